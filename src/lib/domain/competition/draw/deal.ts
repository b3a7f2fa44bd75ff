// Heats balanced by employer by construction. The deck lies employer by employer, both in drawn order, and is dealt round and
// round from a drawn heat. An employer's n cards lie together, so every heat gets ⌊n/H⌋ or ⌈n/H⌉ of them; sizes differ by one
// at most; and because the first heat is drawn, everybody's heat is each as likely. Contestants of one machine are dealt together,
// so that the machines suffice as well: then the balance holds within each machine.
import type { ListRow } from './rule.ts';
import type { Stream } from './stream.ts';

/** In the order of code units, which is the same everywhere. */
function byText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** The rows by a key, keys in the order of code units. */
function groupsBy(rows: readonly ListRow[], key: (row: ListRow) => string): ListRow[][] {
	const groups = new Map<string, ListRow[]>();
	for (const row of rows) {
		const group = groups.get(key(row));
		if (group) group.push(row);
		else groups.set(key(row), [row]);
	}
	return [...groups.keys()].sort(byText).map((name) => groups.get(name) ?? []);
}

/** The unit as the balance sees it; who competes for nobody is a unit alone. */
export function unitOf(row: ListRow): string {
	return row.unit ?? `#${row.no}`;
}

/** What must be in balance over the heats: a unit's people at one machine. */
export function shareOf(row: ListRow): string {
	return JSON.stringify([row.machine, unitOf(row)]);
}

/** The deck: machine by machine, in it employer by employer in drawn order, in it people in drawn order. */
export function deckOf(rows: readonly ListRow[], stream: Stream): ListRow[] {
	return groupsBy(rows, (row) => row.machine ?? '').flatMap((machine) =>
		stream.shuffled(groupsBy(machine, unitOf)).flatMap((unit) => stream.shuffled(unit))
	);
}

/** The heat (from 0) of each card when the first card goes to heat `first`. */
export function dealt(cards: number, heats: number, first: number): number[] {
	return Array.from({ length: cards }, (_, card) => (card + first) % heats);
}
