import { ModeGiven } from '#lib/protocol/setup.ts';
import { command } from '#lib/server/http/respond.ts';
import { setMode } from '#lib/server/scoring/officiate.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, ModeGiven, (context, body) => setMode(context, event.params.id, body));
