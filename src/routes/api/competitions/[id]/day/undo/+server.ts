import { DayUndoGiven } from '#lib/protocol/day.ts';
import { undoOnDay } from '#lib/server/calendar/day/act.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, DayUndoGiven, (context, body) => undoOnDay(context, event.params.id, body));
