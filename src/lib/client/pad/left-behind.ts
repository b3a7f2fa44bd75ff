// What seats that this tablet held have not got on the record: kept until it is sent, or handed over as a file.
import type { PadSnapshot } from '#lib/protocol/pad.ts';
import type { PadDb } from '../outbox-db.ts';
import type { OutboxItem } from '../outbox.ts';

/** Commands of one seat, in order, and the last that was known of the seat. */
export interface LeftBehind {
	readonly seatId: string;
	readonly snapshot: PadSnapshot | null;
	readonly items: readonly OutboxItem[];
}

/** Everything unsent on this tablet, by seat. */
export async function leftBehindIn(db: PadDb): Promise<readonly LeftBehind[]> {
	const items = await db.getAll('outbox');
	const seats = [...new Set(items.map((item) => item.seatId))];
	return Promise.all(
		seats.map(async (seatId) => ({
			seatId,
			snapshot: (await db.get('snapshots', seatId)) ?? null,
			items: items.filter((item) => item.seatId === seatId).sort((a, b) => a.n - b.n)
		}))
	);
}
