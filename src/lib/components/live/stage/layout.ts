// How a field is set on the hall screen: type size, which columns fit, and whether the employer stands beside or below the
// name. Decided once for the whole field, so that nothing changes when a page turns.
import { nameOf, say } from '#lib/components/show/say.ts';
import { widthOf } from '#lib/components/show/slip.ts';
import type { BoardHead, BoardRow } from '#lib/protocol/board.ts';

export interface StageLayout {
	/** Type size of a line in rem of the stage (hundredths of a pixel of 1080p). */
	readonly em: number;
	/** Sum of the lines' heights in lines; the first three count 1.2. */
	readonly weights: number;
	readonly stacked: boolean;
	/** What names are scaled by so that the longest stands whole. */
	readonly name: number;
	readonly codesOnly: boolean;
	readonly columns: readonly number[];
	/** Column titles stand above their full marks. */
	readonly tight: boolean;
	readonly grid: string;
}

/** The hall's width between spine and edge, in rem. */
const WIDTH = 15.16;
const BASE = 0.34;
/** More columns than this cannot be read from the last row of seats. */
const MOST_COLUMNS = 8;
/** Names are not set smaller than this for the sake of columns. */
const SMALLEST_NAME = 0.7;

const scales: Readonly<Record<number, number>> = { 8: 1.06, 9: 1.02, 10: 1, 11: 0.95, 12: 0.9 };

/** Fields whose lines are tall enough for larger names. */
const tallLines: Readonly<Record<number, number>> = { 8: 1.2, 9: 1.1 };

const RANK = 2.47;
const SHIFT = 2.3;
const TOTAL = 7.2;

/** The layout for a field shown `size` lines at a time. */
export function layoutOf(head: BoardHead, rows: readonly BoardRow[], size: number): StageLayout {
	const roomy = size <= 7;
	const em = BASE * (roomy ? 1.12 : (scales[size] ?? 1));
	const line = WIDTH / em;
	const codesOnly = rows.every((row) => !row.name);
	const widest = (text: (row: BoardRow) => string) => Math.max(0, ...rows.map((row) => widthOf(text(row))));
	const longest = widest(nameOf);
	const employer = widest((row) => (row.employer ? say(row.employer) : '')) + 1;
	const stackedName = longest * (roomy ? 1.62 : 1.24) + 1.1;

	const all = head.columns.length > MOST_COLUMNS ? 0 : head.columns.length;
	const titleWidth = Math.max(0, ...head.columns.map((c) => widthOf(say(c.title)))) * (0.23 / em) + 0.5;
	const partOf = (count: number) =>
		count <= 2
			? Math.min(5, Math.max(3.75, titleWidth))
			: count === 3
				? Math.min(4.2, Math.max(3.5, titleWidth))
				: 2.85;
	const marksOf = (count: number) => (count > 3 ? 4.4 : 7.95);
	const freeOf = (count: number) => line - RANK - SHIFT - TOTAL - marksOf(count) - count * partOf(count);
	// who it is comes before how the total is made up: columns go where names would be cut
	const count = freeOf(all) / stackedName >= SMALLEST_NAME ? all : 0;
	const free = freeOf(count);

	const beside = codesOnly ? 5.6 : Math.max(6.8, longest * 1.47 + 0.3);
	const stacked = !codesOnly && (roomy || beside + employer > free);
	const columns = Array.from({ length: count }, (_, index) => index);
	const part = partOf(count);
	const title = Math.max(0, ...head.columns.map((c) => widthOf(say(c.title)) + 0.3 + widthOf(c.full ?? '')));
	const tracks = [
		`${RANK}em`,
		`${SHIFT}em`,
		...(stacked ? ['minmax(0, 1fr)'] : [`${beside.toFixed(2)}em`, 'minmax(0, 1fr)']),
		...columns.map(() => `${part.toFixed(2)}em`),
		`${marksOf(count)}em`,
		`${TOTAL}em`
	];
	return {
		em,
		weights: size + 0.2 * Math.min(3, size),
		stacked,
		name: stacked ? Math.min(tallLines[size] ?? 1, Math.max(0.55, free / stackedName)) : 1,
		codesOnly,
		columns,
		tight: count > 3 || title * 0.26 > part * em - 0.14,
		grid: tracks.join(' ')
	};
}
