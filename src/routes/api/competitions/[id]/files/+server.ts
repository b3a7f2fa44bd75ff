import { FileGiven } from '#lib/protocol/life.ts';
import { beginFile, readFiles } from '#lib/server/competition/life/files.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readFiles(context, event.params.id));
export const POST: RequestHandler = (event) =>
	command(event, FileGiven, (context, body) => beginFile(context, event.params.id, body));
