import { PersonChange } from '#lib/protocol/setup.ts';
import { command } from '#lib/server/http/respond.ts';
import { changePerson } from '#lib/server/people/directory.ts';
import type { RequestHandler } from './$types.js';

export const PATCH: RequestHandler = (event) =>
	command(event, PersonChange, (context, body) => changePerson(context, event.params.id, body));
