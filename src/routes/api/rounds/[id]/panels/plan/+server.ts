import { PanelsPlanned } from '#lib/protocol/panels.ts';
import { startPanels } from '#lib/server/competition/panels/plan-panels.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, PanelsPlanned, (context, body) => startPanels(context, event.params.id, body));
