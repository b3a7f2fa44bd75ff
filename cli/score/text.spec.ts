import { describe, expect, it } from 'vitest';
import { jsonLines, lineAt } from './json-lines.ts';
import { padded, textTable, textWidth } from './text-width.ts';
import { readNumber, statusWord } from './words.ts';

describe('text in a terminal', () => {
	it('counts Chinese characters as two', () => {
		expect([textWidth('总分'), textWidth('A-07 王建国'), textWidth('（8.5）'), textWidth('é–…')]).toEqual([
			4, 11, 7, 3
		]);
		expect(padded('总分', 6, 'right')).toBe('  总分');
	});

	it('lines columns up and leaves empty ones out', () => {
		const columns = [
			{ heading: '名次', side: 'right' as const },
			{ heading: '姓名', side: 'left' as const },
			{ heading: '说明', side: 'left' as const }
		];
		expect(
			textTable(columns, [
				['1', '王建国', ''],
				['12', 'Li', '']
			])
		).toBe(['名次  姓名', '────  ──────', '   1  王建国', '  12  Li'].join('\n'));
	});
});

describe('lines of JSON', () => {
	const lines = jsonLines('{\n "a": [1,\n  {"b": "x\\"}"}],\n "c": -1.5e3,\n "a": null\n}');

	it('are found for every path, or the nearest above it', () => {
		expect(lineAt(lines, ['c'])).toBe(4);
		expect(lineAt(lines, ['a', 1, 'b'])).toBe(3);
		expect(lineAt(lines, ['a', 1, 'zzz', 0])).toBe(3);
		expect(lineAt(lines, ['nothing'])).toBe(1);
	});

	it('tell keys that stand twice', () => {
		expect(lines.twice).toEqual([{ key: 'a', line: 5 }]);
	});
});

describe('words in files', () => {
	it('are statuses in any case', () => {
		expect(['DNF', 'dsq', '缺席', 'OK', 'toString', ''].map(statusWord)).toEqual([
			'dnf',
			'dq',
			'absent',
			'active',
			undefined,
			undefined
		]);
	});

	it('are numbers in the ways people write them', () => {
		expect(
			['8.50', '+8', '−1', '-.5', '8.', '1:02', '1e3', '', '8 5'].map((cell) => readNumber(cell, 'points'))
		).toEqual(['8.50', '8', '-1', '-0.5', '8', null, null, null, null]);
	});
});
