// What the draw promises, for any list: employers even over the heats, sizes even, everybody's heat as likely, colleagues apart,
// stations even over the runs, and skill brought together without losing any of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanced, skillSpread } from './balance.ts';
import { dealt, deckOf, shareOf } from './deal.ts';
import type { ListRow } from './rule.ts';
import { sameNeighbours, seatedApart, shifts } from './stations.ts';
import { streamOf } from './stream.ts';

const seed = fc.stringMatching(/^[0-9a-f]{64}$/);
const row = fc.record({
	unit: fc.option(fc.constantFrom('甲', '乙', '丙', '丁', '戊'), { freq: 6 }),
	machine: fc.constant<string | null>(null),
	skill: fc.integer({ min: 0, max: 10_000 })
});
const numbered = (rows: readonly Omit<ListRow, 'no' | 'label'>[]): ListRow[] =>
	rows.map((one, index) => ({ ...one, no: index + 1, label: `${index + 1}` }));
const rows = fc.array(row, { minLength: 2, maxLength: 60 }).map(numbered);
const twoMachines = fc
	.array(
		fc.record({
			unit: fc.constantFrom('甲', '乙'),
			machine: fc.constantFrom('车', '铣'),
			skill: fc.constant(null)
		}),
		{ minLength: 4, maxLength: 60 }
	)
	.map(numbered);

function counts<T>(items: readonly T[], key: (item: T) => string | number): Map<string | number, number> {
	const found = new Map<string | number, number>();
	for (const item of items) found.set(key(item), (found.get(key(item)) ?? 0) + 1);
	return found;
}

/** By heat, how many of each share. */
function table(deck: readonly ListRow[], heatOf: readonly number[], heats: number, key = shareOf): number[][] {
	return [...new Set(deck.map(key))].map((share) =>
		Array.from(
			{ length: heats },
			(_, heat) => deck.filter((one, card) => heatOf[card] === heat && key(one) === share).length
		)
	);
}

describe('the deal', () => {
	it('gives every heat ⌊n/H⌋ or ⌈n/H⌉ of every employer, and heats whose sizes differ by one at most', () => {
		fc.assert(
			fc.property(rows, seed, fc.integer({ min: 1, max: 9 }), (list, drawn, heats) => {
				const stream = streamOf(drawn);
				const deck = deckOf(list, stream);
				const heatOf = dealt(deck.length, heats, stream.below(heats));
				for (const share of [...table(deck, heatOf, heats), ...table(deck, heatOf, heats, () => 'all')]) {
					const n = share.reduce((sum, one) => sum + one, 0);
					expect(Math.min(...share)).toBe(Math.floor(n / heats));
					expect(Math.max(...share)).toBe(Math.ceil(n / heats));
				}
				expect([...deck].sort((a, b) => a.no - b.no)).toEqual(list);
			})
		);
	});

	it('never gives a heat more of one machine than ⌈n/H⌉', () => {
		fc.assert(
			fc.property(twoMachines, seed, fc.integer({ min: 1, max: 6 }), (list, drawn, heats) => {
				const stream = streamOf(drawn);
				const deck = deckOf(list, stream);
				const heatOf = dealt(deck.length, heats, stream.below(heats));
				for (const machine of table(deck, heatOf, heats, (one) => one.machine ?? '')) {
					const n = machine.reduce((sum, one) => sum + one, 0);
					expect(Math.max(...machine)).toBe(Math.ceil(n / heats));
				}
			})
		);
	});

	it('puts everybody into every heat exactly once over the first heats that can be drawn', () => {
		fc.assert(
			fc.property(rows, fc.integer({ min: 1, max: 9 }), (list, heats) => {
				const all = Array.from({ length: heats }, (_, first) => dealt(list.length, heats, first));
				for (const card of list.keys())
					expect(all.map((heatOf) => heatOf[card]).sort()).toEqual(Array.from({ length: heats }, (_, heat) => heat));
			})
		);
	});
});

describe('the balance of skill', () => {
	it('keeps sizes and employers as even as they were, and never widens the spread of two heats', () => {
		fc.assert(
			fc.property(rows, seed, fc.integer({ min: 2, max: 6 }), (list, drawn, heats) => {
				fc.pre(list.length >= heats);
				const stream = streamOf(drawn);
				const deck = deckOf(list, stream);
				const before = dealt(deck.length, heats, stream.below(heats));
				const after = balanced(deck, before, 2000, stream);
				const sorted = (heatOf: readonly number[]) =>
					table(deck, heatOf, heats).map((share) => [...share].sort((a, b) => a - b));
				expect(sorted(after)).toEqual(sorted(before));
				expect(counts(after, (heat) => heat)).toEqual(counts(before, (heat) => heat));
				if (heats === 2) expect(skillSpread(deck, after)).toBeLessThanOrEqual(skillSpread(deck, before));
			}),
			{ numRuns: 40 }
		);
	});

	it('does not look at the number of a heat, so that everybody’s heat stays as likely as every other', () => {
		fc.assert(
			fc.property(rows, seed, fc.integer({ min: 2, max: 5 }), (list, drawn, heats) => {
				fc.pre(list.length >= heats);
				const deck = deckOf(list, streamOf(drawn));
				const from = (first: number) => balanced(deck, dealt(deck.length, heats, first), 1500, streamOf(drawn));
				const zero = from(0);
				for (let first = 1; first < heats; first++)
					expect(from(first)).toEqual(zero.map((heat) => (heat + first) % heats));
			}),
			{ numRuns: 30 }
		);
	});
});

describe('the stations', () => {
	const people = fc.array(fc.constantFrom('甲', '乙', '丙', '丁', '戊'), { minLength: 1, maxLength: 16 });

	it('keep colleagues apart as long as no employer has more than ⌈S/2⌉ of S, and as far as can be beyond that', () => {
		fc.assert(
			fc.property(people, fc.nat(6), seed, (units, free, drawn) => {
				const seats = units.length + free;
				const seated = seatedApart(units, seats, (one) => one, streamOf(drawn));
				const most = Math.max(...counts(units, (one) => one).values());
				expect(sameNeighbours(seated, (one) => one)).toBe(Math.max(0, most - (seats - most) - 1));
				expect(seated.filter((one) => one !== null).sort()).toEqual([...units].sort());
				expect(seated).toHaveLength(seats);
			}),
			{ numRuns: 500 }
		);
	});

	it('bring everybody to every station as often as to any other, but for one time', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 30 }), seed, (seats, runs, drawn) => {
				const moved = shifts(runs, seats, streamOf(drawn));
				expect(moved).toHaveLength(runs);
				for (let seat = 0; seat < seats; seat++) {
					const visits = counts(moved, (by) => (seat + by) % seats);
					expect(Math.max(...visits.values())).toBe(Math.ceil(runs / seats));
					if (runs >= seats) expect(visits.size).toBe(seats);
				}
				// nobody shares a station with somebody else in a run
				expect(new Set(moved.slice(0, seats)).size).toBe(Math.min(runs, seats));
			})
		);
	});
});
