// A list of registrations as the desk narrows it and counts it.
import { holdsSeat, isLive } from '#lib/domain/competition/registration/states.ts';
import type { Text } from '#lib/domain/shared/text.ts';
import type { Registration, State } from './shapes.ts';

export type StateFilter = 'live' | 'all' | State;

export interface Filter {
	readonly state: StateFilter;
	readonly words: string;
	/** An employer's key or a town's name; empty for all. */
	readonly of: string;
}

/** The rows that a filter leaves, in the order of registering. */
export function narrowed(rows: readonly Registration[], filter: Filter): readonly Registration[] {
	const words = filter.words.trim().toLowerCase();
	return rows.filter(
		(row) =>
			(filter.state === 'all' || (filter.state === 'live' ? isLive(row.state) : row.state === filter.state)) &&
			(filter.of === '' || row.employerKey === filter.of || row.town?.zh === filter.of) &&
			(words === '' || found(row, words))
	);
}

function found(row: Registration, words: string): boolean {
	const said = [
		row.name.zh,
		row.name.en,
		row.employer.zh,
		row.employer.en,
		row.town?.zh,
		row.phone,
		row.code,
		row.entry?.code,
		`#${row.number}`
	];
	return said.some((one) => one?.toLowerCase().includes(words));
}

export interface Share {
	readonly key: string;
	readonly name: Text;
	/** On a seat; waiting. */
	readonly seats: number;
	readonly waiting: number;
}

/** How many each employer or town has on the list, the most first. */
export function shares(rows: readonly Registration[], by: 'employer' | 'town'): readonly Share[] {
	const found = new Map<string, Share>();
	for (const row of rows) {
		if (!isLive(row.state)) continue;
		const name = by === 'employer' ? row.employer : row.town;
		if (!name) continue;
		const key = by === 'employer' ? row.employerKey : name.zh;
		const share = found.get(key) ?? { key, name, seats: 0, waiting: 0 };
		const seated = holdsSeat(row.state);
		found.set(key, {
			...share,
			seats: share.seats + (seated ? 1 : 0),
			waiting: share.waiting + (seated ? 0 : 1)
		});
	}
	return [...found.values()].sort(
		(a, b) => b.seats + b.waiting - a.seats - a.waiting || (a.name.zh < b.name.zh ? -1 : 1)
	);
}

/** Who waits, first in line first. */
export function line(rows: readonly Registration[]): readonly Registration[] {
	return rows.filter((row) => row.position !== null).sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
}
