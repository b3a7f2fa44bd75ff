import { describe, expect, it } from 'vitest';
import { nextCodes, prefixOf, withCodes } from './entry-codes.ts';

describe('nextCodes', () => {
	it('starts at 01', () => {
		expect(nextCodes([], 'A-', 3)).toEqual(['A-01', 'A-02', 'A-03']);
	});

	it('goes on after the highest of the prefix, whatever the others are', () => {
		expect(nextCodes(['A-07', 'A-02', 'B-40'], 'A-', 2)).toEqual(['A-08', 'A-09']);
	});

	it('gives every code of a long field the same width', () => {
		const codes = nextCodes([], 'A-', 120);
		expect([codes[0], codes[119]]).toEqual(['A-001', 'A-120']);
	});

	it('keeps the width in use', () => {
		expect(nextCodes(['A-0007'], 'A-', 1)).toEqual(['A-0008']);
	});

	it('grows past the width in use rather than repeat', () => {
		expect(nextCodes(['A-98', 'A-99'], 'A-', 2)).toEqual(['A-100', 'A-101']);
	});

	it('skips a code that is taken in another case', () => {
		expect(nextCodes(['a-01'], 'A-', 1)).toEqual(['A-02']);
	});

	it('takes an empty prefix', () => {
		expect(nextCodes(['9'], '', 1)).toEqual(['10']);
	});
});

describe('prefixOf', () => {
	it('is the one most codes share', () => {
		expect(prefixOf(['B-01', 'B-02', 'A-01'])).toBe('B-');
		expect(prefixOf([])).toBe('A-');
		expect(prefixOf(['红'])).toBe('A-');
	});
});

describe('withCodes', () => {
	it('leaves own codes and never assigns one of them twice', () => {
		const rows = [{ code: '' }, { code: 'A-02' }, { code: '' }];
		expect(withCodes(rows, ['A-01'], 'A-')).toEqual([
			{ code: 'A-03', assigned: true },
			{ code: 'A-02', assigned: false },
			{ code: 'A-04', assigned: true }
		]);
	});
});
