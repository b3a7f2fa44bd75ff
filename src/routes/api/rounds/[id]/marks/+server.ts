import { SheetCommands } from '#lib/protocol/marks.ts';
import { command } from '#lib/server/http/respond.ts';
import { submitMarks } from '#lib/server/scoring/submit-marks.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, SheetCommands, (context, body) => submitMarks(context, event.params.id, body.commands));
