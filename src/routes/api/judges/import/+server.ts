import { JudgesImported } from '#lib/protocol/panels.ts';
import { importJudges } from '#lib/server/competition/panels/import-judges.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => command(event, JudgesImported, importJudges);
