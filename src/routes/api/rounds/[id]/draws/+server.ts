import { DrawGiven } from '#lib/protocol/draw.ts';
import { prepareDraw } from '#lib/server/competition/draw/prepare-draw.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, DrawGiven, (context, body) => prepareDraw(context, event.params.id, body));
