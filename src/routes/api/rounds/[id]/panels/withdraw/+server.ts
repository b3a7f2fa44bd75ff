import { JudgeWithdrawn } from '#lib/protocol/panels.ts';
import { withdrawJudge } from '#lib/server/competition/panels/change-panels.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, JudgeWithdrawn, (context, body) => withdrawJudge(context, event.params.id, body));
