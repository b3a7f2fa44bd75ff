import { TermsGiven } from '#lib/protocol/registration.ts';
import { readPublic } from '#lib/server/competition/registration/read-public.ts';
import { setTerms } from '#lib/server/competition/registration/settings.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readPublic(context, event.params.id));
export const PUT: RequestHandler = (event) =>
	command(event, TermsGiven, (context, body) => setTerms(context, event.params.id, body));
