import { OwnRegistration } from '#lib/protocol/registration.ts';
import { registerFromOutside } from '#lib/server/competition/registration/own-page.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, OwnRegistration, (context, body) =>
		registerFromOutside(context, event.params.id, body, event.getClientAddress())
	);
