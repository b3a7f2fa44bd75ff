import { describe, expect, it } from 'vitest';
import { compileScheme, shownValue } from './compile-scheme.ts';
import { decimal } from './exact.ts';
import { presets } from './presets/presets.ts';
import { compiled, figure, leaf, node } from './testing/scoring.ts';

function preset(id: string) {
	const found = presets.find((one) => one.id === id);
	if (!found) throw new Error(id);
	return compileScheme(found.build());
}

describe('full marks', () => {
	it('of the photovoltaic scheme are those of its sheet', () => {
		const scheme = preset('photovoltaic');
		const full = Object.fromEntries(scheme.nodes.map(({ code, full: value }) => [code, figure(value)]));
		expect(full).toEqual({
			TOTAL: '100',
			T: '100',
			P: '100',
			A: '30',
			A1: '10',
			A2: '12',
			A3: '8',
			B: '40',
			B1: '15',
			B2: '15',
			B3: '10',
			C: '30',
			C1: '8',
			C2: '10',
			C3: '12',
			V: '0'
		});
	});

	it('count the seats that a sum names, and are unknown where it names none', () => {
		const sum = { how: 'trimmed', drop: { high: 1, low: 1 }, take: 'sum' } as const;
		expect(figure(compiled(leaf('A', { seats: [1, 2, 3, 4, 5], panel: sum })).root.full)).toBe('30');
		expect(compiled(leaf('A', { panel: sum })).root.full).toBeNull();
		expect(compiled(node('R', {}, leaf('A', { panel: { how: 'sum' } }))).root.full).toBeNull();
	});

	it('have no meaning where lower is better', () => {
		expect(compiled(leaf('A'), { order: 'low' }).root.full).toBeNull();
	});

	it('take off nothing', () => {
		expect(figure(compiled(node('R', { kind: 'minus' }, leaf('A'), leaf('P'))).root.full)).toBe('10');
	});
});

describe('places', () => {
	it('come from the last rounding', () => {
		expect(compiled(leaf('A', { steps: [{ round: 3 }, { times: '2' }] })).root.places).toBe(3);
	});

	it('come from the parts where nothing is rounded', () => {
		const scheme = compiled(
			node(
				'R',
				{ kind: 'weighted' },
				leaf('A', { seats: [1], weight: '0.25' }),
				leaf('B', { seats: [1], step: '1', weight: '1' })
			)
		);
		expect(scheme.root.places).toBe(3);
	});

	it('show a value without hiding a digit', () => {
		expect(shownValue({ places: 2 }, decimal('88.4'))).toBe('88.40');
		expect(shownValue({ places: 2 }, decimal('88.431'))).toBe('88.431');
	});
});

describe('columns', () => {
	it.each([
		['photovoltaic', ['T', 'P']],
		['gymnastics', ['D', 'E', 'P']],
		['figure-skating', ['TES', 'PCS', 'DED']],
		['halfpipe', ['BEST#1', 'BEST#2', 'BEST#3']],
		['diving', []],
		['five-judges', []]
	])('of %s', (id, columns) => {
		expect(preset(id).columns.map(({ code }) => code)).toEqual(columns);
	});

	it('are four at most', () => {
		const scheme = compiled(node('R', {}, ...['A', 'B', 'C', 'D', 'E'].map((code) => leaf(code))));
		expect(scheme.columns.map(({ code }) => code)).toEqual(['A', 'B', 'C', 'D']);
	});
});
