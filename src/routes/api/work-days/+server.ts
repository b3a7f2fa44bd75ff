import { WorkDayGiven } from '#lib/protocol/series.ts';
import { readWorkYear, setWorkDay } from '#lib/server/calendar/series/work-days.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import { yearAsked } from './asked.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) =>
	answer(event, (context) => readWorkYear(context, yearAsked(event.url, context.now())));
export const PUT: RequestHandler = (event) => command(event, WorkDayGiven, setWorkDay);
