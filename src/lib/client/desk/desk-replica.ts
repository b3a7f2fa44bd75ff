// A replica of what officials see of one round: a snapshot, and what deltas make of it. Pure; sockets and fetching are
// desk.svelte.ts's.
import type { BoardBeat } from '#lib/protocol/board.ts';
import type { DeskDelta, DeskRow, DeskSeat, DeskSnapshot } from '#lib/protocol/desk.ts';

/** `applied`: the desk changed; `old`: already known; `gap`: something before it is missing, fetch the snapshot. */
export type Verdict = 'applied' | 'old' | 'gap';

const byOrder = (a: DeskRow, b: DeskRow) => a.row.order - b.row.order || (a.entryId < b.entryId ? -1 : 1);

/** The desk after `delta`; the same object where nothing changes. */
export function applyDesk(desk: DeskSnapshot, delta: DeskDelta): { verdict: Verdict; desk: DeskSnapshot } {
	if (delta.epoch !== desk.epoch) return { verdict: 'gap', desk };
	if (delta.version <= desk.version) return { verdict: 'old', desk };
	if (delta.after > desk.version) return { verdict: 'gap', desk };
	const changed = new Map(delta.rows.map((row) => [row.entryId, row]));
	const rows = desk.rows.map((row) => changed.get(row.entryId) ?? row);
	const known = new Set(desk.rows.map((row) => row.entryId));
	const fresh = delta.rows.filter((row) => !known.has(row.entryId));
	return {
		verdict: 'applied',
		desk: {
			...desk,
			version: delta.version,
			state: delta.state,
			head: delta.head,
			spreads: delta.spreads,
			rows: fresh.length > 0 ? [...rows, ...fresh].sort(byOrder) : rows
		}
	};
}

/** The desk with the tablets as they are now. Seats that the sheets do not know mean another panel: fetch. */
export function applySeats(desk: DeskSnapshot, seats: readonly DeskSeat[]): { verdict: Verdict; desk: DeskSnapshot } {
	const same = seats.length === desk.seats.length && seats.every((seat, i) => seat.id === desk.seats[i]?.id);
	return same ? { verdict: 'applied', desk: { ...desk, seats } } : { verdict: 'gap', desk };
}

/** Whether the register has gone on without this desk. */
export function isBehind(desk: DeskSnapshot, beat: BoardBeat): boolean {
	return beat.epoch !== desk.epoch || beat.version > desk.version;
}

/** A fetched snapshot, unless the desk has already gone past it. */
export function newest(desk: DeskSnapshot, fetched: DeskSnapshot): DeskSnapshot {
	const older = fetched.epoch === desk.epoch && fetched.version < desk.version;
	return older ? desk : { ...fetched, rows: [...fetched.rows].sort(byOrder) };
}
