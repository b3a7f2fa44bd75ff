import { answer } from '#lib/server/http/respond.ts';
import { newSeatCode } from '#lib/server/competition/tablets.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	answer(event, async (context) => {
		const made = await newSeatCode(context, event.params.id);
		if (!made.ok) return made;
		const { path, ...code } = made.value;
		return { ok: true, value: { ...code, url: `${event.url.origin}${path}` } };
	});
