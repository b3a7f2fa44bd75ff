// Signing in and out, and the one-time link of the first organizer. Tokens leave here once and are stored as hashes.
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Text } from '../../domain/shared/text.ts';
import { ok, refuse, type Result } from '../../domain/shared/result.ts';
import { newId, type Context } from '../context.ts';
import { text } from '../live/load-round.ts';
import { hashPassword, newToken, passwordMatches, tokenHash } from './secrets.ts';

const LOGIN_DAYS = 30;
const LINK_HOURS = 24;
const MIN_PASSWORD = 10;

const perName = new RateLimiterMemory({ points: 8, duration: 300 });
const perAddress = new RateLimiterMemory({ points: 40, duration: 300 });

export interface Me {
	readonly account: string;
	readonly person: { readonly id: string; readonly name: Text };
	readonly roles: readonly {
		readonly role: string;
		readonly organizationId: string | null;
		readonly competitionId: string | null;
	}[];
}

export interface SignedIn {
	readonly token: string;
	readonly expiresAt: Date;
	readonly me: Me;
}

/** Counts a try; refuses with the seconds to wait when there were too many. */
export async function countTry(limiter: RateLimiterMemory, key: string): Promise<Result<void>> {
	try {
		await limiter.consume(key);
		return ok(undefined);
	} catch (reached) {
		const seconds = Math.ceil(((reached as RateLimiterRes).msBeforeNext ?? 60_000) / 1000);
		return refuse('too_many_tries', { seconds });
	}
}

async function startLogin(context: Context, accountId: string): Promise<SignedIn> {
	const token = newToken();
	const expiresAt = new Date(context.now().getTime() + LOGIN_DAYS * 86_400_000);
	const { db } = context.database;
	await db.deleteFrom('login').where('expires_at', '<', context.now()).execute();
	await db
		.insertInto('login')
		.values({ token_hash: tokenHash(token), account_id: accountId, expires_at: expiresAt })
		.execute();
	return { token, expiresAt, me: await meOf(context, accountId) };
}

async function meOf(context: Context, accountId: string): Promise<Me> {
	const { db } = context.database;
	const row = await db
		.selectFrom('account')
		.innerJoin('person', 'person.id', 'account.person_id')
		.where('account.id', '=', accountId)
		.select(['account.name', 'person.id', 'person.name_zh', 'person.name_en'])
		.executeTakeFirstOrThrow();
	const roles = await db
		.selectFrom('role_grant')
		.where('person_id', '=', row.id)
		.orderBy('granted_at')
		.select(['role', 'organization_id as organizationId', 'competition_id as competitionId'])
		.execute();
	return { account: row.name, person: { id: row.id, name: text(row.name_zh, row.name_en) }, roles };
}

/** Who is signed in, or null. */
export async function whoAmI(context: Context): Promise<Result<{ me: Me | null }>> {
	const { account } = context.actor;
	return ok({ me: account ? await meOf(context, account.id) : null });
}

/** Signs in by name and password. Wrong name and wrong password read and cost the same. */
export async function signIn(
	context: Context,
	given: { name: string; password: string; address: string }
): Promise<Result<SignedIn>> {
	for (const [limiter, key] of [
		[perName, given.name.trim().toLowerCase()],
		[perAddress, given.address]
	] as const) {
		const counted = await countTry(limiter, key);
		if (!counted.ok) return counted;
	}
	const account = await context.database.db
		.selectFrom('account')
		.where((eb) => eb(eb.fn('lower', ['name']), '=', given.name.trim().toLowerCase()))
		.where('disabled_at', 'is', null)
		.select(['id', 'password_hash'])
		.executeTakeFirst();
	if (!account) {
		await hashPassword(given.password);
		return refuse('password_wrong');
	}
	if (!(await passwordMatches(given.password, account.password_hash))) return refuse('password_wrong');
	await perName.delete(given.name.trim().toLowerCase());
	return ok(await startLogin(context, account.id));
}

/** Ends one login. */
export async function signOut(context: Context, token: string | undefined): Promise<Result<void>> {
	if (token) await context.database.db.deleteFrom('login').where('token_hash', '=', tokenHash(token)).execute();
	if (context.actor.account) context.notices.personChanged(context.actor.account.personId);
	return ok(undefined);
}

/** A one-time link for an organizer of the whole federation, or null once somebody can sign in. */
export async function newSetupLink(context: Context): Promise<string | null> {
	const { db } = context.database;
	const existing = await db.selectFrom('account').select('id').limit(1).executeTakeFirst();
	if (existing) return null;
	const token = newToken();
	const expires = new Date(context.now().getTime() + LINK_HOURS * 3_600_000);
	await db
		.insertInto('setup_link')
		.values({ token_hash: tokenHash(token), expires_at: expires })
		.execute();
	return token;
}

/** Spends the one-time link: makes the first organizer's account and signs in. */
export async function setUp(
	context: Context,
	given: { token: string; name: string; password: string }
): Promise<Result<SignedIn>> {
	if (given.password.length < MIN_PASSWORD) return refuse('password_weak');
	const name = given.name.trim();
	const passwordHash = await hashPassword(given.password);
	const made = await context.database.db.transaction().execute(async (tx): Promise<Result<string>> => {
		const spent = await tx
			.updateTable('setup_link')
			.set({ used_at: context.now() })
			.where('token_hash', '=', tokenHash(given.token))
			.where('used_at', 'is', null)
			.where('expires_at', '>', context.now())
			.returning('token_hash')
			.executeTakeFirst();
		if (!spent) return refuse('link_spent');
		const root = await tx
			.selectFrom('organization')
			.where('parent_id', 'is', null)
			.orderBy('created_at')
			.select('id')
			.executeTakeFirst();
		const organizationId = root?.id ?? newId();
		if (!root)
			await tx
				.insertInto('organization')
				.values({ id: organizationId, kind: 'federation', name_zh: '总工会', name_en: 'Federation of Trade Unions' })
				.execute();
		const personId = newId();
		const accountId = newId();
		await tx.insertInto('person').values({ id: personId, name_zh: name, employer_id: organizationId }).execute();
		await tx
			.insertInto('account')
			.values({ id: accountId, person_id: personId, name, password_hash: passwordHash })
			.execute();
		await tx
			.insertInto('role_grant')
			.values({ id: newId(), person_id: personId, role: 'organizer', organization_id: organizationId })
			.execute();
		return ok(accountId);
	});
	return made.ok ? ok(await startLogin(context, made.value)) : made;
}

/** Gives a person a name and password to sign in with, or new ones. */
export async function setAccount(
	context: Context,
	personId: string,
	given: { name: string; password: string }
): Promise<Result<void>> {
	if (given.password.length < MIN_PASSWORD) return refuse('password_weak');
	const { db } = context.database;
	const name = given.name.trim();
	const taken = await db
		.selectFrom('account')
		.where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
		.where('person_id', '<>', personId)
		.select('id')
		.executeTakeFirst();
	if (taken) return refuse('name_taken', { name });
	const passwordHash = await hashPassword(given.password);
	await db
		.insertInto('account')
		.values({ id: newId(), person_id: personId, name, password_hash: passwordHash })
		.onConflict((conflict) => conflict.column('person_id').doUpdateSet({ name, password_hash: passwordHash }))
		.execute();
	await db
		.deleteFrom('login')
		.where('account_id', 'in', db.selectFrom('account').where('person_id', '=', personId).select('id'))
		.execute();
	context.notices.personChanged(personId);
	return ok(undefined);
}
