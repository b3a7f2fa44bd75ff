import { OrganizationChange } from '#lib/protocol/setup.ts';
import { command } from '#lib/server/http/respond.ts';
import { changeOrganization } from '#lib/server/people/directory.ts';
import type { RequestHandler } from './$types.js';

export const PATCH: RequestHandler = (event) =>
	command(event, OrganizationChange, (context, body) => changeOrganization(context, event.params.id, body));
