import { ValueGiven } from '#lib/protocol/draw.ts';
import { openSource } from '#lib/server/competition/draw/promise-draw.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, ValueGiven, (context, body) => openSource(context, event.params.id, body));
