import { answer } from '#lib/server/http/respond.ts';
import { readDesk } from '#lib/server/scoring/read-board.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readDesk(context, event.params.id));
