import { publishDraw } from '#lib/server/competition/draw/publish-draw.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => answer(event, (context) => publishDraw(context, event.params.id));
