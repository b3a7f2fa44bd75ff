// A whole field at a glance: how far the scoring is, and how a long field is cut into pages.
import type { BoardRow } from '#lib/protocol/board.ts';

export interface Progress {
	readonly given: number;
	readonly expected: number;
	/** 0 to 100. */
	readonly percent: number;
}

/** Marks on the record and marks expected over the whole field. */
export function progressOf(rows: readonly BoardRow[]): Progress {
	let given = 0;
	let expected = 0;
	for (const row of rows) {
		given += row.given;
		expected += row.expected;
	}
	return { given, expected, percent: expected === 0 ? 0 : (100 * given) / expected };
}

/** Rows on a page of the stage, and how many more one page takes rather than leave them alone on a second. */
const PAGE = 10;
const SLACK = 2;

export interface Pages {
	readonly count: number;
	readonly size: number;
}

/** How many pages a field of `rows` makes. */
export function pagesOf(rows: number): Pages {
	if (rows <= PAGE + SLACK) return { count: 1, size: Math.max(rows, 1) };
	return { count: Math.ceil(rows / PAGE), size: PAGE };
}

/** How long a page stays: the one with the leaders longer. */
export function pageMs(page: number): number {
	return page === 0 ? 14_000 : 8000;
}

/** The last row that wins a prize, -1 for none: rank, not place in the list, decides. */
export function lastPrize(rows: readonly BoardRow[], prizes: number): number {
	if (prizes <= 0) return -1;
	return rows.findLastIndex((row) => row.rank !== null && row.rank <= prizes);
}
