// A calendar as a response that can be asked for again cheaply.
import { createHash } from 'node:crypto';
import type { Result } from '../../domain/shared/result.ts';
import { refusalStatus, refusalText } from '../../protocol/refusals.ts';

const TYPES = { ics: 'text/calendar; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** The file with its ETag, 304 when the asker has it already, or a sentence why there is none. */
export function feedResponse(
	request: Request,
	file: Result<string>,
	type: keyof typeof TYPES,
	access: 'public' | 'private'
): Response {
	if (!file.ok) {
		const { zh, en } = refusalText(file.refusal);
		return new Response(`${zh}\n${en}\n`, {
			status: refusalStatus(file.refusal),
			headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
		});
	}
	const etag = `"${createHash('sha256').update(file.value).digest('base64url').slice(0, 27)}"`;
	const headers: Record<string, string> = { etag, 'cache-control': `${access}, max-age=300` };
	if (access === 'public') headers['access-control-allow-origin'] = '*';
	// a private address is a secret: it is not to be found by search engines
	else headers['x-robots-tag'] = 'noindex';
	const known = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
	if (known.includes(etag)) return new Response(null, { status: 304, headers });
	return new Response(file.value, { headers: { ...headers, 'content-type': TYPES[type] } });
}
