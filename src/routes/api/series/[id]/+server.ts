import { SeriesChange } from '#lib/protocol/series.ts';
import { changeSeries } from '#lib/server/calendar/series/change-series.ts';
import { readSeries } from '#lib/server/calendar/series/read-series.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readSeries(context, event.params.id));
export const PATCH: RequestHandler = (event) =>
	command(event, SeriesChange, (context, body) => changeSeries(context, event.params.id, body));
