// Names of Socket.IO rooms. Boards and desks have streams of their own (server/live/stream.ts), apart by audience.

/** Who looks at a round's board: everybody, or the round's officials. */
export type { Audience } from '../domain/live/visible-board.ts';

/** The tablets that hold a seat. */
export function seatRoom(seatId: string): string {
	return `seat:${seatId}`;
}

/** Everything that somebody has open while signed in. */
export function personRoom(personId: string): string {
	return `person:${personId}`;
}

/** Whoever looks at the programme of a competition's day. */
export function dayRoom(competitionId: string): string {
	return `day:${competitionId}`;
}
