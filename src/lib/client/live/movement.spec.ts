import { describe, expect, it } from 'vitest';
import type { BoardRow } from '#lib/protocol/board.ts';
import { LIT_MS, Movement, SHIFT_MS } from './movement.ts';

function row(id: string, rank: number | null, seq = 0): BoardRow {
	return {
		id,
		order: 1,
		code: id,
		status: 'active',
		state: 'provisional',
		rank,
		total: null,
		columns: [],
		given: 0,
		expected: 0,
		bestRank: null,
		worstRank: null,
		tie: null,
		seq,
		gain: null
	};
}

describe('Movement', () => {
	it('lights the row whose mark came in, and shows who was pushed without lighting them', () => {
		const movement = new Movement();
		const before = [row('a', 1), row('b', 2)];
		const after = [row('b', 1, 7), row('a', 2)];
		movement.note(before, after, 1000);
		expect(movement.moves(after, 1000)).toEqual(
			new Map([
				['b', { shift: 1, lit: true }],
				['a', { shift: -1, lit: false }]
			])
		);
		expect(movement.moves(after, 1000 + LIT_MS)).toEqual(
			new Map([
				['b', { shift: 1, lit: false }],
				['a', { shift: -1, lit: false }]
			])
		);
		expect(movement.moves(after, 1000 + SHIFT_MS)).toEqual(new Map());
	});

	it('counts from where a row stood before it began to move, and nothing when it came back', () => {
		const movement = new Movement();
		movement.note([row('a', 6)], [row('a', 4, 1)], 0);
		movement.note([row('a', 4, 1)], [row('a', 3, 2)], 5000);
		expect(movement.moves([row('a', 3)], 5000).get('a')?.shift).toBe(3);
		movement.note([row('a', 3, 2)], [row('a', 6, 3)], 6000);
		expect(movement.moves([row('a', 6)], 6000 + LIT_MS).get('a')).toBeUndefined();
	});

	it('counts anew once the change is over', () => {
		const movement = new Movement();
		movement.note([row('a', 6)], [row('a', 4, 1)], 0);
		movement.note([row('a', 4, 1)], [row('a', 5, 1)], SHIFT_MS + 1);
		expect(movement.moves([row('a', 5)], SHIFT_MS + 1).get('a')?.shift).toBe(-1);
	});

	it('shows no change for a first rank', () => {
		const movement = new Movement();
		movement.note([row('a', null)], [row('a', 4, 1)], 0);
		expect(movement.moves([row('a', 4)], 0)).toEqual(new Map([['a', { shift: 0, lit: true }]]));
	});

	it('tells when the next thing ends, and forgets', () => {
		const movement = new Movement();
		movement.note([row('a', 2)], [row('a', 1, 1)], 100);
		expect(movement.settle(100)).toBe(100 + LIT_MS);
		expect(movement.settle(100 + LIT_MS)).toBe(100 + SHIFT_MS);
		expect(movement.settle(100 + SHIFT_MS)).toBeNull();
	});

	it('is not moved by rows that stayed the same', () => {
		const movement = new Movement();
		const same = row('a', 1, 1);
		movement.note([same], [same], 0);
		expect(movement.settle(0)).toBeNull();
	});
});
