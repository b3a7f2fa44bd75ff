import { unsealDraw } from '#lib/server/competition/draw/sealed-map.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => answer(event, (context) => unsealDraw(context, event.params.id));
