import { DayActionGiven } from '#lib/protocol/day.ts';
import { actOnDay } from '#lib/server/calendar/day/act.ts';
import { readDay } from '#lib/server/calendar/day/read-programme.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) =>
	answer(event, (context) => readDay(context, event.params.id, event.url.searchParams.get('day')));
export const POST: RequestHandler = (event) =>
	command(event, DayActionGiven, (context, body) => actOnDay(context, event.params.id, body));
