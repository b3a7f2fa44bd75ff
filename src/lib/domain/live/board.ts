// A board as values: one line per entry and what stands above them. Which of it an audience may see is in visible-board.ts.
import type { EntryStatus } from '../scoring/scheme.ts';
import type { Text } from '../shared/text.ts';

/** How a total stands: nothing yet, marks still missing, all there. */
export type ScoreState = 'none' | 'provisional' | 'complete';

/** One entry's line on a board, whole; a delta replaces the line of the same `id`. Totals are exact decimal strings. */
export interface BoardRow {
	readonly id: string;
	/** Place in the starting order. */
	readonly order: number;
	/** Work code such as "A-07"; null on a public board that shows names, where it would tell the judges whose work they mark. */
	readonly code: string | null;
	/** Absent where the round shows codes only. */
	readonly name?: Text;
	readonly employer?: Text;
	readonly status: EntryStatus;
	readonly state: ScoreState;
	readonly rank: number | null;
	readonly total: string | null;
	/** The values of the board's columns, in the order of BoardHead.columns. */
	readonly columns: readonly (string | null)[];
	/** Marks on the record and marks expected. */
	readonly given: number;
	readonly expected: number;
	/** Best and worst rank still possible; null when not computed. */
	readonly bestRank: number | null;
	readonly worstRank: number | null;
	/** Index into the scheme's tie keys when a tie was decided by it; -1 when the rank is shared. */
	readonly tie: number | null;
	/** seq of the last line that moved this row, and what it changed the total by. */
	readonly seq: number;
	readonly gain: string | null;
}

export interface BoardColumn {
	readonly code: string;
	readonly title: Text;
	readonly full: string | null;
	readonly places: number;
}

/** What the public sees: live; frozen (who competes, in starting order, no figure at all); hidden (nothing but the title). */
export type BoardMode = 'live' | 'frozen' | 'hidden';

/** What stays the same while rows move. */
export interface BoardHead {
	readonly roundId: string;
	readonly title: Text;
	readonly event: Text;
	readonly competition: Text;
	readonly competitionId: string;
	readonly host: Text;
	readonly venue: Text | null;
	readonly startsOn: string;
	readonly state: 'draft' | 'open' | 'closed';
	readonly mode: BoardMode;
	readonly columns: readonly BoardColumn[];
	readonly totalPlaces: number;
	readonly full: string | null;
	readonly order: 'high' | 'low';
	readonly ties: readonly Text[];
	/** How many of the first ranks win a prize. */
	readonly prizes: number;
}
