// A round's entries: adding many at once or none, changing, deleting.
import { sql } from 'kysely';
import type { Text } from '../../domain/shared/text.ts';
import { ok, refuse, type Result } from '../../domain/shared/result.ts';
import { newId, type Context } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { guardRound, isId } from '../people/guard.ts';

const UNIQUE_VIOLATION = '23505';

export interface EntryGiven {
	readonly code?: string | undefined;
	readonly name: Text;
	readonly employer?: Text | undefined;
	readonly order?: number | undefined;
}

/** Marks a round's setup as changed inside the transaction that changes it. */
export async function bumpSetup(tx: Tx, roundId: string): Promise<void> {
	await tx
		.updateTable('round')
		.where('id', '=', roundId)
		.set({ setup: sql<number>`setup + 1` })
		.execute();
}

/** Tells streams and tablets that a round's entries, seats or settings are others now. */
export async function setupMoved(context: Context, roundId: string): Promise<void> {
	await context.rounds.setupChanged(roundId);
	const round = await context.rounds.get(roundId);
	if (round)
		context.notices.padChanged(
			round.setup.seats.map((seat) => seat.id),
			{ seq: round.book.seq, why: 'entries-changed' }
		);
}

/** The first code of the form prefix-NN that is not used yet. */
function nextCode(used: ReadonlySet<string>, from: number): string {
	for (let number = from; ; number++) {
		const code = `A-${String(number).padStart(2, '0')}`;
		if (!used.has(code)) return code;
	}
}

/** Adds entries to a round, all or none. Codes and starting places that are not given follow those that are there. */
export async function addEntries(
	context: Context,
	roundId: string,
	given: readonly EntryGiven[]
): Promise<Result<{ ids: string[] }>> {
	const allowed = await guardRound(context, 'competition:manage', roundId);
	if (!allowed.ok) return allowed;
	const added = await context.database.db.transaction().execute(async (tx): Promise<Result<{ ids: string[] }>> => {
		await tx.selectFrom('round').where('id', '=', roundId).select('id').forUpdate().executeTakeFirstOrThrow();
		const there = await tx
			.selectFrom('entry')
			.where('round_id', '=', roundId)
			.select(['code', 'start_order'])
			.execute();
		const used = new Set(there.map((row) => row.code));
		const orders = new Set(there.map((row) => row.start_order));
		const employers = await organizationsByName(
			tx,
			given.flatMap((entry) => (entry.employer ? [entry.employer.zh] : []))
		);
		const rows = [];
		for (const entry of given) {
			const code = entry.code?.trim() || nextCode(used, used.size + 1);
			if (used.has(code)) return refuse('code_taken', { code });
			used.add(code);
			let order = entry.order ?? Math.max(0, ...orders) + 1;
			while (orders.has(order)) order++;
			orders.add(order);
			rows.push({
				id: newId(),
				round_id: roundId,
				code,
				start_order: order,
				name_zh: entry.name.zh,
				name_en: entry.name.en ?? null,
				employer_id: entry.employer ? (employers.get(entry.employer.zh) ?? null) : null,
				employer_zh: entry.employer?.zh ?? null,
				employer_en: entry.employer?.en ?? null
			});
		}
		if (rows.length > 0) await tx.insertInto('entry').values(rows).execute();
		await bumpSetup(tx, roundId);
		return ok({ ids: rows.map((row) => row.id) });
	});
	if (added.ok) await setupMoved(context, roundId);
	return added;
}

async function organizationsByName(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
	if (names.length === 0) return new Map();
	const rows = await tx
		.selectFrom('organization')
		.where('name_zh', 'in', [...new Set(names)])
		.select(['id', 'name_zh'])
		.execute();
	return new Map(rows.map((row) => [row.name_zh, row.id]));
}

/** Changes an entry's name, employer, code or starting place. A taken starting place is swapped with. */
export async function changeEntry(
	context: Context,
	roundId: string,
	entryId: string,
	given: Partial<EntryGiven>
): Promise<Result<void>> {
	const allowed = await guardRound(context, 'competition:manage', roundId);
	if (!allowed.ok) return allowed;
	if (!isId(entryId)) return refuse('entry_unknown');
	try {
		const changed = await context.database.db.transaction().execute(async (tx): Promise<Result<void>> => {
			const entry = await tx
				.selectFrom('entry')
				.innerJoin('round', 'round.id', 'entry.round_id')
				.where('entry.id', '=', entryId)
				.where('entry.round_id', '=', roundId)
				.select(['start_order', 'codes_sealed'])
				.forUpdate('entry')
				.executeTakeFirst();
			if (!entry) return refuse('entry_unknown');
			// whoever changes it sees its code only, and could take the one for the other
			if (entry.codes_sealed) return refuse('draw_codes_sealed');
			if (given.order !== undefined && given.order !== entry.start_order) {
				await sql`set constraints all deferred`.execute(tx);
				await tx
					.updateTable('entry')
					.where('round_id', '=', roundId)
					.where('start_order', '=', given.order)
					.set({ start_order: entry.start_order })
					.execute();
			}
			const employers = given.employer ? await organizationsByName(tx, [given.employer.zh]) : new Map<string, string>();
			await tx
				.updateTable('entry')
				.where('id', '=', entryId)
				.set({
					...(given.code ? { code: given.code.trim() } : {}),
					...(given.order !== undefined ? { start_order: given.order } : {}),
					...(given.name ? { name_zh: given.name.zh, name_en: given.name.en ?? null } : {}),
					...(given.employer
						? {
								employer_id: employers.get(given.employer.zh) ?? null,
								employer_zh: given.employer.zh,
								employer_en: given.employer.en ?? null
							}
						: {}),
					round_id: roundId
				})
				.execute();
			await bumpSetup(tx, roundId);
			return ok(undefined);
		});
		if (changed.ok) await setupMoved(context, roundId);
		return changed;
	} catch (error) {
		if ((error as { code?: string }).code === UNIQUE_VIOLATION) return refuse('code_taken', { code: given.code ?? '' });
		throw error;
	}
}

/** Deletes an entry that no line of the register speaks of. */
export async function deleteEntry(context: Context, roundId: string, entryId: string): Promise<Result<void>> {
	const allowed = await guardRound(context, 'competition:manage', roundId);
	if (!allowed.ok) return allowed;
	if (!isId(entryId)) return refuse('entry_unknown');
	try {
		await context.database.db.transaction().execute(async (tx) => {
			await tx.deleteFrom('score').where('entry_id', '=', entryId).where('round_id', '=', roundId).execute();
			await tx.deleteFrom('entry').where('id', '=', entryId).where('round_id', '=', roundId).execute();
			await bumpSetup(tx, roundId);
		});
	} catch (error) {
		if (String((error as { code?: string }).code).startsWith('23')) return refuse('in_use');
		throw error;
	}
	await setupMoved(context, roundId);
	return ok(undefined);
}
