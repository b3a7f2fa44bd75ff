import { OpeningGiven } from '#lib/protocol/draw.ts';
import { openMap } from '#lib/server/competition/draw/sealed-map.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, OpeningGiven, (context, body) => openMap(context, event.params.id, body));
