import { Decision } from '#lib/protocol/registration.ts';
import { decide } from '#lib/server/competition/registration/decide.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, Decision, (context, body) => decide(context, event.params.id, body));
