import { endRecusal } from '#lib/server/competition/panels/judges.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const DELETE: RequestHandler = (event) =>
	answer(event, (context) => endRecusal(context, event.params.id, event.params.partId));
