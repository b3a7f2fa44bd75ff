import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledScheme } from './compile-scheme.ts';
import { rankScores, type Standing } from './rank.ts';
import type { EntryStatus, Ranking } from './scheme.ts';
import { compiled, leaf, node, tally } from './testing/scoring.ts';

const BY_A = { by: 'node', code: 'A' } as const;
const BY_B = { by: 'node', code: 'B', order: 'low' } as const;

/** Entries of one judge: { x: 'A B' }. */
function standings(scheme: CompiledScheme, entries: Readonly<Record<string, string>>): readonly Standing[] {
	const field = Object.entries(entries).map(([id, words]) => {
		const [a = '-', b = '-', status = 'active'] = words.split(' ');
		return { id, score: tally(scheme, 1, { A: a, B: b }, status as EntryStatus) };
	});
	return rankScores(scheme, field);
}

function ranks(scheme: CompiledScheme, entries: Readonly<Record<string, string>>): string {
	return standings(scheme, entries)
		.map(({ id, rank, tie }) => `${id}${rank ?? '–'}${tie === null ? '' : tie < 0 ? '=' : `(${tie})`}`)
		.join(' ');
}

function sum(ranking: Partial<Ranking> = {}): CompiledScheme {
	return compiled(node('R', {}, leaf('A'), leaf('B')), ranking);
}

const FIELD = { v: '5 1', w: '9 1', x: '4 2', y: '6 4', z: '3 3', u: '1 0' };

describe('ranking styles', () => {
	it.each([
		['1224', 'w1= y1= v3= x3= z3= u6'],
		['1223', 'w1= y1= v2= x2= z2= u3'],
		['1334', 'w2= y2= v5= x5= z5= u6'],
		['1234', 'w1 y2 v3 x4 z5 u6'],
		['fractional', 'w1.5= y1.5= v4= x4= z4= u6']
	] as const)('%s', (style, expected) => {
		expect(ranks(sum({ style }), FIELD)).toBe(expected);
	});

	it('puts the lowest first where lower is better', () => {
		expect(ranks(sum({ order: 'low' }), FIELD)).toBe('u1 v2= x2= z2= w5= y5=');
	});
});

describe('ties', () => {
	it('are decided key by key, and it is said by which', () => {
		expect(ranks(sum({ ties: [BY_A] }), { a: '5 5', b: '6 4', c: '6 4', d: '2 1' })).toBe('b1= c1= a3(0) d4');
		const scheme = compiled(node('R', {}, leaf('A'), node('M', { kind: 'minus' }, leaf('B'), leaf('C'))), {
			ties: [BY_A, BY_B]
		});
		const field = ['5 6 1', '5 7 2', '6 4 0'].map((words, i) => {
			const [A = '', B = '', C = ''] = words.split(' ');
			return { id: String(i), score: tally(scheme, 1, { A, B, C }) };
		});
		expect(rankScores(scheme, field).map(({ id, rank, tie }) => [id, rank, tie])).toEqual([
			['2', 1, 0],
			['0', 2, 1],
			['1', 3, 1]
		]);
	});

	it('are exact: thirds that add up to the same are the same', () => {
		const scheme = compiled(node('R', {}, leaf('A'), leaf('B')));
		const field = [
			{ id: 'a', score: tally(scheme, 3, { A: '1 1 2', B: '2 2 3' }) },
			{ id: 'b', score: tally(scheme, 3, { A: '1 2 2', B: '2 2 2' }) }
		];
		expect(rankScores(scheme, field).map(({ rank }) => rank)).toEqual([1, 1]);
	});

	it('go by countback over the runs, failed ones last', () => {
		const scheme = compiled(node('R', { kind: 'best-of', over: 'runs', runs: 3 }, leaf('A')), {
			ties: [{ by: 'runs', code: 'R' }]
		});
		const field = Object.entries({
			a: ['9', '3', '5'],
			b: ['5', 'dnf', '9'],
			c: ['4', '9', '5'],
			d: ['9', '5', '3']
		}).map(([id, [one = '', two = '', three = '']]) => ({
			id,
			score: tally(scheme, 1, { 'A#1': one, 'A#2': two, 'A#3': three })
		}));
		expect(rankScores(scheme, field).map(({ id, rank, tie }) => `${id}${rank}(${tie})`)).toEqual([
			'c1(0)',
			'a2(-1)',
			'd2(-1)',
			'b4(0)'
		]);
	});

	it('go by the best single only where the key says so', () => {
		const scheme = compiled(node('R', { kind: 'mean', over: 'runs', runs: 2 }, leaf('A')), {
			order: 'low',
			ties: [{ by: 'runs', code: 'R', first: 1 }]
		});
		const field = Object.entries({ a: ['4', '6'], b: ['5', '5'], c: ['6', '4'] }).map(([id, [one = '', two = '']]) => ({
			id,
			score: tally(scheme, 1, { 'A#1': one, 'A#2': two })
		}));
		expect(rankScores(scheme, field).map(({ id, rank }) => `${id}${rank}`)).toEqual(['a1', 'c1', 'b3']);
	});
});

