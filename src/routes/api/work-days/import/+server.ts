import { WorkYearGiven } from '#lib/protocol/series.ts';
import { importWorkYear } from '#lib/server/calendar/series/work-days.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => command(event, WorkYearGiven, importWorkYear);
