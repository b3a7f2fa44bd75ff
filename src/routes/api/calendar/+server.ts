import { readCalendar } from '#lib/server/calendar/bookings/read-calendar.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) =>
	answer(event, (context) =>
		readCalendar(context, { from: event.url.searchParams.get('from'), to: event.url.searchParams.get('to') })
	);
