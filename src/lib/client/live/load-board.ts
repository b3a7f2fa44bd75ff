// Reads a board for a page that is about to be drawn, on the server or in the browser.
import { error } from '@sveltejs/kit';
import type { BoardSnapshot } from '#lib/protocol/board.ts';
import { boardAddress } from './fetch-board.ts';

/** The public board of a round; a page's error where there is none to be seen. */
export async function loadBoard(fetch: typeof globalThis.fetch, roundId: string): Promise<BoardSnapshot> {
	const response = await fetch(boardAddress(encodeURIComponent(roundId), 'public'));
	// the error page finds the words for a status in the reader's language
	if (!response.ok) error(response.status === 403 ? 404 : response.status, 'board');
	return (await response.json()) as BoardSnapshot;
}
