import { Ordered } from '#lib/protocol/setup.ts';
import { command } from '#lib/server/http/respond.ts';
import { closeRound } from '#lib/server/scoring/officiate.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, Ordered, (context, body) => closeRound(context, event.params.id, body.commandId));
