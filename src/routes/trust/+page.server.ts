import { authority } from './authority.ts';
import { platformOf } from './platform.ts';
import type { PageServerLoad } from './$types.js';

// the authority is known to this process only, so this one page is loaded on the server
export const load: PageServerLoad = ({ url, request }) => {
	const trust = authority();
	return {
		secure: url.protocol === 'https:',
		platform: platformOf(request.headers.get('user-agent') ?? ''),
		authority: trust && {
			name: trust.name,
			fingerprint: trust.fingerprint,
			validUntil: trust.validUntil.slice(0, 10),
			secureUrl: `https://${url.hostname}:${trust.httpsPort}/trust`,
			plainUrl: `http://${url.hostname}:${trust.httpPort}/trust`
		}
	};
};
