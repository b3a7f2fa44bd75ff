import { answer } from '#lib/server/http/respond.ts';
import { cancelJob, readJob } from '#lib/server/jobs/jobs.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readJob(context, event.params.id));
export const DELETE: RequestHandler = (event) => answer(event, (context) => cancelJob(context, event.params.id));
