import { describe, expect, it } from 'vitest';
import type { Derivation, MarkPart } from '#lib/domain/scoring/derivation.ts';
import { combinationOf, dropped, linksOf, padded, placesOf, sharedPlaces, short } from './written.ts';

const mark = (worth: string | null, struck: MarkPart['struck'] = null): MarkPart => ({
	part: 'mark',
	judge: '1',
	run: 0,
	raw: worth,
	worth,
	status: worth === null ? 'missing' : 'given',
	struck
});
const node = (kind: string, combined: string | null, parts: Derivation['parts']): Derivation => ({
	code: 'X',
	title: { zh: '项' },
	kind,
	parts,
	combined,
	steps: [],
	value: combined,
	low: null,
	high: null,
	missing: 0
});
const child = (value: string, weight: string | null = null) => ({
	part: 'node' as const,
	of: 'child' as const,
	label: null,
	weight,
	struck: null,
	derivation: node('points', value, [])
});

describe('combinationOf', () => {
	it('writes a mean of what is left after the strikes as a division', () => {
		const parts = [mark('28.4'), mark('28.9', 'high'), mark('28.1'), mark('27.3', 'low'), mark('27.9')];
		expect(combinationOf(node('points', '28.133333…', parts))).toEqual({ how: 'terms', left: '84.4 ÷ 3' });
	});
	it('knows a mean by its number, not by its digits', () => {
		expect(combinationOf(node('points', '9.00', [mark('9.5'), mark('9.5'), mark('8')]))).toEqual({
			how: 'terms',
			left: '27 ÷ 3'
		});
	});
	it('leaves out marks that are missing', () => {
		expect(combinationOf(node('points', '34.05', [mark('34.2'), mark('33.9'), mark(null)]))).toEqual({
			how: 'terms',
			left: '68.1 ÷ 2'
		});
	});
	it('writes sums, products, differences and weights', () => {
		const two = [child('28.13'), child('34.05')];
		expect(combinationOf(node('sum', '62.18', two))).toEqual({ how: 'terms', left: '28.13 + 34.05' });
		expect(combinationOf(node('product', '957.8265', two))).toEqual({ how: 'terms', left: '28.13 × 34.05' });
		expect(combinationOf(node('minus', '-5.92', two))).toEqual({ how: 'terms', left: '28.13 − 34.05' });
		expect(combinationOf(node('weighted', '87.9', [child('90', '0.3'), child('87', '0.7')]))).toEqual({
			how: 'terms',
			left: '27 + 60.9'
		});
		expect(combinationOf(node('weighted', '9', [child('9', '0.333333…'), child('9', '0.5')]))).toEqual({
			how: 'terms',
			left: '9 × 0.333… + 9 × 0.5'
		});
	});
	it('says nothing of a single part, and counts many', () => {
		expect(combinationOf(node('points', '9', [mark('9')]))).toBeNull();
		const many = Array.from({ length: 9 }, () => child('1'));
		expect(combinationOf(node('sum', '9', many))).toEqual({ how: 'count', count: 9 });
	});
	it('says that marks agree instead of dividing them', () => {
		expect(combinationOf(node('measurement', '10', [mark('10'), mark('10.0'), mark('10')]))).toEqual({
			how: 'alike',
			count: 3
		});
	});
	it('writes a negative part as a subtraction', () => {
		expect(combinationOf(node('sum', '7', [child('9'), child('-2')]))).toEqual({ how: 'terms', left: '9 − 2' });
	});
	it('does not invent an equation that does not hold', () => {
		expect(combinationOf(node('points', '3', [mark('1'), mark('9')]))).toBeNull();
	});
});

describe('figures', () => {
	it('cuts numbers without end and pads those of a column', () => {
		expect(short('28.133333…')).toBe('28.133…');
		expect(short('-0.5')).toBe('−0.5');
		expect(padded('26.1', 2)).toBe('26.10');
		expect(padded('26', 2)).toBe('26.00');
		expect(padded('26.125', 2)).toBe('26.125');
	});
	it('tells the digits a rounding drops', () => {
		expect(dropped('28.133333…', 2)).toEqual({ kept: '28.13', gone: '3…' });
		expect(dropped('34.056', 2)).toEqual({ kept: '34.05', gone: '6' });
		expect(dropped('34.5', 0)).toEqual({ kept: '34', gone: '.5' });
		expect(dropped('34', 2)).toEqual({ kept: '34', gone: '' });
	});
});

describe('sharedPlaces', () => {
	it('is that of the longest figure in the column', () => {
		const values = ['10', '12.5', '8.25', '3.333333…'].map((value) => child(value));
		expect(sharedPlaces(values)).toBe(2);
		expect(sharedPlaces([child('92.5', '0.3')])).toBe(2);
		expect(sharedPlaces([])).toBe(0);
	});
});

describe('linksOf', () => {
	it('puts operations on one line as long as they need no brackets', () => {
		const step = (s: object, before: string, after: string) => ({ step: s as never, before, after });
		expect(linksOf([step({ divide: '3' }, '2', '0.666666…'), step({ times: '12' }, '0.666666…', '8')])).toEqual([
			{ op: 'reckon', before: '2', by: ' ÷ 3 × 12', after: '8' }
		]);
		expect(linksOf([step({ plus: '-1' }, '5', '4'), step({ times: '2' }, '4', '8')])).toEqual([
			{ op: 'reckon', before: '5', by: ' − 1', after: '4' },
			{ op: 'reckon', before: '4', by: ' × 2', after: '8' }
		]);
	});
	it('keeps every operation, but limits only where they bite', () => {
		const links = linksOf([
			{ step: { times: '0.3' }, before: '87.5', after: '26.25' },
			{ step: { atLeast: '0' }, before: '26.25', after: '26.25' },
			{ step: { atMost: '20' }, before: '26.25', after: '20' },
			{ step: { round: 2 }, before: '20', after: '20' }
		]);
		expect(links).toEqual([
			{ op: 'reckon', before: '87.5', by: ' × 0.3', after: '26.25' },
			{ op: 'atMost', by: '20', after: '20' },
			{ op: 'round', places: 2, mode: 'half-up', after: '20', changed: false }
		]);
		const rounded = { ...node('sum', '1', []), steps: [{ step: { round: 2 }, before: '1', after: '1' }] };
		expect(placesOf(rounded)).toBe(2);
	});
});
