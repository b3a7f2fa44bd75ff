import { UnsentCommands } from '#lib/protocol/marks.ts';
import { command } from '#lib/server/http/respond.ts';
import { takeUnsent } from '#lib/server/scoring/submit-marks.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, UnsentCommands, (context, body) => takeUnsent(context, event.params.id, body));
