import { Plans } from '#lib/protocol/season.ts';
import { planMany } from '#lib/server/calendar/season/plan.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => command(event, Plans, planMany);
