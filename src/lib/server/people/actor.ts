// Who a request or a socket comes from: two cookies, one of an account's login, one of a tablet's seat.
import type { Actor } from '../../domain/people/policy.ts';
import type { Context } from '../context.ts';
import { accountOfLogin, seatOfTablet } from './facts.queries.ts';
import { tokenHash } from './secrets.ts';

export const LOGIN_COOKIE = 'jiangsai_login';
export const SEAT_COOKIE = 'jiangsai_seat';

/**
 * The name a cookie has on this connection. A secure one has a name of its own: ports of a host share their cookies, and a
 * page over plain http could neither read nor replace a secure cookie of the same name.
 */
export function cookieName(name: string, secure: boolean): string {
	return secure ? `__Host-${name}` : name;
}

export interface Tokens {
	readonly login: string | undefined;
	readonly seat: string | undefined;
}

/** The two tokens out of a Cookie header. */
export function readCookies(header: string | undefined): Tokens {
	const found = new Map(
		(header ?? '').split(';').map((pair): [string, string] => {
			const at = pair.indexOf('=');
			return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
		})
	);
	const either = (name: string) => found.get(cookieName(name, true)) ?? found.get(name);
	return { login: either(LOGIN_COOKIE), seat: either(SEAT_COOKIE) };
}

/** The actor of these tokens; a token that is not valid counts as none. */
export async function actorOf(context: Context, tokens: Tokens): Promise<Actor> {
	const { db } = context.database;
	const { login, seat: held } = tokens;
	const [account, seat] = await Promise.all([
		login ? accountOfLogin(db, tokenHash(login), context.now()) : null,
		held ? context.tablets.seatOf(held, () => seatOfTablet(db, tokenHash(held))) : null
	]);
	return { account, seat };
}
