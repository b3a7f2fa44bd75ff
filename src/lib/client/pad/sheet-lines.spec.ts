import { describe, expect, it } from 'vitest';
import { compileScheme } from '#lib/domain/scoring/compile-scheme.ts';
import { photovoltaic } from '#lib/domain/scoring/presets/photovoltaic.ts';
import { sheetLines } from '#lib/domain/scoring/sheet.ts';
import { placeKey } from '../outbox.ts';
import { groupRows, pointsIn, sheetRows, subtotalOf, worthIn } from './sheet-lines.ts';
import type { Place, Places } from './sheet-view.ts';

const compiled = compileScheme(photovoltaic.build());
const lines = sheetLines(compiled, 2);

function placesOf(marks: Record<string, string>): Places {
	const place = (value: string): Place => ({
		mark: { value },
		state: 'recorded',
		seq: 1,
		at: '2026-11-23T04:00:00.000Z',
		recorded: null,
		inDoubt: false,
		reason: null,
		commandId: null,
		refused: null
	});
	return new Map(Object.entries(marks).map(([aspect, value]) => [placeKey('e1', aspect, 0), place(value)]));
}

function leafOf(code: string) {
	const leaf = compiled.leaf(code);
	if (!leaf) throw new Error(`no ${code}`);
	return leaf;
}

describe('a sheet in lines', () => {
	const rows = sheetRows(lines, 'e1', placesOf({ B1: '2', B3: '8.5', C2: '3' }));

	it('stands in its criteria, each with what it comes to', () => {
		const groups = groupRows(compiled, rows);
		expect(groups.map((group) => [group.code, group.rows.length, group.value, group.full])).toEqual([
			['A', 3, '0.00', '30'],
			['B', 3, '18.50', '40'],
			['C', 3, '6.00', '30']
		]);
	});

	it('adds up what is marked, out of what that could have come to', () => {
		expect(subtotalOf(compiled, rows)).toEqual({ value: '24.50', full: '35', marked: 3 });
	});

	it('shows only the marks of the entry in hand', () => {
		expect(sheetRows(lines, 'e2', placesOf({ B1: '2' })).every((row) => row.place === undefined)).toBe(true);
	});

	it('tells a mark from its worth where they differ', () => {
		expect(worthIn(compiled, leafOf('B1'), { value: '2' })).toMatchObject({ value: '10.00', full: '15' });
		expect(worthIn(compiled, leafOf('B1'), undefined)).toMatchObject({ value: null, full: '15' });
		expect(worthIn(compiled, leafOf('B3'), { value: '8.5' })).toBeNull();
		expect(pointsIn(compiled, leafOf('B3'), { value: '8.5' }).value).toBe('8.50');
	});

	it('shows a deduction as one, down to its limit', () => {
		expect(pointsIn(compiled, leafOf('V'), { value: '7' })).toMatchObject({ value: '-10.00', isDeduction: true });
	});
});
