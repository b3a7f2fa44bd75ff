import { CompetitionChange } from '#lib/protocol/setup.ts';
import { changeCompetition, deleteCompetition } from '#lib/server/competition/competitions.ts';
import { readCompetition } from '#lib/server/competition/read-competitions.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readCompetition(context, event.params.id));
export const PATCH: RequestHandler = (event) =>
	command(event, CompetitionChange, (context, body) => changeCompetition(context, event.params.id, body));
export const DELETE: RequestHandler = (event) =>
	answer(event, (context) => deleteCompetition(context, event.params.id));
