import { previewEntries } from '#lib/server/competition/preview-entries.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	answer(event, async (context) =>
		previewEntries(context, event.params.id, Buffer.from(await event.request.arrayBuffer()))
	);
