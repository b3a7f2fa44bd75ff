import { OverrideGiven } from '#lib/protocol/calendar/bookings.ts';
import { overrideConflict } from '#lib/server/calendar/bookings/overrides.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, OverrideGiven, (context, body) => overrideConflict(context, event.params.id, body));
