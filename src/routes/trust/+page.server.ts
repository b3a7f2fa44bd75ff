import { authority } from './authority.ts';
import { PLATFORMS, platformOf } from './platform.ts';
import type { PageServerLoad } from './$types.js';

// the authority is known to this process only, so this one page is loaded on the server
export const load: PageServerLoad = ({ url, request }) => {
	const trust = authority();
	const chosen = PLATFORMS.find((platform) => platform === url.searchParams.get('device'));
	return {
		secure: url.protocol === 'https:',
		chosen: chosen !== undefined,
		platform: chosen ?? platformOf(request.headers.get('user-agent') ?? ''),
		authority: trust && {
			name: trust.name,
			fingerprint: trust.fingerprint,
			validUntil: trust.validUntil.slice(0, 10),
			secureUrl: `https://${url.hostname}:${trust.httpsPort}/trust`,
			plainUrl: `http://${url.hostname}:${trust.httpPort}/trust`
		}
	};
};
