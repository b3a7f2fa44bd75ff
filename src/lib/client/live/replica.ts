// A replica of one board: a snapshot, and what deltas make of it. Pure; fetching and sockets are board.svelte.ts's.
import type { BoardBeat, BoardDelta, BoardRow, BoardSnapshot } from '#lib/protocol/board.ts';

/** `applied`: the board changed; `old`: already known; `gap`: something before it is missing, fetch the snapshot. */
export type Verdict = 'applied' | 'old' | 'gap';

/** Deltas kept while a snapshot is on its way; more than this and the next beat sends for another one. */
const EARLY_LIMIT = 64;

const statusOrder = { active: 0, dnf: 1, dns: 2, dq: 3, withdrawn: 4 } as const;

/** The order of a board: by rank, then by starting order; without a rank last, those who no longer compete at the very end. */
export function compareRows(a: BoardRow, b: BoardRow): number {
	// two unranked rows: Infinity - Infinity is NaN, which `||` passes over like 0
	return (
		(a.rank ?? Infinity) - (b.rank ?? Infinity) ||
		statusOrder[a.status] - statusOrder[b.status] ||
		a.order - b.order ||
		(a.id < b.id ? -1 : 1)
	);
}

/** The board after `delta`, with its rows in order; the same object where nothing changes. */
export function applyDelta(board: BoardSnapshot, delta: BoardDelta): { verdict: Verdict; board: BoardSnapshot } {
	if (delta.epoch !== board.epoch) return { verdict: 'gap', board };
	if (delta.version <= board.version) return { verdict: 'old', board };
	if (delta.after > board.version) return { verdict: 'gap', board };
	const rows = new Map(board.rows.map((row) => [row.id, row]));
	for (const row of delta.rows) rows.set(row.id, row);
	return {
		verdict: 'applied',
		board: { ...board, version: delta.version, rows: [...rows.values()].sort(compareRows) }
	};
}

/** Holds the newest board there is, whatever order deltas, beats and snapshots arrive in. */
export class BoardReplica {
	#board: BoardSnapshot;
	#early: BoardDelta[] = [];
	/** The newest point the socket spoke of. */
	#heard: { epoch: string; version: number } | undefined;

	constructor(board: BoardSnapshot) {
		this.#board = sorted(board);
	}

	get board(): BoardSnapshot {
		return this.#board;
	}

	/** True while the socket has spoken of a point that this board has not reached. */
	get behind(): boolean {
		const heard = this.#heard;
		return heard !== undefined && (heard.epoch !== this.#board.epoch || heard.version > this.#board.version);
	}

	/** Takes a pushed delta. After a `gap` it is kept until the snapshot comes. */
	take(delta: BoardDelta): Verdict {
		this.#hear(delta);
		const { verdict, board } = applyDelta(this.#board, delta);
		this.#board = board;
		if (verdict === 'gap') {
			this.#early.push(delta);
			if (this.#early.length > EARLY_LIMIT) this.#early.shift();
		} else if (verdict === 'applied') {
			this.#replayEarly();
		}
		return verdict;
	}

	/** Takes a heartbeat; true when the board is behind it. */
	beat(beat: BoardBeat): boolean {
		this.#hear(beat);
		return this.behind;
	}

	/** The socket is gone: what it spoke of no longer tells which of two epochs is the newer one. */
	forgetHeard(): void {
		this.#heard = undefined;
	}

	/** Takes a fetched snapshot and what came before it; a snapshot older than the board (a cache's) changes nothing. */
	replace(snapshot: BoardSnapshot): void {
		const mine = this.#board;
		const stale =
			snapshot.epoch === mine.epoch
				? snapshot.version < mine.version
				: this.#heard?.epoch === mine.epoch && this.#heard.epoch !== snapshot.epoch;
		if (stale) return;
		this.#board = sorted(snapshot);
		this.#replayEarly();
	}

	#hear(point: { epoch: string; version: number }): void {
		if (this.#heard?.epoch !== point.epoch || point.version > this.#heard.version)
			this.#heard = { epoch: point.epoch, version: point.version };
	}

	#replayEarly(): void {
		const early = this.#early.sort((a, b) => a.version - b.version);
		this.#early = [];
		for (const delta of early) {
			const { verdict, board } = applyDelta(this.#board, delta);
			this.#board = board;
			if (verdict === 'gap' && delta.epoch === board.epoch) this.#early.push(delta);
		}
	}
}

function sorted(board: BoardSnapshot): BoardSnapshot {
	return { ...board, rows: [...board.rows].sort(compareRows) };
}
