// The two cookies: readable by no script, sent by no other site, secure whenever the connection is.
import type { RequestEvent } from '@sveltejs/kit';
import { LOGIN_COOKIE, SEAT_COOKIE } from '../people/actor.ts';

function options(event: RequestEvent, maxAge: number) {
	return { path: '/', httpOnly: true, sameSite: 'lax', secure: event.url.protocol === 'https:', maxAge } as const;
}

const SEAT_DAYS = 7;

export function setLoginCookie(event: RequestEvent, token: string, expiresAt: Date): void {
	const seconds = Math.floor((expiresAt.getTime() - Date.now()) / 1000);
	event.cookies.set(LOGIN_COOKIE, token, options(event, seconds));
}

export function clearLoginCookie(event: RequestEvent): void {
	event.cookies.delete(LOGIN_COOKIE, options(event, 0));
}

/** Long enough for a competition of several days. */
export function setSeatCookie(event: RequestEvent, token: string): void {
	event.cookies.set(SEAT_COOKIE, token, options(event, SEAT_DAYS * 86_400));
}
