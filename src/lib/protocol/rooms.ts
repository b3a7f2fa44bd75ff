// Names of Socket.IO rooms: one per audience class of a stream, and one per seat.

/** Who looks at a round's board: everybody, or the round's officials. */
export type Audience = 'public' | 'officials';

export function boardRoom(roundId: string, audience: Audience): string {
	return `round:${roundId}:${audience}`;
}

export function seatRoom(seatId: string): string {
	return `seat:${seatId}`;
}
