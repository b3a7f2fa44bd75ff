// Competitions, their events and rounds: making, changing and deleting them.
import { sql, type UpdateObject } from 'kysely';
import type { Text } from '../../domain/shared/text.ts';
import { ok, refuse, type Result } from '../../domain/shared/result.ts';
import { newId, type Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import type { CompetitionTable, Tables } from '../db/schema.ts';
import { guardCompetition, guardEvent, guardOrganization, guardRound } from '../people/guard.ts';
import { furtherColumns, setHosts, type FurtherFields } from './further-fields.ts';

const FOREIGN_KEY_VIOLATION = new Set(['23503', '23001']);

export interface CompetitionFields extends FurtherFields {
	readonly level: CompetitionTable['level'];
	readonly title: Text;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly venue?: Text | null | undefined;
}

/** Runs it in one transaction; a base or host that does not exist is refused like one that may not be used. */
async function whole<T>(context: Context, work: (tx: Db) => Promise<T>): Promise<Result<T>> {
	try {
		return ok(await context.database.db.transaction().execute(work));
	} catch (error) {
		if (FOREIGN_KEY_VIOLATION.has(String((error as { code?: string }).code))) return refuse('not_allowed');
		throw error;
	}
}

export async function addCompetition(
	context: Context,
	given: CompetitionFields & { organizationId: string; life?: 'idea' | 'planned' | undefined }
): Promise<Result<{ id: string }>> {
	const allowed = await guardOrganization(context, 'competition:manage', given.organizationId);
	if (!allowed.ok) return allowed;
	if (given.endsOn < given.startsOn) return refuse('dates_reversed');
	const id = newId();
	const life = given.life ?? 'planned';
	return await whole(context, async (tx) => {
		await tx
			.insertInto('competition')
			.values({
				id,
				organization_id: given.organizationId,
				level: given.level,
				title_zh: given.title.zh,
				title_en: given.title.en ?? null,
				venue_zh: given.venue?.zh ?? null,
				venue_en: given.venue?.en ?? null,
				starts_on: given.startsOn,
				ends_on: given.endsOn,
				life
			})
			.execute();
		const further = await furtherColumns(tx, given);
		if (Object.keys(further).length > 0)
			await tx.updateTable('competition').where('id', '=', id).set(further).execute();
		await setHosts(tx, id, given.hostIds);
		await tx
			.insertInto('competition_step')
			.values({
				competition_id: id,
				from_life: null,
				to_life: life,
				person_id: context.actor.account?.personId ?? null,
				at: context.now()
			})
			.execute();
		return { id };
	});
}

export async function changeCompetition(
	context: Context,
	id: string,
	given: Partial<CompetitionFields>
): Promise<Result<void>> {
	const allowed = await guardCompetition(context, 'competition:manage', id);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const now = await db
		.selectFrom('competition')
		.where('id', '=', id)
		.select(['starts_on', 'ends_on'])
		.executeTakeFirstOrThrow();
	if ((given.endsOn ?? now.ends_on) < (given.startsOn ?? now.starts_on)) return refuse('dates_reversed');
	const columns: UpdateObject<Tables, 'competition'> = {
		...(given.level ? { level: given.level } : {}),
		...(given.title ? { title_zh: given.title.zh, title_en: given.title.en ?? null } : {}),
		...(given.venue !== undefined ? { venue_zh: given.venue?.zh ?? null, venue_en: given.venue?.en ?? null } : {}),
		...(given.startsOn ? { starts_on: given.startsOn } : {}),
		...(given.endsOn ? { ends_on: given.endsOn } : {})
	};
	const changed = await whole(context, async (tx) => {
		const set = { ...columns, ...(await furtherColumns(tx, given)) };
		if (Object.keys(set).length > 0) await tx.updateTable('competition').where('id', '=', id).set(set).execute();
		await setHosts(tx, id, given.hostIds);
	});
	if (!changed.ok) return changed;
	await roundsChanged(
		context,
		db
			.selectFrom('round')
			.innerJoin('event', 'event.id', 'round.event_id')
			.where('event.competition_id', '=', id)
			.select('round.id')
	);
	return ok(undefined);
}

/** Lets streams of these rounds start a new epoch, because a title or a setting of theirs changed. */
async function roundsChanged(context: Context, rounds: { execute(): Promise<{ id: string }[]> }): Promise<void> {
	const ids = (await rounds.execute()).map((row) => row.id);
	for (const id of ids) {
		await context.database.db
			.updateTable('round')
			.where('id', '=', id)
			.set({ setup: sql<number>`setup + 1` })
			.execute();
		await context.rounds.setupChanged(id);
	}
}

/** Deletes a row with all below it, unless something on the record refers to it. */
async function deleteUnlessUsed(work: () => Promise<unknown>): Promise<Result<void>> {
	try {
		await work();
		return ok(undefined);
	} catch (error) {
		if (FOREIGN_KEY_VIOLATION.has(String((error as { code?: string }).code))) return refuse('in_use');
		throw error;
	}
}

export async function deleteCompetition(context: Context, id: string): Promise<Result<void>> {
	const allowed = await guardCompetition(context, 'competition:manage', id);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const filed = await db
		.selectFrom('competition_step')
		.where('competition_id', '=', id)
		.where('to_life', 'not in', ['idea', 'planned'])
		.select('number')
		.limit(1)
		.executeTakeFirst();
	if (filed) return refuse('life_filed');
	return await deleteUnlessUsed(() => db.deleteFrom('competition').where('id', '=', id).execute());
}

export async function addEvent(
	context: Context,
	competitionId: string,
	given: { title: Text }
): Promise<Result<{ id: string }>> {
	const allowed = await guardCompetition(context, 'competition:manage', competitionId);
	if (!allowed.ok) return allowed;
	const id = newId();
	await context.database.db
		.insertInto('event')
		.values({
			id,
			competition_id: competitionId,
			title_zh: given.title.zh,
			title_en: given.title.en ?? null,
			position: sql<number>`(select coalesce(max(position), 0) + 1 from event where competition_id = ${competitionId})`
		})
		.execute();
	return ok({ id });
}

export async function changeEvent(context: Context, id: string, given: { title: Text }): Promise<Result<void>> {
	const allowed = await guardEvent(context, 'competition:manage', id);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	await db
		.updateTable('event')
		.where('id', '=', id)
		.set({ title_zh: given.title.zh, title_en: given.title.en ?? null })
		.execute();
	await roundsChanged(context, db.selectFrom('round').where('event_id', '=', id).select('id'));
	return ok(undefined);
}

export async function deleteEvent(context: Context, id: string): Promise<Result<void>> {
	const allowed = await guardEvent(context, 'competition:manage', id);
	if (!allowed.ok) return allowed;
	return await deleteUnlessUsed(() => context.database.db.deleteFrom('event').where('id', '=', id).execute());
}

export async function addRound(
	context: Context,
	eventId: string,
	given: { title: Text }
): Promise<Result<{ id: string }>> {
	const allowed = await guardEvent(context, 'competition:manage', eventId);
	if (!allowed.ok) return allowed;
	const id = newId();
	await context.database.db
		.insertInto('round')
		.values({
			id,
			event_id: eventId,
			title_zh: given.title.zh,
			title_en: given.title.en ?? null,
			scheme_hash: null,
			position: sql<number>`(select coalesce(max(position), 0) + 1 from round where event_id = ${eventId})`
		})
		.execute();
	return ok({ id });
}

export async function changeRound(
	context: Context,
	id: string,
	given: { title?: Text | undefined; prizes?: number | undefined; showNames?: boolean | undefined }
): Promise<Result<void>> {
	const allowed = await guardRound(context, 'competition:manage', id);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	await db
		.updateTable('round')
		.where('id', '=', id)
		.set({
			...(given.title ? { title_zh: given.title.zh, title_en: given.title.en ?? null } : {}),
			...(given.prizes !== undefined ? { prizes: given.prizes } : {}),
			...(given.showNames !== undefined ? { show_names: given.showNames } : {}),
			setup: sql<number>`setup + 1`
		})
		.execute();
	await context.rounds.setupChanged(id);
	return ok(undefined);
}

export async function deleteRound(context: Context, id: string): Promise<Result<void>> {
	const allowed = await guardRound(context, 'competition:manage', id);
	if (!allowed.ok) return allowed;
	const deleted = await deleteUnlessUsed(() => context.database.db.deleteFrom('round').where('id', '=', id).execute());
	if (deleted.ok) context.rounds.forget(id);
	return deleted;
}
