import { NewJudge } from '#lib/protocol/panels.ts';
import { addJudge } from '#lib/server/competition/panels/judges.ts';
import { listJudges } from '#lib/server/competition/panels/read-judges.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) =>
	answer(event, (context) => listJudges(context, { on: event.url.searchParams.get('on') ?? undefined }));
export const POST: RequestHandler = (event) => command(event, NewJudge, addJudge);
