import { describe, expect, it } from 'vitest';
import { dropped, emptyGrid, pasted, readyEntries, typed } from './new-entries.ts';

const names = (rows: readonly { name: string }[]) => rows.map((row) => row.name);
const entry = (name: string, code = '') => ({ code, name, nameEn: '', employer: '' });

describe('the grid', () => {
	it('grows an empty row as soon as the last one says something', () => {
		const rows = typed(emptyGrid(), 0, 'name', '张');
		expect(names(rows)).toEqual(['张', '']);
		expect(rows[0]?.key).toBe(0);
	});

	it('drops a row that was emptied again, and keeps the others’ keys', () => {
		let rows = typed(emptyGrid(), 0, 'name', '张');
		rows = typed(rows, rows[1]?.key ?? -1, 'name', '李');
		const second = rows[1]?.key;
		rows = typed(rows, 0, 'name', '');
		expect(names(rows)).toEqual(['李', '']);
		expect(rows[0]?.key).toBe(second);
	});

	it('pastes into an empty row', () => {
		expect(names(pasted(emptyGrid(), 0, [entry('张'), entry('李')]))).toEqual(['张', '李', '']);
	});

	it('pastes after a row that says something', () => {
		const rows = typed(emptyGrid(), 0, 'name', '张');
		expect(names(pasted(rows, 0, [entry('李'), entry('王')]))).toEqual(['张', '李', '王', '']);
	});

	it('gives every row its own key', () => {
		const rows = pasted(pasted(emptyGrid(), 0, [entry('张'), entry('李')]), 2, [entry('王')]);
		expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
	});

	it('is never without a row', () => {
		expect(names(dropped(typed(emptyGrid(), 0, 'name', '张'), 0))).toEqual(['']);
	});
});

describe('readyEntries', () => {
	it('assigns codes to the rows without one', () => {
		const rows = pasted(emptyGrid(), 0, [entry('张'), entry('李', 'X-1'), entry('王')]);
		expect(readyEntries(rows, ['A-04'], 'A-').map((row) => [row.code, row.assigned])).toEqual([
			['A-05', true],
			['X-1', false],
			['A-06', true]
		]);
	});

	it('names what is wrong', () => {
		const rows = pasted(emptyGrid(), 0, [entry('', 'B-1'), entry('李', 'a-01'), entry('王', 'C'), entry('赵', 'c')]);
		expect(readyEntries(rows, ['A-01'], 'A-').map((row) => row.problem)).toEqual(['name', 'code', null, 'code']);
	});
});
