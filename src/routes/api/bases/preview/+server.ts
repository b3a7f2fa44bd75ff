import { previewBases } from '#lib/server/calendar/bases/base-table.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	answer(event, async (context) => previewBases(context, Buffer.from(await event.request.arrayBuffer())));
