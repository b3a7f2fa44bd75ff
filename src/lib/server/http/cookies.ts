// The two cookies: readable by no script, sent by no other site, secure whenever the connection is.
import type { RequestEvent } from '@sveltejs/kit';
import { cookieName, LOGIN_COOKIE, SEAT_COOKIE } from '../people/actor.ts';

function isSecure(event: RequestEvent): boolean {
	return event.url.protocol === 'https:';
}

function options(event: RequestEvent, maxAge: number) {
	return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(event), maxAge } as const;
}

const SEAT_DAYS = 7;

export function setLoginCookie(event: RequestEvent, token: string, expiresAt: Date): void {
	const seconds = Math.floor((expiresAt.getTime() - Date.now()) / 1000);
	event.cookies.set(cookieName(LOGIN_COOKIE, isSecure(event)), token, options(event, seconds));
}

export function clearLoginCookie(event: RequestEvent): void {
	event.cookies.delete(cookieName(LOGIN_COOKIE, isSecure(event)), options(event, 0));
}

/** Long enough for a competition of several days. */
export function setSeatCookie(event: RequestEvent, token: string): void {
	event.cookies.set(cookieName(SEAT_COOKIE, isSecure(event)), token, options(event, SEAT_DAYS * 86_400));
}
