import { DeskRegistration } from '#lib/protocol/registration.ts';
import { registerAtDesk } from '#lib/server/competition/registration/register.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, DeskRegistration, (context, body) => registerAtDesk(context, event.params.id, body));
