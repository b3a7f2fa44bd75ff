import { refusalResponse } from '#lib/server/http/respond.ts';
import { readBoard } from '#lib/server/scoring/read-board.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async ({ params, url, request, locals }) => {
	const audience = url.searchParams.get('audience') === 'officials' ? 'officials' : 'public';
	const board = await readBoard(locals.context, params.id, audience);
	if (!board.ok) return refusalResponse(board.refusal);
	const { etag, body } = board.value;
	const headers = { etag, 'cache-control': audience === 'public' ? 'public, no-cache' : 'private, no-cache' };
	if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
	return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } });
};
