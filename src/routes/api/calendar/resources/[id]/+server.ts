import { ResourceChange } from '#lib/protocol/calendar/bookings.ts';
import { changeResource } from '#lib/server/calendar/bookings/resources.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const PATCH: RequestHandler = (event) =>
	command(event, ResourceChange, (context, body) => changeResource(context, event.params.id, body));
