import { removeDayItem } from '#lib/server/calendar/day/lay-out.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const DELETE: RequestHandler = (event) =>
	answer(event, (context) => removeDayItem(context, event.params.id, event.params.itemId));
