import { describe, expect, it } from 'vitest';
import { compileScheme } from './compile-scheme.ts';
import { photovoltaic } from './presets/photovoltaic.ts';
import { checkMark, sheetLines, sheetSubtotal, worthOf } from './sheet.ts';
import { compiled, figure, leaf, node } from './testing/scoring.ts';

const scheme = compileScheme(photovoltaic.build());

function codes(seat: number, role?: 'judge' | 'chief'): string[] {
	return sheetLines(scheme, seat, role).map(({ leaf: one }) => one.code);
}

function refusal(code: string, value: string, run = 0) {
	const one = scheme.leaf(code);
	const checked = one ? checkMark(one, run, { value }) : null;
	return checked?.ok === false ? checked.refusal : null;
}

describe('sheetLines', () => {
	it('are what the seat marks, in scheme order', () => {
		expect(codes(2)).toEqual(['A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'C1', 'C2', 'C3']);
		expect(codes(5)).toEqual(['A1', 'A3', 'B2', 'B3', 'C1', 'C2']);
		expect(codes(1)).toContain('V');
	});

	it('are nothing for a chief whose seat is not named', () => {
		expect(codes(6, 'chief')).toEqual([]);
		expect(codes(1, 'chief')).toEqual(
			['T', 'A2', 'V', 'B1', 'C3'].sort((a, b) => codes(1).indexOf(a) - codes(1).indexOf(b))
		);
	});

	it('go through the runs one after the other', () => {
		const runs = compiled(node('R', { over: 'runs', runs: 2 }, node('S', {}, leaf('A'), leaf('B'))));
		expect(sheetLines(runs, 1).map(({ leaf: one, run }) => `${one.code}${run}`)).toEqual(['A1', 'B1', 'A2', 'B2']);
	});
});

describe('checkMark', () => {
	it('lets admissible marks and statuses pass', () => {
		const b1 = scheme.leaf('B1');
		expect(b1 && checkMark(b1, 0, { value: '2' })).toEqual({ ok: true, value: { value: '2' } });
		expect(b1 && checkMark(b1, 0, { status: 'absent' }).ok).toBe(true);
	});

	it('refuses what lies outside or off the step', () => {
		expect(refusal('A3', '8.5')).toEqual({ code: 'value_out_of_range', params: { value: '8.5', min: '0', max: '8' } });
		expect(refusal('A3', '-0.5')?.code).toBe('value_out_of_range');
		expect(refusal('A3', 'x')?.code).toBe('value_out_of_range');
		expect(refusal('A3', '7.25')).toEqual({ code: 'value_off_step', params: { value: '7.25', step: '0.5' } });
	});

	it('admits nothing between the choices of a measurement', () => {
		expect(refusal('C1', '4')).toBeNull();
		const choices = compiled(
			leaf('A', {
				kind: 'measurement',
				step: '1',
				levels: [
					{ value: '10', title: { zh: '是' } },
					{ value: '3', title: { zh: '半' } }
				]
			})
		).leaf('A');
		const checked = choices && checkMark(choices, 0, { value: '4' });
		expect(checked).toEqual({ ok: false, refusal: { code: 'value_off_step', params: { value: '4', step: '10/3' } } });
	});

	it('counts steps from min', () => {
		const odd = compiled(leaf('A', { min: '0.25', max: '9.75', step: '0.5' })).leaf('A');
		expect(odd && checkMark(odd, 0, { value: '1.25' }).ok).toBe(true);
		expect(odd && checkMark(odd, 0, { value: '1' }).ok).toBe(false);
	});

	it('knows the runs', () => {
		const one = compiled(node('R', { over: 'runs', runs: 2 }, leaf('A'))).leaf('A');
		expect(one && [0, 1, 2, 3, 1.5].map((run) => checkMark(one, run, { value: '1' }).ok)).toEqual([
			false,
			true,
			true,
			false,
			false
		]);
		expect(refusal('A3', '1', 1)).toEqual({ code: 'run_unknown', params: { aspect: 'A3', run: 1 } });
	});
});

describe('a sheet by itself', () => {
	const marks: Readonly<Record<string, string>> = { A1: '10', A2: '2', A3: '6', B1: '2', B2: '15', B3: '8.5', C3: '3' };

	it('says what one mark comes to', () => {
		expect(figure(worthOf(scheme, 'B1', '2'))).toBe('10');
		expect(figure(worthOf(scheme, 'B1', '1'))).toBe('5');
		expect(figure(worthOf(scheme, 'V', '2'))).toBe('-4');
		expect(worthOf(scheme, 'X', '2')).toBeNull();
		expect(worthOf(scheme, 'B1', 'two')).toBeNull();
	});

	it('adds up what is marked, out of what that could come to', () => {
		const subtotal = sheetSubtotal(sheetLines(scheme, 2), (aspect) => {
			const value = marks[aspect];
			return value === undefined ? undefined : { value };
		});
		expect(subtotal && [figure(subtotal.value), figure(subtotal.full), subtotal.marked]).toEqual(['69.5', '82', 7]);
	});

	it('takes deductions off and leaves full marks alone', () => {
		const minus = compiled(node('R', { kind: 'minus' }, leaf('A'), leaf('P')));
		const subtotal = sheetSubtotal(sheetLines(minus, 1), (aspect) => ({ value: aspect === 'A' ? '9' : '1' }));
		expect(subtotal && [figure(subtotal.value), figure(subtotal.full)]).toEqual(['8', '10']);
	});

	it('says nothing where marks are multiplied', () => {
		const product = compiled(node('R', { kind: 'product' }, leaf('A'), leaf('B')));
		expect(sheetSubtotal(sheetLines(product, 1), () => ({ value: '1' }))).toBeNull();
	});
});
