// Every message between server and browser. Only reading goes over the socket; commands go up by HTTP.
import type { BoardBeat, BoardDelta } from './board.ts';
import type { DayBeat } from './day.ts';
import type { DeskDelta, DeskSeat } from './desk.ts';
import type { PadChange, Presence } from './pad.ts';
import type { WireRefusal } from './marks.ts';
import type { Audience } from './rooms.ts';

export type JoinAnswer = { readonly ok: true } | { readonly ok: false; readonly refusal: WireRefusal };

export interface ServerMessages {
	'board:changed': (delta: BoardDelta) => void;
	'board:beat': (beat: BoardBeat) => void;
	/** The head changed (opened, closed, frozen): fetch the snapshot again. */
	'board:reset': (beat: BoardBeat) => void;
	'desk:changed': (delta: DeskDelta) => void;
	'desk:beat': (beat: BoardBeat) => void;
	'desk:reset': (beat: BoardBeat) => void;
	/** Tablets came, went or told of themselves: all seats, apart from the version because the register did not move. */
	'desk:seats': (seats: { readonly roundId: string; readonly seats: readonly DeskSeat[] }) => void;
	/** The programme of a competition's day changed: fetch it again. */
	'day:changed': (beat: DayBeat) => void;
	'pad:changed': (change: PadChange) => void;
	/** This tablet no longer holds the seat: taken over by another tablet, or revoked. */
	'seat:lost': (why: { readonly why: 'taken-over' | 'revoked' }) => void;
}

export interface ClientMessages {
	/** With `have`: answered by a delta when the server still has it. */
	'board:join': (
		join: { roundId: string; audience: Audience; have?: { epoch: string; version: number } },
		answer: (answer: JoinAnswer) => void
	) => void;
	'board:leave': (leave: { roundId: string; audience: Audience }) => void;
	/** Joins the room of a competition's programme. */
	'day:join': (join: { competitionId: string }, answer: (answer: JoinAnswer) => void) => void;
	'day:leave': (leave: { competitionId: string }) => void;
	/** Joins the room of the seat that this tablet's cookie holds. */
	'seat:join': (answer: (answer: JoinAnswer) => void) => void;
	'presence:seen': (presence: Presence) => void;
}
