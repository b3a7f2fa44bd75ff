import { Filling } from '#lib/protocol/season.ts';
import { startFilling } from '#lib/server/calendar/season/propose.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => command(event, Filling, startFilling);
