import { describe, expect, it } from 'vitest';
import type { BoardRow } from './board.ts';
import { visibleRows } from './visible-board.ts';

const row = (order: number, rank: number, more: Partial<BoardRow> = {}): BoardRow => ({
	id: `e${order}`,
	order,
	code: `A-0${order}`,
	name: { zh: `选手${order}` },
	employer: { zh: '单位' },
	status: 'active',
	state: 'complete',
	rank,
	total: '88.43',
	columns: ['26.25'],
	given: 9,
	expected: 9,
	bestRank: rank,
	worstRank: rank,
	tie: 0,
	seq: 40 + order,
	gain: '+0.32',
	...more
});
const rows = [row(2, 1), row(1, 2, { status: 'dq', rank: null })];

describe('what the public sees', () => {
	it('has names without work codes, or work codes without names', () => {
		const [named] = visibleRows(rows, { mode: 'live', state: 'open' }, true, 'public');
		expect(named).toEqual({ ...rows[0], code: null });
		const [coded] = visibleRows(rows, { mode: 'live', state: 'open' }, false, 'public');
		expect(coded).toMatchObject({ code: 'A-02', total: '88.43' });
		expect(coded).not.toHaveProperty('name');
		expect(coded).not.toHaveProperty('employer');
	});

	it('is the same for any marks while frozen, in starting order', () => {
		const other = [row(1, 1, { total: '99.00', seq: 900 }), row(2, 2, { total: null, state: 'none', status: 'dnf' })];
		const frozen = visibleRows(rows, { mode: 'frozen', state: 'open' }, true, 'public');
		expect(frozen).toEqual(visibleRows(other, { mode: 'frozen', state: 'open' }, true, 'public'));
		expect(frozen.map((line) => line.id)).toEqual(['e1', 'e2']);
	});

	it('gives no id away before scoring opens, as work codes may still be drawn', () => {
		const before = visibleRows(rows, { mode: 'live', state: 'draft' }, true, 'public');
		const ids = new Set(rows.map((line) => line.id));
		expect(before.map((line) => ids.has(line.id))).toEqual([false, false]);
		expect(new Set(before.map((line) => line.id)).size).toBe(2);
	});

	it('is nothing while hidden', () => {
		expect(visibleRows(rows, { mode: 'hidden', state: 'open' }, true, 'public')).toEqual([]);
	});
});

it('keeps nothing from officials', () => {
	expect(visibleRows(rows, { mode: 'hidden', state: 'open' }, true, 'officials')).toBe(rows);
});
