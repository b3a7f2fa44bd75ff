// The one way to change who is on an event's list: lock, read, let lapsed offers go, decide, offer what is free, write.
import { Roster } from '../../../domain/competition/registration/roster.ts';
import { refuse, type Result } from '../../../domain/shared/result.ts';
import type { Database, Tx } from '../../db/database.ts';
import { eventTerms, liveRows, writeChanges, type By, type EventTerms } from './roster.queries.ts';

export interface Locked {
	readonly tx: Tx;
	readonly roster: Roster;
	readonly event: EventTerms;
}

/**
 * Runs `work` on the locked list of an event, in one transaction. What it refuses changes nothing, except that offers past
 * their time have lapsed. New registrations are inserted by `work` itself, with revision 1, in the state the roster gave.
 */
export async function changeRoster<T>(
	database: Database,
	eventId: string,
	by: By,
	now: Date,
	work: (locked: Locked) => Promise<Result<T>>
): Promise<Result<T>> {
	return await database.db.transaction().execute((tx) => changeRosterIn(tx, eventId, by, now, work));
}

/** The same inside a transaction of the caller's. */
export async function changeRosterIn<T>(
	tx: Tx,
	eventId: string,
	by: By,
	now: Date,
	work: (locked: Locked) => Promise<Result<T>>
): Promise<Result<T>> {
	const event = await eventTerms(tx, eventId, true);
	if (!event) return refuse('registration_none');
	const rows = await liveRows(tx, eventId);
	const tidied = new Roster(event.terms, rows, now.getTime());
	tidied.tidy();
	await writeChanges(tx, tidied, rows, by);
	const before = tidied.rows();
	const roster = new Roster(event.terms, before, now.getTime());
	const done = await work({ tx, roster, event });
	if (!done.ok) return done;
	roster.settle();
	await writeChanges(tx, roster, before, by);
	return done;
}
