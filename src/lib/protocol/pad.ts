// What a judge's tablet gets: its seat, the pinned scheme, the entries by code only, and its own marks. Never a name, never
// another judge's mark. GET /api/pad answers it; the seat's socket room pushes PadChange.
import type { Scheme } from '../domain/scoring/scheme.ts';
import type { Text } from '../domain/shared/text.ts';
import type { SheetMark } from './marks.ts';

export interface PadEntry {
	readonly id: string;
	readonly code: string;
	readonly order: number;
	/** An entry that does not compete is shown, not marked. */
	readonly status: 'active' | 'withdrawn' | 'dns' | 'dnf' | 'dq';
}

/** `signs`: how often the sheet has been signed; `signed`: whether it is locked now; `reopened`: why it was given back. */
export interface PadSheet {
	readonly entryId: string;
	readonly signed: boolean;
	readonly signs: number;
	readonly signedSeq: number | null;
	readonly signedAt: string | null;
	readonly reopened: { readonly reason: string; readonly at: string } | null;
}

export interface PadSnapshot {
	readonly protocol: number;
	readonly seat: {
		readonly id: string;
		readonly number: number;
		readonly person: string;
		readonly employer: string | null;
	};
	readonly round: {
		readonly id: string;
		readonly title: Text;
		readonly event: Text;
		readonly competition: Text;
		readonly state: 'draft' | 'open' | 'closed';
	};
	readonly scheme: Scheme | null;
	readonly schemeHash: string | null;
	readonly entries: readonly PadEntry[];
	readonly marks: readonly SheetMark[];
	readonly sheets: readonly PadSheet[];
	/** The round's seq this snapshot was taken at. */
	readonly seq: number;
	readonly serverTime: string;
}

/** Pushed to the seat's room (`pad:changed`): fetch the snapshot again, because of this. */
export interface PadChange {
	readonly seq: number;
	readonly why: 'sheet-reopened' | 'round-opened' | 'round-closed' | 'entries-changed' | 'mark-elsewhere';
	readonly entryId?: string;
}

/** Sent by a tablet with `presence:seen` every ten seconds. */
export interface Presence {
	/** Marks not yet on the record. */
	readonly unsent: number;
	/** Battery in percent, where the tablet tells. */
	readonly battery: number | null;
	readonly entryId: string | null;
}
