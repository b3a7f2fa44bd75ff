import { DayItemGiven } from '#lib/protocol/day.ts';
import { addDayItem } from '#lib/server/calendar/day/lay-out.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, DayItemGiven, (context, body) => addDayItem(context, event.params.id, body));
