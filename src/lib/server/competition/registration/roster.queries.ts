// The list of an event out of the database and back into it. All of it under the event's one lock.
import { sql } from 'kysely';
import type { Roster, Change, RosterRow } from '../../../domain/competition/registration/roster.ts';
import { holdsSeat, type Source, type State } from '../../../domain/competition/registration/states.ts';
import type { Rules, Terms } from '../../../domain/competition/registration/terms.ts';
import { instantAt } from '../../../domain/shared/day.ts';
import type { Db, Tx } from '../../db/database.ts';

const LIVE: readonly State[] = ['applied', 'confirmed', 'checked-in', 'waitlisted', 'offered'];

export interface EventTerms {
	readonly eventId: string;
	readonly competitionId: string;
	/** The organizations whose area counts: the host and those who share the competition. */
	readonly areaIds: readonly string[];
	readonly startsOn: string;
	readonly endsOn: string;
	readonly minimum: number | null;
	/** Cancelled or postponed: nobody registers, and no seat is offered. */
	readonly calledOff: boolean;
	readonly rules: Rules;
	readonly terms: Terms;
}

/** The terms of an event; `lock` makes every other change of its seats wait. */
export async function eventTerms(db: Db, eventId: string, lock = false): Promise<EventTerms | null> {
	let query = db
		.selectFrom('event_registration as r')
		.innerJoin('event', 'event.id', 'r.event_id')
		.innerJoin('competition', 'competition.id', 'event.competition_id')
		.where('r.event_id', '=', eventId)
		.selectAll('r')
		.select([
			'competition.id as competition_id',
			sql<string[]>`array(select competition.organization_id union select h.organization_id from competition_host h
				where h.competition_id = competition.id)`.as('area_ids'),
			'competition.starts_on',
			'competition.life',
			'competition.ends_on'
		]);
	if (lock) query = query.forUpdate('r');
	const row = await query.executeTakeFirst();
	if (!row) return null;
	const calledOff = row.life === 'cancelled' || row.life === 'postponed';
	return {
		eventId,
		competitionId: row.competition_id,
		areaIds: row.area_ids,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		minimum: row.minimum,
		calledOff,
		rules: row.rules,
		terms: {
			opensAt: row.opens_at.getTime(),
			closesAt: row.closes_at.getTime(),
			startsAt: calledOff ? 0 : instantAt(row.starts_on, 0),
			capacity: row.capacity,
			employerQuota: row.employer_quota,
			townQuota: row.town_quota,
			needsApproval: row.needs_approval,
			waitlist: row.waitlist,
			offerHours: row.offer_hours,
			promotesAfterClose: row.promotes_after_close
		}
	};
}

/** Everybody who is still on the list. */
export async function liveRows(db: Db, eventId: string): Promise<RosterRow[]> {
	const rows = await db
		.selectFrom('registration as r')
		.leftJoin('organization as town', 'town.id', 'r.town_id')
		.where('event_id', '=', eventId)
		.where('state', 'in', LIVE)
		.orderBy('number')
		.select([
			'r.id',
			'r.state',
			'r.position',
			'r.offer_expires_at',
			'r.name_zh',
			'r.name_key',
			'r.employer_zh',
			'r.employer_key',
			'r.town_id',
			'town.name_zh as town',
			'r.phone',
			'r.last_four'
		])
		.execute();
	return rows.map((row) => ({
		id: row.id,
		state: row.state,
		position: row.position,
		offerExpiresAt: row.offer_expires_at?.getTime() ?? null,
		name: row.name_zh,
		nameKey: row.name_key,
		employer: row.employer_zh,
		employerKey: row.employer_key,
		townId: row.town_id,
		town: row.town,
		phone: row.phone,
		lastFour: row.last_four
	}));
}

export interface By {
	readonly kind: Source;
	readonly personId: string | null;
}

/** Writes what a roster says has changed: states, places in line, offers, and a line of history for each change. */
export async function writeChanges(tx: Tx, roster: Roster, before: readonly RosterRow[], by: By): Promise<void> {
	const changes = roster.take();
	const placed = new Map(before.map((row) => [row.id, row.position]));
	const ends = new Map(changes.filter((change) => change.from !== null).map((change) => [change.id, change.to]));
	const moved = roster.rows().filter((row) => placed.has(row.id) && row.position !== placed.get(row.id));
	const rows = [...new Set([...ends.keys(), ...moved.map((row) => row.id)])].map((id): Written => {
		const row = roster.row(id);
		return {
			id,
			state: ends.get(id) ?? null,
			position: row?.position ?? null,
			offerExpiresAt: row?.offerExpiresAt ?? null,
			lines: changes.filter((change) => change.id === id && change.from !== null).length
		};
	});
	if (moved.length > 0) await sql`set constraints all deferred`.execute(tx);
	const now = new Date(roster.now);
	// who leaves goes first, so that a seat is free before the next is put on it
	const seated = (row: Written) => holdsSeat(row.state ?? 'waitlisted');
	const revisions = new Map<string, number>();
	for (const part of [rows.filter((row) => !seated(row)), rows.filter(seated)])
		for (const { id, revision } of await updateRows(tx, part, now)) revisions.set(id, revision);
	await addLines(tx, changes, revisions, by, now);
}

interface Written {
	readonly id: string;
	/** Null for who only moves up. */
	readonly state: State | null;
	readonly position: number | null;
	readonly offerExpiresAt: number | null;
	readonly lines: number;
}

async function updateRows(
	tx: Tx,
	rows: readonly Written[],
	now: Date
): Promise<readonly { id: string; revision: number }[]> {
	if (rows.length === 0) return [];
	const offers = rows.map((row) => (row.offerExpiresAt === null ? null : new Date(row.offerExpiresAt)));
	const updated = await sql<{ id: string; revision: number }>`
		update registration r set state = coalesce(w.state, r.state), position = w.position, offer_expires_at = w.offer_expires_at,
			revision = r.revision + w.lines, changed_at = case when w.lines > 0 then ${now}::timestamptz else r.changed_at end
		from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.state)}::text[],
			${rows.map((row) => row.position)}::int[], ${offers}::timestamptz[],
			${rows.map((row) => row.lines)}::int[]) as w(id, state, position, offer_expires_at, lines)
		where r.id = w.id returning r.id, r.revision`.execute(tx);
	return updated.rows;
}

/** Who is new has been inserted with revision 1, for the line that says so. */
async function addLines(
	tx: Tx,
	changes: readonly Change[],
	revisions: ReadonlyMap<string, number>,
	by: By,
	at: Date
): Promise<void> {
	if (changes.length === 0) return;
	const next = new Map<string, number>();
	for (const { id, from } of changes)
		if (from !== null) next.set(id, (next.get(id) ?? (revisions.get(id) ?? 0) + 1) - 1);
	const lines = changes.map((change) => {
		const seq = change.from === null ? 1 : (next.get(change.id) ?? 1);
		if (change.from !== null) next.set(change.id, seq + 1);
		return {
			registration_id: change.id,
			seq,
			kind: change.kind,
			from_state: change.from,
			to_state: change.to,
			position: change.position,
			reason: change.reason,
			by_kind: change.byItself ? ('system' as const) : by.kind,
			person_id: change.byItself ? null : by.personId,
			at
		};
	});
	await tx.insertInto('registration_line').values(lines).execute();
}
