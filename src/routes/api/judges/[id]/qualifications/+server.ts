import { QualificationGiven } from '#lib/protocol/panels.ts';
import { addQualification } from '#lib/server/competition/panels/judges.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, QualificationGiven, (context, body) => addQualification(context, event.params.id, body));
