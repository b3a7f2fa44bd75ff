import { NewOrganization } from '#lib/protocol/setup.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import { addOrganization, listOrganizations } from '#lib/server/people/directory.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, listOrganizations);
export const POST: RequestHandler = (event) => command(event, NewOrganization, addOrganization);
