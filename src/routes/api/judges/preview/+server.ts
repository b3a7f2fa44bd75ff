import { previewJudges } from '#lib/server/competition/panels/import-judges.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	answer(event, async (context) =>
		previewJudges(
			context,
			event.url.searchParams.get('organization') ?? '',
			Buffer.from(await event.request.arrayBuffer())
		)
	);
