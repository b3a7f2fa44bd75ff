import { readCompetitionDraws } from '#lib/server/competition/draw/read-draws.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) =>
	answer(event, (context) => readCompetitionDraws(context, event.params.id));
