import { LeadTimesGiven } from '#lib/protocol/life.ts';
import { readLeadTimes, setLeadTimes } from '#lib/server/competition/life/lead-times.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readLeadTimes(context, event.params.id));
export const PUT: RequestHandler = (event) =>
	command(event, LeadTimesGiven, (context, body) => setLeadTimes(context, event.params.id, body.times));
