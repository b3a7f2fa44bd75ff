import { describe, expect, it } from 'vitest';
import { schemeProblems } from '#lib/domain/scoring/check-scheme.ts';
import type { Inner, InnerKind, Leaf, LeafKind, Scheme, SchemeNode } from '#lib/domain/scoring/scheme.ts';
import {
	asInnerKind,
	asKind,
	blankScheme,
	fullOf,
	highestSeat,
	newInner,
	newLeaf,
	overWhat,
	roundingOf,
	withFull,
	withRounding
} from './scheme-parts.ts';

const title = { zh: '试' };
const kinds: readonly LeafKind[] = ['judgement', 'measurement', 'points', 'count', 'time', 'penalty', 'ordinal'];
const whole = (root: SchemeNode): Scheme => ({ ...blankScheme({ scheme: title, total: title, first: title }), root });

describe('new nodes', () => {
	it.each(kinds)('%s holds from the start', (kind) => {
		expect(schemeProblems(whole(newLeaf('A', title, kind)))).toEqual([]);
	});

	it('a criterion and a blank scheme hold', () => {
		expect(schemeProblems(whole(newInner('A', title, title)))).toEqual([]);
		expect(schemeProblems(blankScheme({ scheme: title, total: title, first: title }))).toEqual([]);
	});
});

describe('asKind', () => {
	it.each(kinds.flatMap((from) => kinds.map((to) => [from, to] as const)))('from %s to %s holds', (from, to) => {
		expect(schemeProblems(whole(asKind(newLeaf('A', title, from), to, false)))).toEqual([]);
	});

	it('keeps what the aspect is, and what it is out of', () => {
		const leaf: Leaf = { ...newLeaf('A', title, 'points', '15'), hint: { zh: '看' }, seats: [1, 2], weight: '0.3' };
		const changed = asKind(leaf, 'judgement', false);
		expect(changed).toMatchObject({ code: 'A', hint: { zh: '看' }, seats: [1, 2], weight: '0.3', kind: 'judgement' });
		expect(fullOf(changed)).toBe('15');
	});

	it('leaves the panel away below a node that goes over the judges', () => {
		expect(asKind(newLeaf('A', title, 'points'), 'judgement', true).panel).toBeUndefined();
	});
});

describe('full marks', () => {
	it.each(['judgement', 'measurement', 'points', 'time'] as const)('of %s are read and set', (kind) => {
		const changed = withFull(newLeaf('A', title, kind, '12'), '20');
		expect(fullOf(changed)).toBe('20');
		expect(schemeProblems(whole(changed))).toEqual([]);
	});

	it('keep pass and fail at their ends', () => {
		expect(withFull(newLeaf('A', title, 'measurement', '10'), '15').levels?.map((level) => level.value)).toEqual([
			'0',
			'15'
		]);
	});
});

describe('rounding', () => {
	it('is read from the last rounding step', () => {
		expect(roundingOf(newLeaf('A', title, 'judgement'))).toEqual({ places: 2, mode: 'half-up' });
		expect(roundingOf(newLeaf('A', title, 'count'))).toBeNull();
	});

	it('is replaced in its place, added at the end, and taken away', () => {
		const leaf: Leaf = { ...newLeaf('A', title), steps: [{ times: '2' }, { round: 2 }, { plus: '1' }] };
		expect(withRounding(leaf, { places: 1, mode: 'down' }).steps).toEqual([
			{ times: '2' },
			{ round: 1, mode: 'down' },
			{ plus: '1' }
		]);
		expect(withRounding(leaf, null).steps).toEqual([{ times: '2' }, { plus: '1' }]);
		expect(withRounding({ ...leaf, steps: [{ times: '2' }] }, { places: 2, mode: 'half-even' }).steps?.at(-1)).toEqual({
			round: 2,
			mode: 'half-even'
		});
		expect('steps' in withRounding({ ...leaf, steps: [{ round: 2 }] }, null)).toBe(false);
	});
});

describe('inner nodes', () => {
	const inner: Inner = {
		code: 'S',
		title,
		kind: 'sum',
		children: [newLeaf('A', title), newLeaf('B', title), newLeaf('C', title)]
	};
	const all: readonly InnerKind[] = [
		'sum',
		'weighted',
		'mean',
		'trimmed',
		'median',
		'middle-two',
		'best-of',
		'product',
		'minus'
	];

	it.each(all.flatMap((from) => all.map((to) => [from, to] as const)))('from %s to %s holds', (from, to) => {
		expect(schemeProblems(whole(asInnerKind(asInnerKind(inner, from), to)))).toEqual([]);
	});

	it('over runs has a count, and loses it with them', () => {
		const single: Inner = { ...inner, children: [newLeaf('A', title)] };
		const runs = overWhat(single, 'runs');
		expect(runs.runs).toBe(3);
		expect(schemeProblems(whole(runs))).toEqual([]);
		expect(overWhat(runs, 'children')).toEqual(single);
	});

	it('goes back to the children when the kind combines nothing else', () => {
		expect(
			asInnerKind(overWhat({ ...inner, children: [newLeaf('A', title)] }, 'runs'), 'weighted').over
		).toBeUndefined();
	});

	it('over judges takes the panels below away', () => {
		const sheets = overWhat({ ...inner, children: [newLeaf('A', title)] }, 'judges');
		expect(schemeProblems(whole(sheets))).toEqual([]);
	});

	it('knows the highest seat that is named', () => {
		expect(
			highestSeat({ ...inner, children: [{ ...newLeaf('A', title), seats: [2, '7'] }, newLeaf('B', title)] })
		).toBe(7);
		expect(highestSeat(inner)).toBe(0);
	});
});
