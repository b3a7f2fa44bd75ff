import { BaseChange } from '#lib/protocol/bases.ts';
import { changeBase } from '#lib/server/calendar/bases/keep-bases.ts';
import { readBase } from '#lib/server/calendar/bases/read-bases.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readBase(context, event.params.id));
export const PATCH: RequestHandler = (event) =>
	command(event, BaseChange, (context, body) => changeBase(context, event.params.id, body));
