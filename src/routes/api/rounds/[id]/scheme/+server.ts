import { SchemeGiven } from '#lib/protocol/setup.ts';
import { command } from '#lib/server/http/respond.ts';
import { setScheme } from '#lib/server/scoring/set-scheme.ts';
import type { RequestHandler } from './$types.js';

export const PUT: RequestHandler = (event) =>
	command(event, SchemeGiven, (context, body) => setScheme(context, event.params.id, body.scheme));
