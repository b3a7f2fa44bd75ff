import { listTemplates } from '#lib/server/competition/life/templates.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, listTemplates);
