import { NewEntries } from '#lib/protocol/setup.ts';
import { addEntries } from '#lib/server/competition/entries.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, NewEntries, (context, body) => addEntries(context, event.params.id, body.entries));
