import { NewSeries } from '#lib/protocol/series.ts';
import { addSeries } from '#lib/server/calendar/series/add-series.ts';
import { listSeries } from '#lib/server/calendar/series/read-series.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, listSeries);
export const POST: RequestHandler = (event) => command(event, NewSeries, addSeries);
