import { StepGiven } from '#lib/protocol/life.ts';
import { readLife } from '#lib/server/competition/life/read-life.ts';
import { takeStep } from '#lib/server/competition/life/take-step.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readLife(context, event.params.id));
export const POST: RequestHandler = (event) =>
	command(event, StepGiven, (context, body) => takeStep(context, event.params.id, body));
