import { answer } from '#lib/server/http/respond.ts';
import { readWhy } from '#lib/server/scoring/read-board.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) =>
	answer(event, (context) => readWhy(context, event.params.id, event.params.entryId));
