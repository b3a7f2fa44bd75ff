import { OwnDecision } from '#lib/protocol/registration.ts';
import { decideOwn, readOwn } from '#lib/server/competition/registration/own-page.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) =>
	answer(event, (context) => readOwn(context, event.params.token, event.getClientAddress()));
export const POST: RequestHandler = (event) =>
	command(event, OwnDecision, (context, body) =>
		decideOwn(context, event.params.token, body, event.getClientAddress())
	);
