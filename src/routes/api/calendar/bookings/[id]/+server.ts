import { BookingChange } from '#lib/protocol/calendar/bookings.ts';
import { changeBooking, removeBooking } from '#lib/server/calendar/bookings/change-bookings.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const PATCH: RequestHandler = (event) =>
	command(event, BookingChange, (context, body) => changeBooking(context, event.params.id, body));
export const DELETE: RequestHandler = (event) => answer(event, (context) => removeBooking(context, event.params.id));
