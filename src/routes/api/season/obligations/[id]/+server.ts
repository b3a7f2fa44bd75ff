import { ObligationChange } from '#lib/protocol/season.ts';
import { changeObligation, deleteObligation } from '#lib/server/calendar/season/obligations.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const PATCH: RequestHandler = (event) =>
	command(event, ObligationChange, (context, given) => changeObligation(context, event.params.id, given));
export const DELETE: RequestHandler = (event) => answer(event, (context) => deleteObligation(context, event.params.id));
