import { PanelsPublished } from '#lib/protocol/panels.ts';
import { publishPanels } from '#lib/server/competition/panels/publish-panels.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, PanelsPublished, (context, body) => publishPanels(context, event.params.id, body));
