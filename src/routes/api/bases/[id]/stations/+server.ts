import { StationsGiven } from '#lib/protocol/bases.ts';
import { addStations } from '#lib/server/calendar/bases/keep-bases.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, StationsGiven, (context, body) => addStations(context, event.params.id, body));
