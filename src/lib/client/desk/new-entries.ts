// Entries while they are typed: a grid of rows that always ends with an empty one.
import { withCodes } from './entry-codes.ts';
import type { PastedEntry } from './pasted-rows.ts';

export interface NewEntry extends PastedEntry {
	/** Stays with the row while others come and go. */
	readonly key: number;
}

export type NewColumn = keyof PastedEntry;

const EMPTY: PastedEntry = { code: '', name: '', nameEn: '', employer: '' };

const isEmpty = (row: PastedEntry) => !row.code && !row.name && !row.nameEn && !row.employer;

/** The grid at the start: one empty row. */
export function emptyGrid(): readonly NewEntry[] {
	return [{ key: 0, ...EMPTY }];
}

function ended(rows: readonly NewEntry[]): readonly NewEntry[] {
	const kept = rows.filter((row, i) => !isEmpty(row) || i === rows.length - 1);
	const last = kept.at(-1);
	const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
	return last && isEmpty(last) ? kept : [...kept, { key, ...EMPTY }];
}

/** One cell typed. */
export function typed(rows: readonly NewEntry[], key: number, column: NewColumn, words: string): readonly NewEntry[] {
	return ended(rows.map((row) => (row.key === key ? { ...row, [column]: words } : row)));
}

/** Rows pasted at a row: they take its place if it is empty, and stand after it if not. */
export function pasted(rows: readonly NewEntry[], key: number, entries: readonly PastedEntry[]): readonly NewEntry[] {
	const at = rows.findIndex((row) => row.key === key);
	const here = rows[at];
	const next = Math.max(-1, ...rows.map((row) => row.key)) + 1;
	const fresh = entries.filter((entry) => !isEmpty(entry)).map((entry, i) => ({ key: next + i, ...entry }));
	const keep = here && !isEmpty(here) ? at + 1 : Math.max(at, 0);
	const after = here && !isEmpty(here) ? at + 1 : at + 1;
	return ended([...rows.slice(0, keep), ...fresh, ...rows.slice(after)]);
}

/** A row taken out. */
export function dropped(rows: readonly NewEntry[], key: number): readonly NewEntry[] {
	const left = rows.filter((row) => row.key !== key);
	return left.length === 0 ? emptyGrid() : ended(left);
}

export interface ReadyEntry extends NewEntry {
	/** The code was assigned, not typed. */
	readonly assigned: boolean;
	readonly problem: 'name' | 'code' | null;
}

/** The rows that say something, with codes assigned and with what is wrong. */
export function readyEntries(
	rows: readonly NewEntry[],
	used: readonly string[],
	prefix: string
): readonly ReadyEntry[] {
	const coded = withCodes(
		rows.filter((row) => !isEmpty(row)),
		used,
		prefix
	);
	const seen = new Set(used.map((code) => code.toLowerCase()));
	return coded.map((row) => {
		const code = row.code.trim().toLowerCase();
		const repeats = seen.has(code);
		seen.add(code);
		return { ...row, problem: row.name.trim() === '' ? 'name' : repeats ? 'code' : null };
	});
}
