import { NewBooking } from '#lib/protocol/calendar/bookings.ts';
import { addBooking } from '#lib/server/calendar/bookings/change-bookings.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, NewBooking, (context, body) => addBooking(context, event.params.id, body));
