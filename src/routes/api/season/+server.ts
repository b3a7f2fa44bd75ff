import { readSeason } from '#lib/server/calendar/season/read-season.ts';
import { yearOf } from '#lib/protocol/season.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) =>
	answer(event, (context) => readSeason(context, yearOf(event.url.searchParams.get('year'), context.now())));
