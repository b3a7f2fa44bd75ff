import { RowsGiven } from '#lib/protocol/registration.ts';
import { importRows } from '#lib/server/competition/registration/import.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, RowsGiven, (context, body) => importRows(context, event.params.id, body));
