import { TemplateGiven } from '#lib/protocol/life.ts';
import { keepTemplate } from '#lib/server/competition/life/templates.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, TemplateGiven, (context, body) => keepTemplate(context, event.params.id, body));
