import { describe, expect, it } from 'vitest';
import type { BoardHead, BoardRow } from '#lib/protocol/board.ts';
import { difference, gapOf, outlookOf } from './gap.ts';

const head = { prizes: 3 } as BoardHead;
const row = (rank: number | null, total: string | null, more: Partial<BoardRow> = {}) =>
	({ id: `r${rank}`, rank, total, bestRank: null, worstRank: null, ...more }) as BoardRow;
const rows = [row(1, '91.08'), row(2, '91.06'), row(3, '89.78'), row(4, '88.43'), row(5, '88.4'), row(null, null)];
const at = (i: number) => rows[i] as BoardRow;

describe('difference', () => {
	it('is exact where floats are not', () => {
		expect(difference('91.08', '91.06')).toBe('0.02');
		expect(difference('0.3', '0.1')).toBe('0.2');
		expect(difference('88.4', '89.785')).toBe('1.385');
		expect(difference('7', '10')).toBe('3');
		expect(difference('-0.5', '0.25')).toBe('0.75');
	});
});

describe('gapOf', () => {
	it('counts the lead, the way to the rank above, and the way to the last prize', () => {
		expect(gapOf(at(0), rows, head)).toEqual({ to: 'lead', rank: 2, by: '0.02' });
		expect(gapOf(at(1), rows, head)).toEqual({ to: 'next', rank: 1, by: '0.02' });
		expect(gapOf(at(4), rows, head)).toEqual({ to: 'prize', rank: 3, by: '1.38' });
		expect(gapOf(at(5), rows, head)).toBeNull();
	});
	it('looks past those who share the rank', () => {
		const shared = [row(1, '9'), row(2, '8'), row(2, '8'), row(4, '7')];
		expect(gapOf(shared[2] as BoardRow, shared, head)).toEqual({ to: 'next', rank: 1, by: '1' });
		const first = [row(1, '9'), row(1, '9'), row(3, '8')];
		expect(gapOf(first[0] as BoardRow, first, head)).toEqual({ to: 'lead', rank: 3, by: '1' });
	});
	it('says nothing of a field of one', () => {
		expect(gapOf(at(0), [at(0)], head)).toBeNull();
	});
});

describe('outlookOf', () => {
	const may = (bestRank: number | null, worstRank: number | null) => outlookOf(row(3, '9', { bestRank, worstRank }), 3);
	it('tells settled, safe, open and out of reach apart', () => {
		expect(may(3, 3)).toBe('settled');
		expect(may(1, 3)).toBe('safe');
		expect(may(3, 13)).toBe('open');
		expect(may(4, 13)).toBe('beyond');
		expect(may(null, null)).toBe('unknown');
		expect(outlookOf(row(3, '9', { bestRank: 1, worstRank: 2 }), 0)).toBe('open');
	});
});
