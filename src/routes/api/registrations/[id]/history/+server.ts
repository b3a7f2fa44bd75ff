import { readHistory } from '#lib/server/competition/registration/read-history.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readHistory(context, event.params.id));
