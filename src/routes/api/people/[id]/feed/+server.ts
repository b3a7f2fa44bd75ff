import { renewPersonFeed, revokePersonFeed } from '#lib/server/calendar/feeds/tokens.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => answer(event, (context) => renewPersonFeed(context, event.params.id));
export const DELETE: RequestHandler = (event) => answer(event, (context) => revokePersonFeed(context, event.params.id));
