import { OwnLeadTimes } from '#lib/protocol/life.ts';
import { setOwnLeadTimes } from '#lib/server/competition/life/lead-times.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const PUT: RequestHandler = (event) =>
	command(event, OwnLeadTimes, (context, body) => setOwnLeadTimes(context, event.params.id, body.times));
