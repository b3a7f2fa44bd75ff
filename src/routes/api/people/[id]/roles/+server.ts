import { NewRole } from '#lib/protocol/setup.ts';
import { command } from '#lib/server/http/respond.ts';
import { grantRole } from '#lib/server/people/directory.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, NewRole, (context, body) => grantRole(context, event.params.id, body));
