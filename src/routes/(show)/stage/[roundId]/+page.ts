import { loadBoard } from '#lib/client/live/load-board.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({ board: await loadBoard(fetch, params.roundId) });
