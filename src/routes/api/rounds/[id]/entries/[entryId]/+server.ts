import { EntryChange } from '#lib/protocol/setup.ts';
import { changeEntry, deleteEntry } from '#lib/server/competition/entries.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const PATCH: RequestHandler = (event) =>
	command(event, EntryChange, (context, body) => changeEntry(context, event.params.id, event.params.entryId, body));
export const DELETE: RequestHandler = (event) =>
	answer(event, (context) => deleteEntry(context, event.params.id, event.params.entryId));
