import { NewCompetition } from '#lib/protocol/setup.ts';
import { addCompetition } from '#lib/server/competition/competitions.ts';
import { listCompetitions } from '#lib/server/competition/read-competitions.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, listCompetitions);
export const POST: RequestHandler = (event) => command(event, NewCompetition, addCompetition);
