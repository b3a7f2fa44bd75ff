import { Titled } from '#lib/protocol/setup.ts';
import { changeEvent, deleteEvent } from '#lib/server/competition/competitions.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const PATCH: RequestHandler = (event) =>
	command(event, Titled, (context, body) => changeEvent(context, event.params.id, body));
export const DELETE: RequestHandler = (event) => answer(event, (context) => deleteEvent(context, event.params.id));
