import { Ordered } from '#lib/protocol/setup.ts';
import { command } from '#lib/server/http/respond.ts';
import { openRound } from '#lib/server/scoring/officiate.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, Ordered, (context, body) => openRound(context, event.params.id, body.commandId));
