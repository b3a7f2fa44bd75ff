import { SeriesPreviewGiven } from '#lib/protocol/series.ts';
import { previewSeries } from '#lib/server/calendar/series/preview-series.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => command(event, SeriesPreviewGiven, previewSeries);
