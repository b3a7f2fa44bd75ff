import { readPersonPage } from '#lib/server/calendar/feeds/read-person.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readPersonPage(context, event.params.id));
