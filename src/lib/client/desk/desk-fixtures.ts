// Small desks for tests.
import type { DeskRow, DeskSeat, DeskSheet, DeskSnapshot } from '#lib/protocol/desk.ts';

/** A sheet of nine aspects in a state. */
export function sheetOf(state: DeskSheet['state'], at: string | null = null): DeskSheet {
	const given = state === 'none' ? 0 : state === 'marking' ? 4 : 9;
	return { state, given, expected: 9, marked: '1'.repeat(given).padEnd(9, '0'), at };
}

/** A judge's seat with a tablet that is well. */
export function seatOf(number: number, fields: Partial<DeskSeat> = {}): DeskSeat {
	return {
		id: `seat-${number}`,
		number,
		role: 'judge',
		person: `裁判${number}`,
		employer: null,
		tablet: 'online',
		tabletLabel: null,
		seenAt: null,
		unsent: 0,
		battery: 80,
		...fields
	};
}

/** An entry's line with its sheets. */
export function rowOf(entryId: string, order: number, sheets: readonly DeskSheet[]): DeskRow {
	return {
		entryId,
		sheets,
		row: {
			id: entryId,
			order,
			code: `A-0${order}`,
			status: 'active',
			state: 'none',
			rank: null,
			total: null,
			columns: [],
			given: 0,
			expected: 9,
			bestRank: null,
			worstRank: null,
			tie: null,
			seq: 0,
			gain: null
		}
	};
}

/** An open round's desk at version 5. */
export function deskOf(fields: Partial<DeskSnapshot>): DeskSnapshot {
	return {
		protocol: 1,
		epoch: 'e',
		version: 5,
		roundId: 'r',
		state: 'open',
		mode: 'live',
		head: 'h5',
		seats: [],
		rows: [],
		spreads: [],
		...fields
	};
}
