import { NewOccasion } from '#lib/protocol/calendar/bookings.ts';
import { addOccasion } from '#lib/server/calendar/bookings/occasions.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => command(event, NewOccasion, addOccasion);
