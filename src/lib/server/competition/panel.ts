// A round's panel: its seats and who sits in them.
import type { Text } from '../../domain/shared/text.ts';
import { ok, refuse, type Result } from '../../domain/shared/result.ts';
import { newId, type Context } from '../context.ts';
import { guardRound } from '../people/guard.ts';
import { bumpSetup, setupMoved } from './entries.ts';

export interface SeatGiven {
	readonly number: number;
	readonly role: 'judge' | 'chief';
	readonly personId?: string | null | undefined;
	readonly person?: { readonly name: Text; readonly employer?: Text | undefined } | undefined;
}

/** Sets a round's seats. A seat that stays keeps its id and tablet; one with marks on the record cannot go. */
export async function setSeats(
	context: Context,
	roundId: string,
	given: readonly SeatGiven[]
): Promise<Result<{ seats: { id: string; number: number }[] }>> {
	const allowed = await guardRound(context, 'competition:manage', roundId);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const ended: string[] = [];
	try {
		const seats = await db.transaction().execute(async (tx) => {
			const there = await tx.selectFrom('seat').where('round_id', '=', roundId).selectAll().forUpdate().execute();
			const wanted = new Set(given.map((seat) => seat.number));
			const gone = there.filter((seat) => !wanted.has(seat.number)).map((seat) => seat.id);
			if (gone.length > 0) await tx.deleteFrom('seat').where('id', 'in', gone).execute();
			// persons may change places: empty the seats first, then fill them
			await tx.updateTable('seat').where('round_id', '=', roundId).set({ person_id: null }).execute();
			const set: { id: string; number: number }[] = [];
			for (const seat of given) {
				const personId = seat.person ? await knownPerson(tx, roundId, seat.person) : (seat.personId ?? null);
				const before = there.find((row) => row.number === seat.number);
				const id = before?.id ?? newId();
				if (before) {
					await tx.updateTable('seat').where('id', '=', id).set({ role: seat.role, person_id: personId }).execute();
					if (before.person_id && before.person_id !== personId) {
						// another person's tablet must not go on marking for this seat
						await tx
							.updateTable('tablet')
							.where('seat_id', '=', id)
							.where('ended_at', 'is', null)
							.set({ ended_at: context.now(), ended_why: 'revoked' })
							.execute();
						ended.push(id);
					}
				} else
					await tx
						.insertInto('seat')
						.values({ id, round_id: roundId, number: seat.number, role: seat.role, person_id: personId })
						.execute();
				set.push({ id, number: seat.number });
			}
			await bumpSetup(tx, roundId);
			return set;
		});
		context.tablets.forget();
		await setupMoved(context, roundId);
		for (const seatId of ended) context.notices.seatLost(seatId, 'revoked');
		return ok({ seats });
	} catch (error) {
		if (String((error as { code?: string }).code).startsWith('23')) return refuse('in_use');
		throw error;
	}
}

/** The person of this name and employer, made when there is none. */
async function knownPerson(
	tx: Parameters<typeof bumpSetup>[0],
	roundId: string,
	person: { readonly name: Text; readonly employer?: Text | undefined }
): Promise<string> {
	const host = await tx
		.selectFrom('round')
		.innerJoin('event', 'event.id', 'round.event_id')
		.innerJoin('competition', 'competition.id', 'event.competition_id')
		.where('round.id', '=', roundId)
		.select('competition.organization_id')
		.executeTakeFirstOrThrow();
	let employerId = host.organization_id;
	if (person.employer) {
		const found = await tx
			.selectFrom('organization')
			.where('name_zh', '=', person.employer.zh)
			.select('id')
			.limit(1)
			.executeTakeFirst();
		employerId = found?.id ?? newId();
		if (!found)
			await tx
				.insertInto('organization')
				.values({
					id: employerId,
					parent_id: host.organization_id,
					kind: 'enterprise',
					name_zh: person.employer.zh,
					name_en: person.employer.en ?? null
				})
				.execute();
	}
	const same = await tx
		.selectFrom('person')
		.where('name_zh', '=', person.name.zh)
		.where('employer_id', '=', employerId)
		.select('id')
		.executeTakeFirst();
	if (same) return same.id;
	const id = newId();
	await tx
		.insertInto('person')
		.values({ id, name_zh: person.name.zh, name_en: person.name.en ?? null, employer_id: employerId })
		.execute();
	return id;
}
