// Tells a page that shows something of one entry when a mark moved it.
import { connect } from '#lib/client/connection.svelte.ts';
import type { BoardBeat, BoardDelta } from '#lib/protocol/board.ts';
import { holdRoom } from './rooms.ts';

/** Several marks close together are one change; a hall of phones does not ask in the same moment. */
const SETTLE_MS = 400;

/** Calls `moved` after the entry's line changed, or the whole board did, until the returned function is called. */
export function watchRound(roundId: string, entryId: string, moved: () => void): () => void {
	const { socket } = connect();
	let timer: ReturnType<typeof setTimeout> | undefined;
	// joining without a board in hand is answered by a reset; the page has just been read
	let first = true;
	const soon = () => {
		clearTimeout(timer);
		timer = setTimeout(moved, SETTLE_MS * (1 + Math.random()));
	};
	const changed = (delta: BoardDelta) => {
		if (delta.roundId === roundId && delta.rows.some((row) => row.id === entryId)) soon();
	};
	const reset = (beat: BoardBeat) => {
		if (beat.roundId !== roundId) return;
		if (!first) soon();
		first = false;
	};
	const again = () => (first = false);
	socket.on('board:changed', changed);
	socket.on('board:reset', reset);
	socket.on('disconnect', again);
	const release = holdRoom(socket, roundId, 'public', () => undefined);
	return () => {
		clearTimeout(timer);
		socket.off('board:changed', changed);
		socket.off('board:reset', reset);
		socket.off('disconnect', again);
		release();
	};
}
