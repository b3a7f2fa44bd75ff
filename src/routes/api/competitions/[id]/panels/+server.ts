import { listPanels } from '#lib/server/competition/panels/read-panels.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => listPanels(context, event.params.id));
