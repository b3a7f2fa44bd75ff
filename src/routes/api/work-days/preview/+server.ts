import { previewWorkYear } from '#lib/server/calendar/series/preview-work-year.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	answer(event, async (context) =>
		previewWorkYear(
			context,
			event.url.searchParams.get('organization') || null,
			Buffer.from(await event.request.arrayBuffer())
		)
	);
