import { listPlaces } from '#lib/server/calendar/series/read-series.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, listPlaces);
