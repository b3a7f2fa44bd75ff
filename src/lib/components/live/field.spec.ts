import { describe, expect, it } from 'vitest';
import type { BoardRow } from '#lib/protocol/board.ts';
import { lastPrize, pagesOf, progressOf } from './field.ts';

const ranked = (...ranks: (number | null)[]) => ranks.map((rank) => ({ rank }) as BoardRow);

describe('pagesOf', () => {
	it('keeps a page rather than leave one or two rows alone', () => {
		expect(pagesOf(6, 6)).toEqual({ count: 1, size: 6 });
		expect(pagesOf(12, 12)).toEqual({ count: 1, size: 12 });
		expect(pagesOf(13, 13)).toEqual({ count: 2, size: 10 });
		expect(pagesOf(300, 300)).toEqual({ count: 30, size: 10 });
		expect(pagesOf(0, 0)).toEqual({ count: 1, size: 1 });
	});
	it('does not turn to pages on which nobody has begun', () => {
		expect(pagesOf(24, 4)).toEqual({ count: 1, size: 10 });
		expect(pagesOf(24, 11)).toEqual({ count: 2, size: 10 });
		expect(pagesOf(24, 0)).toEqual({ count: 1, size: 10 });
	});
});

describe('lastPrize', () => {
	it('goes by rank, so that a shared last prize takes all of its holders along', () => {
		expect(lastPrize(ranked(1, 2, 3, 3, 5), 3)).toBe(3);
		expect(lastPrize(ranked(1, 1, 3, 4), 2)).toBe(1);
	});
	it('draws no line before all prizes have somebody', () => {
		expect(lastPrize(ranked(1, 2, null), 3)).toBe(-1);
		expect(lastPrize(ranked(1, 2), 0)).toBe(-1);
	});
});

describe('progressOf', () => {
	it('adds up the field', () => {
		const rows = [
			{ given: 3, expected: 4 },
			{ given: 0, expected: 4 }
		] as BoardRow[];
		expect(progressOf(rows)).toEqual({ given: 3, expected: 8, percent: 37.5 });
		expect(progressOf([]).percent).toBe(0);
	});
});
