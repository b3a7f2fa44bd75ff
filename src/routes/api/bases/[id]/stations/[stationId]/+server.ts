import { retireStation } from '#lib/server/calendar/bases/keep-bases.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const DELETE: RequestHandler = (event) =>
	answer(event, (context) => retireStation(context, event.params.id, event.params.stationId));
