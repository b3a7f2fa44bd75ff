import { answer } from '#lib/server/http/respond.ts';
import { revokeRole } from '#lib/server/people/directory.ts';
import type { RequestHandler } from './$types.js';

export const DELETE: RequestHandler = (event) => answer(event, (context) => revokeRole(context, event.params.id));
