import { Retirement } from '#lib/protocol/calendar/bookings.ts';
import { retireResource } from '#lib/server/calendar/bookings/resources.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, Retirement, (context, body) => retireResource(context, event.params.id, body));
