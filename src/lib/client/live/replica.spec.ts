import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoardDelta, BoardRow, BoardSnapshot } from '#lib/protocol/board.ts';
import { applyDelta, BoardReplica, compareRows } from './replica.ts';

function row(id: string, rank: number | null, more: Partial<BoardRow> = {}): BoardRow {
	return {
		id,
		order: Number(id.slice(1)),
		code: id,
		status: 'active',
		state: rank === null ? 'none' : 'complete',
		rank,
		total: null,
		columns: [],
		given: 0,
		expected: 0,
		bestRank: null,
		worstRank: null,
		tie: null,
		seq: 0,
		gain: null,
		...more
	};
}

function board(version: number, rows: readonly BoardRow[], epoch = 'e1'): BoardSnapshot {
	return {
		protocol: 1,
		epoch,
		version,
		head: {
			roundId: 'r',
			title: { zh: '决赛' },
			event: { zh: '焊工' },
			competition: { zh: '竞赛' },
			competitionId: 'c',
			host: { zh: '总工会' },
			venue: null,
			startsOn: '2026-11-23',
			state: 'open',
			mode: 'live',
			columns: [],
			totalPlaces: 2,
			full: null,
			order: 'high',
			ties: [],
			prizes: 3
		},
		rows
	};
}

function delta(after: number, version: number, rows: readonly BoardRow[], epoch = 'e1'): BoardDelta {
	return { roundId: 'r', epoch, after, version, rows };
}

const ids = (snapshot: BoardSnapshot) => snapshot.rows.map((r) => r.id);

describe('compareRows', () => {
	it('orders by rank, then starting order, unranked last and who no longer competes at the end', () => {
		const rows = [
			row('a1', null),
			row('a2', null, { status: 'withdrawn' }),
			row('a3', 2),
			row('a4', 1),
			row('a5', 2),
			row('a6', null, { status: 'dnf' }),
			row('a0', null)
		];
		expect(rows.sort(compareRows).map((r) => r.id)).toEqual(['a4', 'a3', 'a5', 'a0', 'a1', 'a6', 'a2']);
	});
});

describe('applyDelta', () => {
	const start = board(4, [row('a1', 1), row('a2', 2)]);

	it('replaces whole rows, adds unknown ones and puts them in order', () => {
		const { verdict, board: next } = applyDelta(
			start,
			delta(4, 5, [row('a2', 1, { total: '9.5' }), row('a1', 2), row('a3', 3)])
		);
		expect(verdict).toBe('applied');
		expect(next.version).toBe(5);
		expect(ids(next)).toEqual(['a2', 'a1', 'a3']);
		expect(next.rows[0]?.total).toBe('9.5');
	});

	it('applies a delta that reaches back before what is there', () => {
		expect(applyDelta(start, delta(1, 6, [row('a2', 1)])).verdict).toBe('applied');
	});

	it('ignores what it has already', () => {
		const { verdict, board: same } = applyDelta(start, delta(3, 4, [row('a2', 1)]));
		expect(verdict).toBe('old');
		expect(same).toBe(start);
	});

	it('reports a gap and another epoch without touching the board', () => {
		expect(applyDelta(start, delta(5, 6, [row('a2', 1)]))).toEqual({ verdict: 'gap', board: start });
		expect(applyDelta(start, delta(4, 5, [row('a2', 1)], 'e2'))).toEqual({ verdict: 'gap', board: start });
	});
});

