import { NoticeGiven } from '#lib/protocol/life.ts';
import { publishNotice, readNotice, saveNotice } from '#lib/server/competition/life/notice.ts';
import { answer, command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) => answer(event, (context) => readNotice(context, event.params.id));
export const PUT: RequestHandler = (event) =>
	command(event, NoticeGiven, (context, body) => saveNotice(context, event.params.id, body));
export const POST: RequestHandler = (event) => answer(event, (context) => publishNotice(context, event.params.id));
