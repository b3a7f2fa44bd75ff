import { clearLoginCookie } from '#lib/server/http/cookies.ts';
import { answer } from '#lib/server/http/respond.ts';
import { readCookies } from '#lib/server/people/actor.ts';
import { signOut } from '#lib/server/people/sign-in.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => {
	const { login } = readCookies(event.request.headers.get('cookie') ?? undefined);
	clearLoginCookie(event);
	return answer(event, (context) => signOut(context, login));
};
