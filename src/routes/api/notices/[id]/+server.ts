import { readPublicNotice } from '#lib/server/competition/life/public-notice.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readPublicNotice(context, event.params.id));
