import { Scan } from '#lib/protocol/registration.ts';
import { checkIn } from '#lib/server/competition/registration/check-in.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, Scan, (context, body) =>
		checkIn(context, body.scanned, { undo: false, competitionId: event.params.id })
	);
