import { commitDraw } from '#lib/server/competition/draw/promise-draw.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => answer(event, (context) => commitDraw(context, event.params.id));
