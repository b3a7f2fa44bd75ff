// From the list into the first round: who is confirmed becomes an entry. Doing it again adds only who is new; codes stay.
import { sql } from 'kysely';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import { newId, type Context } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { guardEvent } from '../../people/guard.ts';
import { bumpSetup, setupMoved } from '../entries.ts';

async function firstRound(tx: Tx, eventId: string) {
	return await tx
		.selectFrom('round')
		.where('event_id', '=', eventId)
		.orderBy('position')
		.limit(1)
		.select(['id', 'state'])
		.forUpdate()
		.executeTakeFirst();
}

/** Who holds a confirmed seat and is not in the round yet, in the order of registering. */
async function missing(tx: Tx, eventId: string, roundId: string) {
	return await tx
		.selectFrom('registration as r')
		.where('r.event_id', '=', eventId)
		.where('r.state', 'in', ['confirmed', 'checked-in'])
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('entry')
						.where('entry.round_id', '=', roundId)
						.whereRef('entry.registration_id', '=', 'r.id')
						.select('entry.id')
				)
			)
		)
		.orderBy('r.number')
		.select(['r.id', 'r.name_zh', 'r.name_en', 'r.employer_id', 'r.employer_zh', 'r.employer_en'])
		.execute();
}

/** Fills the first round inside the caller's transaction; the list is locked meanwhile. */
export async function fillRound(tx: Tx, eventId: string): Promise<Result<{ roundId: string; added: number }>> {
	await tx.selectFrom('event_registration').where('event_id', '=', eventId).select('event_id').forUpdate().execute();
	const round = await firstRound(tx, eventId);
	if (!round) return refuse('registration_round_missing');
	if (round.state !== 'draft') return refuse('registration_round_begun');
	const people = await missing(tx, eventId, round.id);
	const there = await tx.selectFrom('entry').where('round_id', '=', round.id).select(['code', 'start_order']).execute();
	const used = new Set(there.map((row) => row.code));
	let order = Math.max(0, ...there.map((row) => row.start_order));
	let number = 0;
	const nextCode = () => {
		let code: string;
		do code = `A-${String(++number).padStart(2, '0')}`;
		while (used.has(code));
		return code;
	};
	if (people.length > 0)
		await tx
			.insertInto('entry')
			.values(
				people.map((person) => ({
					id: newId(),
					round_id: round.id,
					code: nextCode(),
					start_order: ++order,
					name_zh: person.name_zh,
					name_en: person.name_en,
					employer_id: person.employer_id,
					employer_zh: person.employer_zh,
					employer_en: person.employer_en,
					registration_id: person.id
				}))
			)
			.execute();
	await bumpSetup(tx, round.id);
	return ok({ roundId: round.id, added: people.length });
}

/** Makes entries of the first round out of confirmed registrations. Refused once its scoring has opened. */
export async function takeIntoRound(
	context: Context,
	eventId: string
): Promise<Result<{ roundId: string; added: number }>> {
	const allowed = await guardEvent(context, 'competition:manage', eventId);
	if (!allowed.ok) return allowed;
	const taken = await context.database.db.transaction().execute((tx) => fillRound(tx, eventId));
	if (taken.ok) await setupMoved(context, taken.value.roundId);
	return taken;
}

/** Entries of a round whose registration is over, with why: they are put on the record as withdrawn when scoring opens. */
export async function withdrawnEntries(
	context: Context,
	roundId: string
): Promise<{ entryId: string; reason: string }[]> {
	const { rows } = await sql<{ entryId: string; reason: string | null }>`
		select e.id as "entryId", (select l.reason from registration_line l where l.registration_id = r.id order by l.seq desc limit 1) as reason
		from entry e join registration r on r.id = e.registration_id
		where e.round_id = ${roundId} and r.state in ('withdrawn','rejected','declined','expired')
		order by e.start_order`.execute(context.database.db);
	return rows.map((row) => ({ entryId: row.entryId, reason: row.reason ?? '报名已退出 / registration withdrawn' }));
}
