import { Waiving } from '#lib/protocol/season.ts';
import { waive } from '#lib/server/calendar/season/waive.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, Waiving, (context, given) => waive(context, event.params.id, given));
