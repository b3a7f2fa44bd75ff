import { RoundChange } from '#lib/protocol/setup.ts';
import { changeRound, deleteRound } from '#lib/server/competition/competitions.ts';
import { readRound } from '#lib/server/competition/read-competitions.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readRound(context, event.params.id));
export const PATCH: RequestHandler = (event) =>
	command(event, RoundChange, (context, body) => changeRound(context, event.params.id, body));
export const DELETE: RequestHandler = (event) => answer(event, (context) => deleteRound(context, event.params.id));
