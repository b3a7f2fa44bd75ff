// The board as it travels: a snapshot over HTTP (ETag), and deltas over the socket that carry absolute rows.
import type { BoardHead, BoardRow } from '../domain/live/board.ts';

export type { BoardHead, BoardRow } from '../domain/live/board.ts';

/** A whole board at one version. */
export interface BoardSnapshot {
	readonly protocol: number;
	readonly epoch: string;
	readonly version: number;
	readonly head: BoardHead;
	readonly rows: readonly BoardRow[];
}

/**
 * What changed after version `after` up to `version`. Apply when the epoch is yours and after ≤ yours < version;
 * skip when version ≤ yours; otherwise fetch the snapshot.
 */
export interface BoardDelta {
	readonly roundId: string;
	readonly epoch: string;
	readonly after: number;
	readonly version: number;
	readonly rows: readonly BoardRow[];
}

/** Sent every two seconds, so that a lost last frame does not stay lost. */
export interface BoardBeat {
	readonly roundId: string;
	readonly epoch: string;
	readonly version: number;
}
