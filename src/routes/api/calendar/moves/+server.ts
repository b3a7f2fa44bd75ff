import { Moves } from '#lib/protocol/calendar/bookings.ts';
import { moveOccasions } from '#lib/server/calendar/bookings/move-occasions.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => command(event, Moves, moveOccasions);
