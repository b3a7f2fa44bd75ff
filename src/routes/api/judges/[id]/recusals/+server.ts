import { RecusalGiven } from '#lib/protocol/panels.ts';
import { addRecusal } from '#lib/server/competition/panels/judges.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, RecusalGiven, (context, body) => addRecusal(context, event.params.id, body));
