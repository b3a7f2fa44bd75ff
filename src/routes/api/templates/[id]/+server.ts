import { deleteTemplate } from '#lib/server/competition/life/templates.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const DELETE: RequestHandler = (event) => answer(event, (context) => deleteTemplate(context, event.params.id));
