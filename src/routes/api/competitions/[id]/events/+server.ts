import { Titled } from '#lib/protocol/setup.ts';
import { addEvent } from '#lib/server/competition/competitions.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, Titled, (context, body) => addEvent(context, event.params.id, body));
