import { listRegistrations } from '#lib/server/competition/registration/read-desk.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => listRegistrations(context, event.params.id));
