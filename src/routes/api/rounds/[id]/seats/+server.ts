import { Seats } from '#lib/protocol/setup.ts';
import { setSeats } from '#lib/server/competition/panel.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const PUT: RequestHandler = (event) =>
	command(event, Seats, (context, body) => setSeats(context, event.params.id, body.seats));
