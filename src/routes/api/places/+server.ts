import { listPlaces } from '#lib/server/competition/life/trades.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, listPlaces);
