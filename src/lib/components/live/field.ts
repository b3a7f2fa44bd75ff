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

/** How many pages a field of `rows` makes, when the first `begun` of them have something to show. */
export function pagesOf(rows: number, begun: number): Pages {
	if (rows <= PAGE + SLACK) return { count: 1, size: Math.max(rows, 1) };
	return { count: Math.max(1, Math.ceil(begun / PAGE)), size: PAGE };
}

/** How long a page stays: the one with the leaders longer. */
export function pageMs(page: number): number {
	return page === 0 ? 14_000 : 8000;
}

/** The last row that wins a prize (rank, not place in the list, decides); -1 while there are fewer ranked than prizes. */
export function lastPrize(rows: readonly BoardRow[], prizes: number): number {
	if (prizes <= 0) return -1;
	const last = rows.findLastIndex((row) => row.rank !== null && row.rank <= prizes);
	return last + 1 >= prizes ? last : -1;
}
