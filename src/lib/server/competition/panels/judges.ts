// The pool of judges: who is in it, with which papers, when they can come, whom they do not judge.
import { sql } from 'kysely';
import type { Text } from '../../../domain/shared/text.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { QualificationGiven } from '../../../protocol/panels.ts';
import { newId, type Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { addPerson } from '../../people/directory.ts';
import { guardOrganization, isId } from '../../people/guard.ts';

function broke(error: unknown, code: string): boolean {
	return (error as { code?: string }).code === code;
}
const UNIQUE = '23505';
const FOREIGN_KEY = '23503';

/** May the actor keep this judge's record? */
async function guardJudge(context: Context, personId: string): Promise<Result<void>> {
	const row = isId(personId)
		? await context.database.db
				.selectFrom('judge')
				.where('person_id', '=', personId)
				.select('organization_id')
				.executeTakeFirst()
		: undefined;
	return await guardOrganization(context, 'people:manage', row?.organization_id ?? '');
}

/** The trade of the list, or of this name, made when there is none; null when the id is unknown. */
export async function knownTrade(db: Db, given: QualificationGiven['trade']): Promise<string | null> {
	if ('id' in given) {
		const row = await db.selectFrom('trade').where('id', '=', given.id).select('id').executeTakeFirst();
		return row?.id ?? null;
	}
	const row = await db
		.insertInto('trade')
		.values({ id: newId(), name_zh: given.name.zh, name_en: given.name.en ?? null })
		.onConflict((conflict) => conflict.column('name_zh').doUpdateSet({ name_zh: given.name.zh }))
		.returning('id')
		.executeTakeFirstOrThrow();
	return row.id;
}

async function insertQualification(
	db: Db,
	personId: string,
	given: QualificationGiven
): Promise<Result<{ id: string }>> {
	const tradeId = await knownTrade(db, given.trade);
	if (!tradeId) return refuse('not_allowed');
	const id = newId();
	const inserted = await db
		.insertInto('judge_qualification')
		.values({
			id,
			person_id: personId,
			trade_id: tradeId,
			grade: given.grade,
			certificate: given.certificate || null,
			valid_until: given.validUntil ?? null
		})
		.onConflict((conflict) => conflict.columns(['person_id', 'trade_id', 'grade']).doNothing())
		.returning('id')
		.executeTakeFirst();
	if (inserted) return ok({ id });
	const trade = await db.selectFrom('trade').where('id', '=', tradeId).select('name_zh').executeTakeFirstOrThrow();
	return refuse('judge_qualified_already', { trade: trade.name_zh });
}

/** Takes a person into the pool; somebody of the directory, or new to it. All or nothing. */
export async function addJudge(
	context: Context,
	given: {
		organizationId: string;
		person: { id: string } | { name: Text; employerId: string };
		note?: string | null | undefined;
		qualifications?: readonly QualificationGiven[] | undefined;
	}
): Promise<Result<{ id: string }>> {
	const allowed = await guardOrganization(context, 'people:manage', given.organizationId);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	let personId = 'id' in given.person ? given.person.id : '';
	if (!('id' in given.person)) {
		const added = await addPerson(context, given.person);
		if (!added.ok) return added;
		personId = added.value.id;
	}
	const person = await db.selectFrom('person').where('id', '=', personId).select('name_zh').executeTakeFirst();
	if (!person) return refuse('not_allowed');
	return await db.transaction().execute(async (tx): Promise<Result<{ id: string }>> => {
		const inserted = await tx
			.insertInto('judge')
			.values({ person_id: personId, organization_id: given.organizationId, note: given.note || null })
			.onConflict((conflict) => conflict.doNothing())
			.returning('person_id')
			.executeTakeFirst();
		if (!inserted) return refuse('judge_known', { name: person.name_zh });
		for (const one of given.qualifications ?? []) {
			const added = await insertQualification(tx, personId, one);
			// the first of two alike stands
			if (!added.ok && added.refusal.code !== 'judge_qualified_already') return added;
		}
		return ok({ id: personId });
	});
}

export async function changeJudge(
	context: Context,
	id: string,
	given: { active?: boolean | undefined; note?: string | null | undefined; organizationId?: string | undefined }
): Promise<Result<void>> {
	for (const allowed of [
		await guardJudge(context, id),
		given.organizationId ? await guardOrganization(context, 'people:manage', given.organizationId) : ok(undefined)
	])
		if (!allowed.ok) return allowed;
	const set = {
		...(given.active !== undefined ? { active: given.active } : {}),
		...(given.note !== undefined ? { note: given.note || null } : {}),
		...(given.organizationId ? { organization_id: given.organizationId } : {})
	};
	if (Object.keys(set).length > 0)
		await context.database.db.updateTable('judge').where('person_id', '=', id).set(set).execute();
	return ok(undefined);
}

/** Takes somebody out of the pool with their papers; not who sits on a planned panel. */
export async function removeJudge(context: Context, id: string): Promise<Result<void>> {
	const allowed = await guardJudge(context, id);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	try {
		await db.deleteFrom('judge').where('person_id', '=', id).execute();
		return ok(undefined);
	} catch (error) {
		if (!broke(error, FOREIGN_KEY)) throw error;
		const person = await db.selectFrom('person').where('id', '=', id).select('name_zh').executeTakeFirst();
		return refuse('judge_seated', { name: person?.name_zh ?? '' });
	}
}

export async function addQualification(
	context: Context,
	personId: string,
	given: QualificationGiven
): Promise<Result<{ id: string }>> {
	const allowed = await guardJudge(context, personId);
	if (!allowed.ok) return allowed;
	return await insertQualification(context.database.db, personId, given);
}

export async function removeQualification(context: Context, personId: string, id: string): Promise<Result<void>> {
	const allowed = await guardJudge(context, personId);
	if (!allowed.ok || !isId(id)) return allowed.ok ? refuse('not_allowed') : allowed;
	await context.database.db
		.deleteFrom('judge_qualification')
		.where('person_id', '=', personId)
		.where('id', '=', id)
		.execute();
	return ok(undefined);
}

export async function addAvailability(
	context: Context,
	personId: string,
	given: { from: string; to: string; available: boolean; note?: string | null | undefined }
): Promise<Result<{ id: string }>> {
	const allowed = await guardJudge(context, personId);
	if (!allowed.ok) return allowed;
	const id = newId();
	await context.database.db
		.insertInto('judge_availability')
		.values({
			id,
			person_id: personId,
			during: sql<string>`tstzrange(${new Date(given.from)}, ${new Date(given.to)}, '[)')`,
			available: given.available,
			note: given.note || null
		})
		.execute();
	return ok({ id });
}

export async function removeAvailability(context: Context, personId: string, id: string): Promise<Result<void>> {
	const allowed = await guardJudge(context, personId);
	if (!allowed.ok || !isId(id)) return allowed.ok ? refuse('not_allowed') : allowed;
	await context.database.db
		.deleteFrom('judge_availability')
		.where('person_id', '=', personId)
		.where('id', '=', id)
		.execute();
	return ok(undefined);
}

/** Puts a recusal on record. The own employer needs none. */
export async function addRecusal(
	context: Context,
	personId: string,
	given: {
		kind: 'kin' | 'apprentice' | 'declared';
		against: { employerId: string } | { personId: string };
		note?: string | null | undefined;
	}
): Promise<Result<{ id: string }>> {
	const allowed = await guardJudge(context, personId);
	if (!allowed.ok) return allowed;
	const against = {
		employer: 'employerId' in given.against ? given.against.employerId : null,
		person: 'personId' in given.against ? given.against.personId : null
	};
	if (against.person === personId) return refuse('recusal_self');
	const id = newId();
	try {
		await context.database.db
			.insertInto('recusal')
			.values({
				id,
				person_id: personId,
				kind: given.kind,
				against_employer_id: against.employer,
				against_person_id: against.person,
				note: given.note || null,
				by_person_id: context.actor.account?.personId ?? null,
				created_at: context.now()
			})
			.execute();
		return ok({ id });
	} catch (error) {
		if (broke(error, UNIQUE)) return refuse('recusal_known');
		if (broke(error, FOREIGN_KEY)) return refuse('not_allowed');
		throw error;
	}
}

/** Ends a recusal; it stays on record. */
export async function endRecusal(context: Context, personId: string, id: string): Promise<Result<void>> {
	const allowed = await guardJudge(context, personId);
	if (!allowed.ok || !isId(id)) return allowed.ok ? refuse('not_allowed') : allowed;
	const row = await context.database.db
		.updateTable('recusal')
		.where('person_id', '=', personId)
		.where('id', '=', id)
		.where('ended_at', 'is', null)
		.set({ ended_at: context.now() })
		.returning('id')
		.executeTakeFirst();
	return row ? ok(undefined) : refuse('recusal_over');
}
