import { newOwnLink } from '#lib/server/competition/registration/decide.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => answer(event, (context) => newOwnLink(context, event.params.id));
