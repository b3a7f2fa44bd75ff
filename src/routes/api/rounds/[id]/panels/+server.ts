import { PanelSeats, PanelSettingsGiven } from '#lib/protocol/panels.ts';
import { setPanelSeats, setPanelSettings } from '#lib/server/competition/panels/change-panels.ts';
import { readPanels } from '#lib/server/competition/panels/read-panels.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readPanels(context, event.params.id));
export const PUT: RequestHandler = (event) =>
	command(event, PanelSettingsGiven, (context, body) => setPanelSettings(context, event.params.id, body));
export const PATCH: RequestHandler = (event) =>
	command(event, PanelSeats, (context, body) => setPanelSeats(context, event.params.id, body));
