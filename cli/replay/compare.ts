// The public board beside what was published.
import type { BoardSnapshot } from '../../src/lib/protocol/board.ts';
import type { RealProgramme } from './real-programme.ts';

/** How many of how many agree, and each that does not. */
export interface Agreement {
	readonly totals: { readonly agree: number; readonly of: number };
	readonly ranks: { readonly agree: number; readonly of: number };
	readonly differences: readonly string[];
}

/** Compares a programme's board with its published result; `entryIds` stand in the order of the programme's entries. */
export function compareBoard(
	programme: RealProgramme,
	entryIds: readonly string[],
	{ rows }: BoardSnapshot
): Agreement {
	const byId = new Map(rows.map((row) => [row.id, row]));
	const totals = { agree: 0, of: 0 };
	const ranks = { agree: 0, of: 0 };
	const differences: string[] = [];
	programme.entries.forEach((entry, i) => {
		const row = byId.get(entryIds[i] ?? '');
		const complete = row?.state === 'complete';
		const differs = (what: string, shown: unknown, published: unknown): void =>
			void differences.push(
				`${programme.id}: ${entry.name}: ${what} ${String(shown ?? '–')}${complete ? '' : ' (incomplete)'}, published ${String(published)}`
			);
		if (entry.total !== null) {
			totals.of++;
			if (complete && row.total === entry.total) totals.agree++;
			else differs('total', row?.total, entry.total);
		}
		ranks.of++;
		if (complete && row.rank === entry.rank) ranks.agree++;
		else differs('rank', row?.rank, entry.rank);
	});
	for (const row of rows)
		if (!entryIds.includes(row.id))
			differences.push(`${programme.id}: ${row.name?.zh ?? row.id} is not in the published result`);
	return { totals, ranks, differences };
}

export function addUp(parts: readonly Agreement[]): Agreement {
	const sum = (of: 'totals' | 'ranks') => ({
		agree: parts.reduce((all, part) => all + part[of].agree, 0),
		of: parts.reduce((all, part) => all + part[of].of, 0)
	});
	return { totals: sum('totals'), ranks: sum('ranks'), differences: parts.flatMap((part) => part.differences) };
}
