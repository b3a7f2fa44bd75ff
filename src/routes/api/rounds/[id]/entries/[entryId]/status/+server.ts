import { StatusGiven } from '#lib/protocol/setup.ts';
import { command } from '#lib/server/http/respond.ts';
import { setEntryStatus } from '#lib/server/scoring/officiate.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, StatusGiven, (context, body) =>
		setEntryStatus(context, event.params.id, { ...body, entryId: event.params.entryId })
	);
