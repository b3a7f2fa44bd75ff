import { RowsGiven } from '#lib/protocol/registration.ts';
import { checkRows } from '#lib/server/competition/registration/preview.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, RowsGiven, (context, body) => checkRows(context, event.params.id, body));
