// Private addresses of feeds: made anew at will, revoked at once, kept only as hashes.
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import { newId, type Context } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { guardPerson } from '../../people/directory.ts';
import { newToken, tokenHash } from '../../people/secrets.ts';
import { guardSeries } from '../series/change-series.ts';

export interface NewFeed {
	/** Shown this once; nobody can read it back. */
	readonly path: string;
}

/** The address of a person's feed is that person's own, and of those who manage the directory there. */
async function guardPersonFeed(context: Context, personId: string): Promise<Result<void>> {
	return context.actor.account?.personId === personId ? ok(undefined) : await guardPerson(context, personId);
}

type Target = { readonly person_id: string } | { readonly series_id: string };

async function revokeAll(tx: Tx, target: Target, now: Date): Promise<number> {
	let query = tx.updateTable('feed_token').where('revoked_at', 'is', null).set({ revoked_at: now });
	query =
		'person_id' in target
			? query.where('person_id', '=', target.person_id)
			: query.where('series_id', '=', target.series_id);
	return Number((await query.executeTakeFirst()).numUpdatedRows);
}

async function renew(context: Context, target: Target, folder: 'person' | 'series'): Promise<Result<NewFeed>> {
	const token = newToken();
	await context.database.db.transaction().execute(async (tx) => {
		// two who renew at once: the later one's address is the one that holds
		const owner = 'person_id' in target ? tx.selectFrom('person').where('id', '=', target.person_id) : undefined;
		if (owner) await owner.select('id').forUpdate().execute();
		else if ('series_id' in target)
			await tx.selectFrom('series').where('id', '=', target.series_id).select('id').forUpdate().execute();
		await revokeAll(tx, target, context.now());
		await tx
			.insertInto('feed_token')
			.values({ id: newId(), ...target, token_hash: tokenHash(token) })
			.execute();
	});
	return ok({ path: `/feeds/${folder}/${token}.ics` });
}

/** Makes a new address for a person's feed; an earlier one ends. */
export async function renewPersonFeed(context: Context, personId: string): Promise<Result<NewFeed>> {
	const allowed = await guardPersonFeed(context, personId);
	return allowed.ok ? await renew(context, { person_id: personId }, 'person') : allowed;
}

export async function revokePersonFeed(context: Context, personId: string): Promise<Result<void>> {
	const allowed = await guardPersonFeed(context, personId);
	if (!allowed.ok) return allowed;
	return await revoke(context, { person_id: personId });
}

/** The first part of a series: the class is known by it, however often it was changed. */
async function originOf(context: Context, seriesId: string): Promise<string> {
	const row = await context.database.db
		.selectFrom('series')
		.where('id', '=', seriesId)
		.select('origin_id')
		.executeTakeFirst();
	return row?.origin_id ?? seriesId;
}

/** Makes a new address for everybody of a class; an earlier one ends. */
export async function renewSeriesFeed(context: Context, seriesId: string): Promise<Result<NewFeed>> {
	const allowed = await guardSeries(context, seriesId);
	return allowed.ok ? await renew(context, { series_id: await originOf(context, seriesId) }, 'series') : allowed;
}

export async function revokeSeriesFeed(context: Context, seriesId: string): Promise<Result<void>> {
	const allowed = await guardSeries(context, seriesId);
	if (!allowed.ok) return allowed;
	return await revoke(context, { series_id: await originOf(context, seriesId) });
}

async function revoke(context: Context, target: Target): Promise<Result<void>> {
	const ended = await context.database.db.transaction().execute((tx) => revokeAll(tx, target, context.now()));
	return ended > 0 ? ok(undefined) : refuse('feed_unknown');
}

/** Whose feed a token opens. */
export async function feedOfToken(
	context: Context,
	token: string
): Promise<{ readonly personId: string | null; readonly seriesId: string | null } | undefined> {
	const row = await context.database.db
		.selectFrom('feed_token')
		.where('token_hash', '=', tokenHash(token))
		.where('revoked_at', 'is', null)
		.select(['person_id', 'series_id'])
		.executeTakeFirst();
	return row && { personId: row.person_id, seriesId: row.series_id };
}
