// What is booked when, read for a decision.
import { sql } from 'kysely';
import type { Conflict } from '../../../domain/calendar/bookings/conflicts.ts';
import type { BookingFacts, BookingRole, OccasionFacts } from '../../../domain/calendar/bookings/facts.ts';
import type { Life } from '../../../domain/competition/life.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Db } from '../../db/database.ts';
import { text } from '../../live/load-round.ts';
import type { Wanted } from './taking.ts';

/** An occasion with its bookings as it stands, with its counter of changes. */
export interface StoredOccasion extends OccasionFacts {
	readonly sequence: number;
	readonly competitionId: string | null;
}

/** These occasions, whatever their state. */
export async function occasionsById(db: Db, ids: readonly string[]): Promise<Map<string, StoredOccasion>> {
	if (ids.length === 0) return new Map();
	const [rows, bookings] = [
		await db
			.selectFrom('occasion')
			.leftJoin('competition', 'competition.id', 'occasion.competition_id')
			.where('occasion.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
			.selectAll('occasion')
			.select('competition.life')
			.execute(),
		await db
			.selectFrom('booking')
			.where('occasion_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
			.select(['id', 'occasion_id', 'resource_id', 'role', 'travel_minutes', 'hard'])
			.orderBy('id')
			.execute()
	];
	const byOccasion = new Map<string, BookingFacts[]>();
	for (const row of bookings) {
		const list = byOccasion.get(row.occasion_id) ?? [];
		list.push({
			id: row.id,
			resourceId: row.resource_id,
			role: row.role,
			travel: row.travel_minutes,
			hard: row.hard
		});
		byOccasion.set(row.occasion_id, list);
	}
	return new Map(
		rows.map((row) => [
			row.id,
			{
				id: row.id,
				organizationId: row.organization_id,
				kind: row.kind,
				title: text(row.title_zh, row.title_en),
				startsAt: row.starts_at.getTime(),
				endsAt: row.ends_at.getTime(),
				setup: row.setup_minutes,
				teardown: row.teardown_minutes,
				state: row.state,
				people: row.people,
				competition: row.competition_id && row.life ? { id: row.competition_id, life: row.life as Life } : null,
				bookings: byOccasion.get(row.id) ?? [],
				sequence: row.sequence,
				competitionId: row.competition_id
			}
		])
	);
}

interface NamedResource {
	readonly name: Text;
	readonly retired: boolean;
}

/**
 * Names of resources and whether they are in use, by id; who is not there is unknown. Locks them until the end of the transaction,
 * always in the same order, so that two who book the same things wait for each other and never in a circle.
 */
export async function lockResources(tx: Db, ids: readonly string[]): Promise<ReadonlyMap<string, NamedResource>> {
	if (ids.length === 0) return new Map();
	const { rows } = await sql<{ id: string; zh: string; en: string | null; retired: boolean }>`
		select r.id, coalesce(p.name_zh, r.name_zh) as zh, case when p.id is null then r.name_en else p.name_en end as en,
			r.retired_at is not null as retired
		from resource r left join person p on p.id = r.person_id
		where r.id = any(${[...new Set(ids)]}::uuid[]) order by r.id for no key update of r`.execute(tx);
	return new Map(rows.map((row) => [row.id, { name: text(row.zh, row.en), retired: row.retired }]));
}

/** Locks these occasions likewise; before their resources, never after. */
export async function lockOccasions(tx: Db, ids: readonly string[]): Promise<void> {
	await sql`select id from occasion where id = any(${[...new Set(ids)]}::uuid[]) order by id for no key update`.execute(
		tx
	);
}

export interface Clash {
	readonly resourceId: string;
	readonly otherId: string;
	readonly params: Conflict['params'];
}

interface ClashRow {
	resource_id: string;
	zh: string;
	en: string | null;
	id: string;
	title_zh: string;
	title_en: string | null;
	role: BookingRole;
	from: Date;
	to: Date;
	busy_from: Date;
	busy_to: Date;
}

/** The first booking that stands in the way of what is wanted, apart from those of the occasions that want it. */
export async function clashInTheWay(db: Db, wanted: readonly Wanted[]): Promise<Clash | null> {
	if (wanted.length === 0) return null;
	const wishes = wanted.map((one, n) => ({
		n,
		r: one.resourceId,
		f: new Date(one.span.from),
		t: new Date(one.span.to)
	}));
	const { rows } = await sql<ClashRow>`
		select r.id as resource_id, coalesce(p.name_zh, r.name_zh) as zh,
			case when p.id is null then r.name_en else p.name_en end as en,
			o.id, o.title_zh, o.title_en, b.role, o.starts_at as from, o.ends_at as to,
			lower(b.during) as busy_from, upper(b.during) as busy_to
		from json_to_recordset(${JSON.stringify(wishes)}::json) as w(n int, r uuid, f timestamptz, t timestamptz)
			join booking b on b.resource_id = w.r and b.during && tstzrange(w.f, w.t) and b.hard and b.active
				and b.occasion_id <> all(${[...new Set(wanted.map((one) => one.occasionId))]}::uuid[])
			join occasion o on o.id = b.occasion_id
			join resource r on r.id = b.resource_id left join person p on p.id = r.person_id
		order by w.n, lower(b.during) limit 1`.execute(db);
	const [row] = rows;
	if (!row) return null;
	return {
		resourceId: row.resource_id,
		otherId: row.id,
		params: {
			resource: text(row.zh, row.en),
			other: text(row.title_zh, row.title_en),
			role: row.role,
			from: row.from.getTime(),
			to: row.to.getTime(),
			busyFrom: row.busy_from.getTime(),
			busyTo: row.busy_to.getTime()
		}
	};
}
