import { JudgeChange } from '#lib/protocol/panels.ts';
import { changeJudge, removeJudge } from '#lib/server/competition/panels/judges.ts';
import { readJudge } from '#lib/server/competition/panels/read-judges.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readJudge(context, event.params.id));
export const PATCH: RequestHandler = (event) =>
	command(event, JudgeChange, (context, body) => changeJudge(context, event.params.id, body));
export const DELETE: RequestHandler = (event) => answer(event, (context) => removeJudge(context, event.params.id));