describe('BoardReplica', () => {
	it('applies deltas that arrive in the wrong order', () => {
		const replica = new BoardReplica(board(0, [row('a1', 1), row('a2', 2)]));
		expect(replica.take(delta(1, 2, [row('a1', 2)]))).toBe('gap');
		expect(replica.behind).toBe(true);
		expect(replica.take(delta(0, 1, [row('a2', 1)]))).toBe('applied');
		expect(replica.behind).toBe(false);
		expect(replica.board.version).toBe(2);
		expect(ids(replica.board)).toEqual(['a2', 'a1']);
	});

	it('takes a snapshot and then what overtook it', () => {
		const replica = new BoardReplica(board(0, [row('a1', 1)]));
		replica.take(delta(7, 8, [row('a1', 1, { total: '8' })]));
		replica.replace(board(7, [row('a1', 1, { total: '7' })]));
		expect(replica.board.version).toBe(8);
		expect(replica.board.rows[0]?.total).toBe('8');
	});

	it('keeps its board when a cache answers with an older one, of its epoch or of one the socket has left', () => {
		const replica = new BoardReplica(board(5, [row('a1', 1, { total: '5' })], 'e2'));
		replica.replace(board(4, [row('a1', 1, { total: '4' })], 'e2'));
		expect(replica.board.rows[0]?.total).toBe('5');
		replica.beat({ roundId: 'r', epoch: 'e2', version: 5 });
		replica.replace(board(99, [row('a1', 1, { total: '99' })], 'e1'));
		expect(replica.board.rows[0]?.total).toBe('5');
	});

	it('follows a new epoch over HTTP alone once the socket is gone', () => {
		const replica = new BoardReplica(board(5, [row('a1', 1)], 'e1'));
		replica.beat({ roundId: 'r', epoch: 'e1', version: 5 });
		replica.forgetHeard();
		replica.replace(board(1, [row('a1', 1, { total: '1' })], 'e2'));
		expect(replica.board.epoch).toBe('e2');
	});

	it('takes a head that changed at the same version', () => {
		const replica = new BoardReplica(board(5, []));
		const closed = board(5, []);
		replica.replace({ ...closed, head: { ...closed.head, state: 'closed' } });
		expect(replica.board.head.state).toBe('closed');
	});

	it('reaches the server’s state after a beat, whatever was dropped, doubled, merged or reordered', () => {
		const change = fc.record({ id: fc.integer({ min: 0, max: 7 }), rank: fc.option(fc.integer({ min: 1, max: 8 })) });
		const step = fc.record({
			changes: fc.array(change, { maxLength: 4 }),
			restart: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
			/** How many versions one frame merges, and whether the frame gets through (0 never, 2 twice). */
			merged: fc.integer({ min: 1, max: 4 }),
			copies: fc.integer({ min: 0, max: 2 }),
			delay: fc.integer({ min: 0, max: 6 }),
			/** A snapshot fetched at this moment, if any, from a cache so many versions old. */
			cached: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 5 })
		});
		fc.assert(
			fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
				const first = board(
					0,
					Array.from({ length: 6 }, (_, i) => row(`a${i}`, i + 1)),
					'e0'
				);
				const history: BoardSnapshot[] = [first];
				const wire: { at: number; frame: BoardDelta }[] = [];
				const replica = new BoardReplica(first);
				let now = first;
				steps.forEach((s, at) => {
					if (s.restart) now = { ...now, epoch: `e${at + 1}`, version: 0 };
					const changed = s.changes.map(({ id, rank }) => row(`a${id}`, rank, { seq: at + 1, total: String(at) }));
					const after = now.version;
					now = applyDelta(now, delta(after, after + 1, changed, now.epoch)).board;
					history.push(now);
					const reach = history
						.slice(-1 - s.merged)
						.filter((past) => past.epoch === now.epoch)
						.at(0);
					const since = reach && reach.version < now.version ? reach : undefined;
					// absolute rows of everything that differs from the state the frame starts at
					const rows = since ? now.rows.filter((r) => !since.rows.includes(r)) : changed;
					const frame = delta(since ? since.version : after, now.version, rows, now.epoch);
					for (let copy = 0; copy < s.copies; copy++) wire.push({ at: at + s.delay + copy, frame });
					for (const sent of wire.filter((w) => w.at === at)) replica.take(sent.frame);
					if (s.cached !== null) replica.replace(history[Math.max(0, history.length - 1 - s.cached)] ?? now);
				});
				for (const sent of wire.filter((w) => w.at >= steps.length)) replica.take(sent.frame);
				// the heartbeat; a page fetches as long as it says the board is behind
				if (replica.beat({ roundId: 'r', epoch: now.epoch, version: now.version })) replica.replace(now);
				replica.beat({ roundId: 'r', epoch: now.epoch, version: now.version });
				expect(replica.behind).toBe(false);
				expect(replica.board.rows).toEqual([...now.rows].sort(compareRows));
				expect(replica.board.version).toBe(now.version);
			}),
			{ numRuns: 400 }
		);
	});
});
