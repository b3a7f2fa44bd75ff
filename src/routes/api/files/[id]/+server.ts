import { FileChange, FileFinished } from '#lib/protocol/life.ts';
import { changeFile, deleteFile, finishFile } from '#lib/server/competition/life/files.ts';
import { serveFile } from '#lib/server/competition/life/serve-file.ts';
import { fileResponse } from '#lib/server/http/file-response.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async (event) =>
	fileResponse(await serveFile(event.locals.context, event.params.id));
export const POST: RequestHandler = (event) =>
	command(event, FileFinished, (context, body) => finishFile(context, event.params.id, body));
export const PATCH: RequestHandler = (event) =>
	command(event, FileChange, (context, body) => changeFile(context, event.params.id, body));
export const DELETE: RequestHandler = (event) => answer(event, (context) => deleteFile(context, event.params.id));
