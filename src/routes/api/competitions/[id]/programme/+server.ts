import { readProgramme } from '#lib/server/calendar/day/read-programme.ts';
import { refusalResponse } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async ({ params, url, request, locals }) => {
	const programme = await readProgramme(locals.context, params.id, url.searchParams.get('day'));
	if (!programme.ok) return refusalResponse(programme.refusal);
	const { etag, body } = programme.value;
	const headers = { etag, 'cache-control': 'no-cache' };
	if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
	return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } });
};
