import { HashGiven } from '#lib/protocol/draw.ts';
import { handInHash } from '#lib/server/competition/draw/promise-draw.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, HashGiven, (context, body) => handInHash(context, event.params.id, body));
