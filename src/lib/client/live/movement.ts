// Who moved and whose mark just came in: what a board shows beside the ranks. Pure; the time is an argument.
import type { BoardRow } from '#lib/protocol/board.ts';

/** How long a row is lit: the way to its new place (0.52 s), then 1.2 s. */
export const LIT_MS = 1720;
/** How long a rank's change stays beside it after the last change. */
export const SHIFT_MS = 20_000;

/** What to draw beside a row: places won (positive) or lost, and whether it is lit. */
export interface Move {
	readonly shift: number;
	readonly lit: boolean;
}

interface Trace {
	/** The rank that changes are counted from. */
	from: number | null;
	shiftUntil: number;
	litUntil: number;
}

/** Remembers ranks for a while. A row that keeps moving is compared with where it stood before it began to. */
export class Movement {
	#traces = new Map<string, Trace>();

	/** Compares two states of one board. A row is lit when a line of its own moved it, not when others pushed it. */
	note(before: readonly BoardRow[], after: readonly BoardRow[], now: number): void {
		const old = new Map(before.map((row) => [row.id, row]));
		for (const row of after) {
			const was = old.get(row.id);
			if (!was || was === row) continue;
			const trace = this.#traces.get(row.id) ?? { from: null, shiftUntil: 0, litUntil: 0 };
			if (was.rank !== row.rank) {
				if (trace.shiftUntil <= now) trace.from = was.rank;
				trace.shiftUntil = now + SHIFT_MS;
			}
			if (was.seq !== row.seq) trace.litUntil = now + LIT_MS;
			if (trace.shiftUntil > now || trace.litUntil > now) this.#traces.set(row.id, trace);
		}
	}

	/** What stands beside the rows at this moment; rows without anything are left out. */
	moves(rows: readonly BoardRow[], now: number): ReadonlyMap<string, Move> {
		const moves = new Map<string, Move>();
		for (const row of rows) {
			const trace = this.#traces.get(row.id);
			if (!trace) continue;
			const counts = trace.shiftUntil > now && trace.from !== null && row.rank !== null;
			const shift = counts ? (trace.from ?? 0) - (row.rank ?? 0) : 0;
			const lit = trace.litUntil > now;
			if (shift !== 0 || lit) moves.set(row.id, { shift, lit });
		}
		return moves;
	}

	/** Forgets what is over, and tells when the next thing will be; null when nothing is left. */
	settle(now: number): number | null {
		let next: number | null = null;
		for (const [id, trace] of this.#traces) {
			const ends = [trace.litUntil, trace.shiftUntil].filter((end) => end > now);
			if (ends.length === 0) this.#traces.delete(id);
			for (const end of ends) next = next === null ? end : Math.min(next, end);
		}
		return next;
	}

	/** Forgets everything, as when another board takes the place of this one. */
	clear(): void {
		this.#traces.clear();
	}
}
