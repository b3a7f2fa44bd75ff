import { readPrivateFeed } from '#lib/server/calendar/feeds/read-feed.ts';
import { feedResponse } from '#lib/server/http/feed-response.ts';
import { feedLocale } from '../../locale.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async ({ params, request, url, locals }) => {
	const asked = { kind: 'series' as const, token: params.token, locale: feedLocale(url) };
	return feedResponse(request, await readPrivateFeed(locals.context, asked), 'ics', 'private');
};
