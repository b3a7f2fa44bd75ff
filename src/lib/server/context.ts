// What every use case gets: the database, the rounds in memory, who asks, the clock. Nothing else is ambient.
import { randomBytes } from 'node:crypto';
import type { Actor } from '../domain/people/policy.ts';
import { uuidV7 } from '../domain/shared/uuid.ts';
import type { DayBeat } from '../protocol/day.ts';
import type { PadChange } from '../protocol/pad.ts';
import type { Database } from './db/database.ts';
import type { Rounds } from './live/rounds.ts';
import type { KnownTablets } from './people/known-tablets.ts';

/** What use cases tell open sockets, after commit. */
export interface Notices {
	/** The tablets of a seat lost it; their sockets end. */
	seatLost(seatId: string, why: 'taken-over' | 'revoked'): void;
	/** Somebody's rights changed; their sockets end and must come again. */
	personChanged(personId: string): void;
	/** The tablets of these seats should look again. */
	padChanged(seatIds: readonly string[], change: PadChange): void;
	/** Whoever shows this programme should look again. */
	dayChanged(beat: DayBeat): void;
}

export interface Context {
	readonly database: Database;
	readonly rounds: Rounds;
	readonly notices: Notices;
	readonly tablets: KnownTablets;
	readonly actor: Actor;
	now(): Date;
}

/** A new row's id. */
export function newId(now = Date.now()): string {
	return uuidV7(now, randomBytes(10));
}
