import { releaseBlockers } from '#lib/server/calendar/bookings/release-blockers.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => releaseBlockers(context, event.params.id));
