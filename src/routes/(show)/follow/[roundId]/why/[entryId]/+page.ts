import { error } from '@sveltejs/kit';
import type { Explanation } from '#lib/domain/scoring/derivation.ts';
import type { BoardHead, BoardRow } from '#lib/protocol/board.ts';
import type { PageLoad } from './$types';

interface Why {
	readonly head: BoardHead;
	readonly row: BoardRow;
	readonly explanation: Explanation;
	readonly others: readonly BoardRow[];
}

export const load: PageLoad = async ({ fetch, params, depends }) => {
	depends('why:entry');
	const { roundId, entryId } = params;
	const response = await fetch(`/api/rounds/${encodeURIComponent(roundId)}/entries/${encodeURIComponent(entryId)}/why`);
	if (!response.ok) error(response.status === 403 ? 404 : response.status, 'why');
	return (await response.json()) as Why;
};
