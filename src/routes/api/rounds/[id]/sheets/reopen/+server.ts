import { Reopening } from '#lib/protocol/setup.ts';
import { command } from '#lib/server/http/respond.ts';
import { reopenSheet } from '#lib/server/scoring/officiate.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, Reopening, (context, body) => reopenSheet(context, event.params.id, body));
