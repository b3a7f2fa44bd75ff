import { applyHeatNumber } from '#lib/server/competition/panels/publish-panels.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

/** The heat begins: its judges take the round's seats. */
export const POST: RequestHandler = (event) =>
	answer(event, (context) => applyHeatNumber(context, event.params.id, Number(event.params.number)));
