// What a judge's tablet may know: its own seat, the scheme, entries by code, its own marks. Nothing of anybody else.
import { ok, refuse, type Result } from '../../domain/shared/result.ts';
import { sheetLines } from '../../domain/scoring/sheet.ts';
import type { PadSnapshot } from '../../protocol/pad.ts';
import type { SheetMark } from '../../protocol/marks.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import type { Context } from '../context.ts';
import { standing } from './submit-marks.ts';

/** The snapshot of the seat that this tablet holds. */
export async function readPad(context: Context): Promise<Result<PadSnapshot>> {
	const held = context.actor.seat;
	if (!held) return refuse('seat_lost');
	const round = await context.rounds.get(held.roundId);
	const seat = round?.setup.seats.find((one) => one.id === held.seatId);
	if (!round || !seat) return refuse('seat_lost');
	const { setup, book } = round;
	const places = book.compiled ? sheetLines(book.compiled, seat.number, seat.role) : [];
	const marks: SheetMark[] = [];
	for (const entry of setup.entries)
		for (const place of places) {
			const mark = standing(round, entry.id, String(seat.number), place.leaf.code, place.run);
			if (mark) marks.push(mark);
		}
	return ok({
		protocol: PROTOCOL_VERSION,
		seat: {
			id: seat.id,
			number: seat.number,
			role: seat.role,
			person: seat.person?.zh ?? '',
			employer: seat.employer?.zh ?? null
		},
		round: {
			id: setup.id,
			title: setup.title,
			event: setup.event,
			competition: setup.competition,
			state: book.state
		},
		// before opening the scheme may still change; the tablet shows it as a preview
		scheme: setup.scheme,
		schemeHash: setup.schemeHash,
		entries: setup.entries.map((entry) => ({
			id: entry.id,
			code: entry.code,
			order: entry.order,
			status: book.status(entry.id)
		})),
		marks,
		sheets: setup.entries.map((entry) => ({ entryId: entry.id, ...book.sheet(entry.id, seat.id) })),
		seq: book.seq,
		serverTime: context.now().toISOString()
	});
}