describe('a majority of judges', () => {
	const scheme = compiled(leaf('A'), { ties: [{ by: 'judges' }] });
	const field = (entries: Readonly<Record<string, string>>) =>
		Object.entries(entries).map(([id, A]) => ({ id, score: tally(scheme, 3, { A }) }));

	it('prefers one to the other', () => {
		expect(rankScores(scheme, field({ a: '9 4 5', b: '5 6 7' })).map(({ id, rank }) => `${id}${rank}`)).toEqual([
			'b1',
			'a2'
		]);
	});

	it('that runs in a circle leaves the rank shared', () => {
		const circle = field({ a: '1 3 2', b: '2 1 3', c: '3 2 1' });
		expect(rankScores(scheme, circle).map(({ rank, tie }) => [rank, tie])).toEqual([
			[1, -1],
			[1, -1],
			[1, -1]
		]);
	});
});

describe('entries without a total', () => {
	const entries = { a: '5 5', b: '9 9 dq', c: '4 dnf', d: '- -', e: '3 3', f: 'dnf dnf', g: '1 1 dns' };

	it('stand unranked at the end, in the order they came', () => {
		expect(ranks(sum(), entries)).toBe('a1 e2 b– c– d– f– g–');
	});

	it('rank last among themselves by the tie keys where the scheme says so', () => {
		expect(ranks(sum({ noTotal: 'last', ties: [BY_A] }), entries)).toBe('a1 e2 c3(0) f4(0) b– d– g–');
	});
});

describe('ranks still possible', () => {
	const possible = (entries: Readonly<Record<string, string>>): string[] =>
		standings(sum({ ties: [BY_A] }), entries).map(({ id, bestRank, worstRank }) => `${id} ${bestRank}–${worstRank}`);

	it('meet when everything is in', () => {
		expect(possible({ a: '5 5', b: '6 4', c: '9 9' })).toEqual(['c 1–1', 'b 2–2', 'a 3–3']);
	});

	it('are what the missing marks leave open', () => {
		expect(possible({ a: '9 9', b: '5', c: '4 -', d: '- -' })).toEqual(['a 1–2', 'b 2–4', 'c 2–4', 'd 1–4']);
	});

	it('say when a place is safe', () => {
		expect(possible({ a: '10 9.5', b: '9', c: '8' })[0]).toBe('a 1–1');
	});

	it('count settled ties by their keys, open ones as open', () => {
		expect(possible({ a: '5 5', b: '6 4', c: '0 -' })).toEqual(['b 1–2', 'a 2–3', 'c 1–3']);
	});

	it('are not told for styles that count groups', () => {
		const [first] = standings(sum({ style: '1223' }), { a: '5 5', b: '5' });
		expect([first?.bestRank, first?.worstRank]).toEqual([null, null]);
	});
});

const anyField = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 })), { minLength: 1, maxLength: 12 });

describe('for any field', () => {
	const scheme = sum({ ties: [BY_A] });
	const scored = (marks: readonly (readonly [number, number | null])[]) =>
		marks.map(([a, b], i) => ({
			id: String(i),
			score: tally(scheme, 1, { A: String(a), B: b === null ? '-' : String(b) })
		}));

	it('a rank is one more than the number of those ahead', () => {
		fc.assert(
			fc.property(anyField, (marks) => {
				for (const { id, rank } of rankScores(scheme, scored(marks))) {
					const [a, b] = marks[Number(id)] ?? [0, 0];
					const ahead = marks.filter(([c, d]) => c + d > a + b || (c + d === a + b && c > a)).length;
					expect(rank).toBe(ahead + 1);
				}
			})
		);
	});

	it('the order of the field does not matter', () => {
		fc.assert(
			fc.property(anyField, (marks) => {
				const field = scored(marks);
				const byId = (list: readonly Standing[]) => new Map(list.map((one) => [one.id, one]));
				expect(byId(rankScores(scheme, [...field].reverse()))).toEqual(byId(rankScores(scheme, field)));
			})
		);
	});

	it('every style ranks the same entries in the same order', () => {
		fc.assert(
			fc.property(anyField, (marks) => {
				const orders = (['1224', '1223', '1334', '1234', 'fractional'] as const).map((style) => {
					const other = sum({ ties: [BY_A], style });
					const list = rankScores(other, scored(marks));
					list.slice(1).forEach((one, i) => expect((list[i]?.rank ?? 0) <= (one.rank ?? 0)).toBe(true));
					return list.map(({ id }) => id).join();
				});
				expect(new Set(orders).size).toBe(1);
			})
		);
	});

	it('the final rank lies within the ranks that were possible', () => {
		fc.assert(
			fc.property(anyField, fc.infiniteStream(fc.boolean()), (marks, hidden) => {
				const now = rankScores(scheme, scored(marks.map(([a, b]) => [a, hidden.next().value ? null : b])));
				const then = new Map(rankScores(scheme, scored(marks)).map(({ id, rank }) => [id, rank ?? 0]));
				for (const { id, bestRank, worstRank } of now) {
					expect(then.get(id)).toBeGreaterThanOrEqual(bestRank ?? 0);
					expect(then.get(id)).toBeLessThanOrEqual(worstRank ?? 0);
				}
			}),
			{ numRuns: 500 }
		);
	});
});
