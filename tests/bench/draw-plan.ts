// The draw beside the figures that were measured when it was designed: how long the deal and the swaps take, how even the heats are.
import { balanced, skillSpread } from '../../src/lib/domain/competition/draw/balance.ts';
import { dealt, deckOf, shareOf } from '../../src/lib/domain/competition/draw/deal.ts';
import type { ListRow } from '../../src/lib/domain/competition/draw/rule.ts';
import { sha256Hex } from '../../src/lib/domain/competition/draw/sha256.ts';
import { streamOf } from '../../src/lib/domain/competition/draw/stream.ts';
import type { Finding } from './report.ts';

export interface DrawSize {
	readonly contestants: number;
	readonly heats: number;
	readonly judges: number;
	/** What the table of the design has: swaps in ms, mean skill spread of the heats after them, in points of 100. */
	readonly swapsMs: number;
	readonly spread: number;
}

export const DRAW_SIZES: readonly DrawSize[] = [
	{ contestants: 30, heats: 3, judges: 9, swapsMs: 17, spread: 0.4 },
	{ contestants: 60, heats: 5, judges: 15, swapsMs: 8, spread: 0.25 },
	{ contestants: 120, heats: 6, judges: 18, swapsMs: 11, spread: 0.05 },
	{ contestants: 240, heats: 8, judges: 30, swapsMs: 11, spread: 0.03 }
];

export interface DrawMeasured {
	readonly dealMs: number;
	/** By how much the employer that is worst spread has more in one heat than in another, beyond one. */
	readonly employerExcess: number;
	readonly sizeSpread: number;
	readonly swapsMs: number;
	/** In points of 100. */
	readonly spreadBefore: number;
	readonly spreadAfter: number;
}

const SWAPS = 50_000;

/** A field with a few large employers and many small ones; skills between 40 and 100 points. */
function field(contestants: number): ListRow[] {
	const stream = streamOf(sha256Hex(`field of ${contestants}`));
	return Array.from({ length: contestants }, (_, index) => {
		const drawn = stream.below(100) / 100;
		return {
			no: index + 1,
			label: String(index + 1),
			unit: `E${Math.floor(drawn * drawn * (contestants / 4))}`,
			machine: null,
			skill: 4000 + stream.below(6001)
		};
	});
}

function spreadOf(counts: readonly number[]): number {
	return Math.max(...counts) - Math.min(...counts);
}

function median(figures: readonly number[]): number {
	return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}

/** Draws `reps` times with different seeds; times are medians, unevenness is the worst, skill spread is the median. */
export function measureDraw(size: DrawSize, reps = 9): DrawMeasured {
	const rows = field(size.contestants);
	const runs = Array.from({ length: reps }, (_, rep) => {
		const seed = sha256Hex(`seed ${rep}`);
		const stream = streamOf(seed);
		const begun = performance.now();
		const deck = deckOf(rows, stream);
		const heatOf = dealt(deck.length, size.heats, stream.below(size.heats));
		const between = performance.now();
		const after = balanced(deck, heatOf, SWAPS, stream);
		const ended = performance.now();
		const inHeat = (of: (row: ListRow) => boolean) =>
			Array.from({ length: size.heats }, (_, heat) => deck.filter((row, at) => after[at] === heat && of(row)).length);
		return {
			dealMs: between - begun,
			swapsMs: ended - between,
			sizeSpread: spreadOf(inHeat(() => true)),
			employerExcess: Math.max(
				...[...new Set(deck.map(shareOf))].map((share) => spreadOf(inHeat((row) => shareOf(row) === share)) - 1),
				0
			),
			before: skillSpread(deck, heatOf) / 100,
			after: skillSpread(deck, after) / 100
		};
	});
	return {
		dealMs: median(runs.map((run) => run.dealMs)),
		employerExcess: Math.max(...runs.map((run) => run.employerExcess)),
		sizeSpread: Math.max(...runs.map((run) => run.sizeSpread)),
		swapsMs: median(runs.map((run) => run.swapsMs)),
		spreadBefore: median(runs.map((run) => run.before)),
		spreadAfter: median(runs.map((run) => run.after))
	};
}

/** The findings of the draw, and what has no goal as notes. */
export function drawFindings(reps = 9): { findings: Finding[]; notes: string[] } {
	const findings: Finding[] = [];
	const notes: string[] = [];
	for (const size of DRAW_SIZES) {
		const name = `${size.contestants}/${size.heats}/${size.judges}`;
		const found = measureDraw(size, reps);
		findings.push(
			{
				what: `${name}  employer excess`,
				floor: 0,
				product: found.employerExcess,
				unit: 'people',
				goal: { none: true }
			},
			{
				what: `${name}  skill spread after 50k swaps`,
				floor: size.spread,
				product: found.spreadAfter,
				unit: 'points',
				goal: { most: 1 }
			},
			{ what: `${name}  50k swaps`, floor: size.swapsMs, product: found.swapsMs, unit: 'ms', goal: null }
		);
		notes.push(
			`${name}: dealt in ${found.dealMs.toFixed(2)} ms, sizes differ by ${found.sizeSpread}, ` +
				`skill spread ${found.spreadBefore.toFixed(2)} → ${found.spreadAfter.toFixed(3)}`
		);
	}
	return { findings, notes };
}
