import { answer } from '#lib/server/http/respond.ts';
import { previewPeople } from '#lib/server/people/import-people.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	answer(event, async (context) => previewPeople(context, Buffer.from(await event.request.arrayBuffer())));
