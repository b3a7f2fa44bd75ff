import { answer } from '#lib/server/http/respond.ts';
import { revokeSeat } from '#lib/server/competition/tablets.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => answer(event, (context) => revokeSeat(context, event.params.id));
