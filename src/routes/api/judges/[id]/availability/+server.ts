import { AvailabilityGiven } from '#lib/protocol/panels.ts';
import { addAvailability } from '#lib/server/competition/panels/judges.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, AvailabilityGiven, (context, body) => addAvailability(context, event.params.id, body));
