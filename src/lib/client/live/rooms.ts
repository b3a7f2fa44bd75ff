// Joining and leaving a round's stream. Two pages of one visit may hold the same one for a moment while one takes over from
// the other; the server is told to leave only when nobody took it up again.
import type { LiveSocket } from '#lib/client/connection.svelte.ts';
import type { Audience } from '#lib/protocol/rooms.ts';

const LINGER_MS = 1500;
const holders = new Map<string, number>();

type Have = { epoch: string; version: number } | undefined;

/** Joins now and after every reconnect, with what is in hand then; leaves when the returned function is called. */
export function holdRoom(socket: LiveSocket, roundId: string, audience: Audience, have: () => Have): () => void {
	const key = `${roundId} ${audience}`;
	const join = () => {
		const point = have();
		socket.emit('board:join', { roundId, audience, ...(point ? { have: point } : {}) }, () => {});
	};
	holders.set(key, (holders.get(key) ?? 0) + 1);
	socket.on('connect', join);
	if (socket.connected) join();
	return () => {
		socket.off('connect', join);
		holders.set(key, (holders.get(key) ?? 1) - 1);
		setTimeout(() => {
			if ((holders.get(key) ?? 0) > 0) return;
			holders.delete(key);
			if (socket.connected) socket.emit('board:leave', { roundId, audience });
		}, LINGER_MS);
	};
}
