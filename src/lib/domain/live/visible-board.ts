// What an audience may see of a board: one pure function, applied before anything leaves the server.
import type { BoardHead, BoardRow } from './board.ts';

export type Audience = 'public' | 'officials';

/**
 * The rows as the audience may see them. Officials see all. The public sees: live, everything but work codes where names are
 * shown (a judge must not learn whose work A-07 is), or no names where they are not; frozen, who competes in starting order
 * without any figure; hidden, nothing. Before scoring opens rows have ids of their own: work codes may still be drawn, and who
 * kept the names by their ids would know them by the codes.
 */
export function visibleRows(
	rows: readonly BoardRow[],
	head: Pick<BoardHead, 'mode' | 'state'>,
	showNames: boolean,
	audience: Audience
): readonly BoardRow[] {
	if (audience === 'officials') return rows;
	if (head.mode === 'hidden') return [];
	const shown = rows.map((row) =>
		named(head.state === 'draft' ? { ...row, id: `before-${row.order}` } : row, showNames)
	);
	return head.mode === 'frozen' ? shown.sort((a, b) => a.order - b.order).map(sealed) : shown;
}

function named(row: BoardRow, showNames: boolean): BoardRow {
	if (showNames) return { ...row, code: null };
	const { name: _name, employer: _employer, ...anonymous } = row;
	return anonymous;
}

/** The row without anything that marks could change. */
function sealed(row: BoardRow): BoardRow {
	return {
		...row,
		status: 'active',
		state: 'none',
		rank: null,
		total: null,
		columns: row.columns.map(() => null),
		given: 0,
		expected: 0,
		bestRank: null,
		worstRank: null,
		tie: null,
		seq: 0,
		gain: null
	};
}
