import { loadBoard } from '#lib/client/live/load-board.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, data }) => ({
	...data,
	board: await loadBoard(fetch, params.roundId)
});
