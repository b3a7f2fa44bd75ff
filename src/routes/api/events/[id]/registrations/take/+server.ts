import { takeIntoRound } from '#lib/server/competition/registration/take-into-round.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => answer(event, (context) => takeIntoRound(context, event.params.id));
