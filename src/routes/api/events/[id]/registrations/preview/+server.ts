import { previewRows } from '#lib/server/competition/registration/preview.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	answer(event, async (context) =>
		previewRows(
			context,
			event.params.id,
			event.url.searchParams.get('unit'),
			Buffer.from(await event.request.arrayBuffer())
		)
	);
