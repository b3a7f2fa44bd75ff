import { NewObligation } from '#lib/protocol/season.ts';
import { addObligation } from '#lib/server/calendar/season/obligations.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => command(event, NewObligation, addObligation);
