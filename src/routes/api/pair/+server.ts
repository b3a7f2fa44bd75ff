import { Pairing } from '#lib/protocol/setup.ts';
import { ok } from '#lib/domain/shared/result.ts';
import { pair } from '#lib/server/competition/tablets.ts';
import { setSeatCookie } from '#lib/server/http/cookies.ts';
import { command } from '#lib/server/http/respond.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, Pairing, async (context, body) => {
		const paired = await pair(context, body, event.getClientAddress());
		if (!paired.ok) return paired;
		const { token, ...seat } = paired.value;
		setSeatCookie(event, token);
		return ok(seat);
	});
