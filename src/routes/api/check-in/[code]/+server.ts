import { CheckIn } from '#lib/protocol/registration.ts';
import { checkIn, readCheckIn } from '#lib/server/competition/registration/check-in.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readCheckIn(context, event.params.code));
export const POST: RequestHandler = (event) =>
	command(event, CheckIn, (context, body) => checkIn(context, event.params.code, body));
