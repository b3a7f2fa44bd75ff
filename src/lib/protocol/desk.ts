// What officials see of a round while it is scored: every sheet's progress and every tablet's state.
import type { Text } from '../domain/shared/text.ts';
import type { BoardRow } from './board.ts';

/** One judge × one entry. */
export interface DeskSheet {
	readonly state: 'none' | 'marking' | 'complete' | 'signed' | 'reopened';
	readonly given: number;
	readonly expected: number;
	/** One flag per aspect (and run) of this seat's sheet in scheme order: marked or not. */
	readonly marked: string;
	readonly at: string | null;
}

export interface DeskSeat {
	readonly id: string;
	readonly number: number;
	readonly role: 'judge' | 'chief';
	readonly person: string | null;
	readonly employer: string | null;
	/** unpaired: no tablet; offline: paired, no socket. */
	readonly tablet: 'unpaired' | 'offline' | 'online';
	readonly tabletLabel: string | null;
	readonly seenAt: string | null;
	readonly unsent: number | null;
	readonly battery: number | null;
}

export interface DeskRow {
	readonly entryId: string;
	/** In the order of DeskSnapshot.seats. */
	readonly sheets: readonly DeskSheet[];
	readonly row: BoardRow;
}

export interface DeskSnapshot {
	readonly protocol: number;
	readonly epoch: string;
	readonly version: number;
	readonly roundId: string;
	readonly state: 'draft' | 'open' | 'closed';
	readonly mode: 'live' | 'frozen' | 'hidden';
	readonly head: string;
	readonly seats: readonly DeskSeat[];
	readonly rows: readonly DeskRow[];
	/** Wide spreads (世赛 ≤ 1) that need a word: the aspect and the seats. */
	readonly spreads: readonly {
		readonly entryId: string;
		readonly aspect: string;
		readonly title: Text;
		readonly spread: string;
		readonly allowed: string;
		/** Numbers of the seats whose marks these are. */
		readonly seats: readonly number[];
	}[];
}

/** `desk:changed`: absolute rows, same version rule as BoardDelta. Seats travel apart, in `desk:seats`. */
export interface DeskDelta {
	readonly roundId: string;
	readonly epoch: string;
	readonly after: number;
	readonly version: number;
	readonly rows: readonly DeskRow[];
	readonly head: string;
	readonly state: DeskSnapshot['state'];
	readonly spreads: DeskSnapshot['spreads'];
}
