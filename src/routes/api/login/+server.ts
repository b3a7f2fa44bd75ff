import { SignIn } from '#lib/protocol/setup.ts';
import { ok } from '#lib/domain/shared/result.ts';
import { setLoginCookie } from '#lib/server/http/cookies.ts';
import { command } from '#lib/server/http/respond.ts';
import { signIn } from '#lib/server/people/sign-in.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) =>
	command(event, SignIn, async (context, body) => {
		const signed = await signIn(context, { ...body, address: event.getClientAddress() });
		if (!signed.ok) return signed;
		setLoginCookie(event, signed.value.token, signed.value.expiresAt);
		return ok({ me: signed.value.me });
	});
