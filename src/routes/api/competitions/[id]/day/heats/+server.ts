import { HeatsPlacedGiven } from '#lib/protocol/day.ts';
import { placeHeats } from '#lib/server/calendar/day/lay-out.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, HeatsPlacedGiven, (context, body) => placeHeats(context, event.params.id, body));
