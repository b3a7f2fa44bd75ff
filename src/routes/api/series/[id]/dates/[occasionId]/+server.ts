import { SeriesDateChange } from '#lib/protocol/series.ts';
import { changeDate } from '#lib/server/calendar/series/change-date.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const PATCH: RequestHandler = (event) =>
	command(event, SeriesDateChange, (context, body) =>
		changeDate(context, event.params.id, event.params.occasionId, body)
	);
