import { BaseStepGiven } from '#lib/protocol/bases.ts';
import { stepBase } from '#lib/server/calendar/bases/keep-bases.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, BaseStepGiven, (context, body) => stepBase(context, event.params.id, body));
