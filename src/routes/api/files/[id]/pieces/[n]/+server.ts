import { takePiece } from '#lib/server/competition/life/files.ts';
import { answer } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const PUT: RequestHandler = (event) =>
	answer(event, async (context) =>
		takePiece(
			context,
			event.params.id,
			/^\d{1,2}$/.test(event.params.n) ? Number(event.params.n) : -1,
			Buffer.from(await event.request.arrayBuffer())
		)
	);
