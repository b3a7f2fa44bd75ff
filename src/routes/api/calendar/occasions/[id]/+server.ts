import { OccasionChange } from '#lib/protocol/calendar/bookings.ts';
import { changeOccasion } from '#lib/server/calendar/bookings/occasions.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const PATCH: RequestHandler = (event) =>
	command(event, OccasionChange, (context, body) => changeOccasion(context, event.params.id, body));
