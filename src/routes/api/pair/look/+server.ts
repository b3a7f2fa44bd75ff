import { CodeGiven } from '#lib/protocol/setup.ts';
import { lookAtCode } from '#lib/server/competition/tablets.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, CodeGiven, (context, body) => lookAtCode(context, body.code, event.getClientAddress()));
