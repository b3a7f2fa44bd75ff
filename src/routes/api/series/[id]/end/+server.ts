import { SeriesEnd } from '#lib/protocol/series.ts';
import { endSeries } from '#lib/server/calendar/series/change-series.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, SeriesEnd, (context, body) => endSeries(context, event.params.id, body));
