import { clearLoginCookie } from '#lib/server/http/cookies.ts';
import { answer } from '#lib/server/http/respond.ts';
import { LOGIN_COOKIE } from '#lib/server/people/actor.ts';
import { signOut } from '#lib/server/people/sign-in.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = (event) => {
	const token = event.cookies.get(LOGIN_COOKIE);
	clearLoginCookie(event);
	return answer(event, (context) => signOut(context, token));
};
