// The occasions of a competition's day, and what they take.
import { sql, type RawBuilder } from 'kysely';
import type { DayItem, DayState } from '../../../domain/calendar/day/programme.ts';
import { instantAt } from '../../../domain/shared/day.ts';
import type { Db } from '../../db/database.ts';

const DAY = 86_400_000;

export async function occasionsOfDay(db: Db, competitionId: string, day: string) {
	const from = instantAt(day, 0);
	return await db
		.selectFrom('occasion')
		.leftJoin('event', 'event.id', 'occasion.event_id')
		.leftJoin('heat', 'heat.occasion_id', 'occasion.id')
		.leftJoin('round', 'round.id', 'heat.round_id')
		.where('occasion.competition_id', '=', competitionId)
		.where('occasion.starts_at', '>=', new Date(from))
		.where('occasion.starts_at', '<', new Date(from + DAY))
		.where('occasion.state', '!=', 'draft')
		.orderBy('occasion.starts_at')
		.orderBy('occasion.id')
		.select([
			'occasion.id',
			'occasion.kind',
			'occasion.event_id',
			'occasion.title_zh',
			'occasion.title_en',
			'occasion.starts_at',
			'occasion.ends_at',
			'occasion.setup_minutes',
			'occasion.pinned',
			'occasion.planned_at',
			'occasion.state',
			'occasion.started_at',
			'occasion.finished_at',
			'event.title_zh as event_zh',
			'event.title_en as event_en',
			'heat.id as heat_id',
			'round.id as round_id',
			'round.state as round_state'
		])
		.execute();
}

export type OccasionRow = Awaited<ReturnType<typeof occasionsOfDay>>[number];

/** As the rules of the day see it. A draft is not part of a day. */
export function toItem(row: OccasionRow): DayItem {
	return {
		id: row.id,
		lane: row.event_id,
		startsAt: row.starts_at.getTime(),
		endsAt: row.ends_at.getTime(),
		setupMinutes: row.setup_minutes,
		pinned: row.pinned,
		state: row.state as DayState,
		startedAt: row.started_at?.getTime() ?? null,
		finishedAt: row.finished_at?.getTime() ?? null
	};
}

/** Days with a programme, and a number that grows with every change of any of its occasions. */
export async function programmeFrame(db: Db, competitionId: string): Promise<{ days: string[]; version: number }> {
	const { rows } = await sql<{ days: string[] | null; version: number }>`
		select array_agg(distinct to_char(starts_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')) as days,
			coalesce(sum(sequence + 1), 0)::bigint as version
		from occasion where competition_id = ${competitionId} and state <> 'draft'`.execute(db);
	return { days: (rows[0]?.days ?? []).toSorted(), version: Number(rows[0]?.version ?? 0) };
}

export interface Clash {
	readonly bookingId: string;
	readonly occasionId: string;
	readonly resource: string;
	readonly otherId: string;
	readonly other: string;
	readonly from: Date;
	readonly to: Date;
}

/** Bookings of these occasions that meet another of the same resource, as far as `which` asks. */
async function meetings(db: Db, occasionIds: readonly string[], which: RawBuilder<unknown>): Promise<Clash[]> {
	if (occasionIds.length === 0) return [];
	const { rows } = await sql<Clash>`
		select mine.id as "bookingId", mine.occasion_id as "occasionId", coalesce(r.name_zh, p.name_zh) as resource,
			o.id as "otherId", o.title_zh as other, o.starts_at as "from", o.ends_at as "to"
		from booking mine
		join booking other on other.resource_id = mine.resource_id and other.during && mine.during and other.id <> mine.id
		join occasion o on o.id = other.occasion_id
		join resource r on r.id = mine.resource_id
		left join person p on p.id = r.person_id
		where mine.active and other.active and mine.occasion_id = any(${occasionIds}) and ${which}
		order by o.starts_at, mine.id`.execute(db);
	return rows;
}

/** Hard bookings of these occasions that now meet another hard booking of the same resource; each pair once. */
export async function clashesOf(db: Db, occasionIds: readonly string[]): Promise<Clash[]> {
	return await meetings(
		db,
		occasionIds,
		sql`mine.hard and other.hard and (other.occasion_id <> all(${occasionIds}) or mine.id < other.id)`
	);
}

/** Bookings that became wishes because of the day, and what they still meet. */
export async function openClashes(db: Db, occasionIds: readonly string[]): Promise<Clash[]> {
	return await meetings(db, occasionIds, sql`not mine.hard`);
}

/** The first base or room that each of these occasions takes. */
export async function placesOf(db: Db, occasionIds: readonly string[]) {
	if (occasionIds.length === 0) return [];
	return await db
		.selectFrom('booking')
		.innerJoin('resource', 'resource.id', 'booking.resource_id')
		.where('booking.occasion_id', 'in', [...occasionIds])
		.where('resource.kind', 'in', ['base', 'room'])
		.distinctOn('booking.occasion_id')
		.orderBy('booking.occasion_id')
		.orderBy('resource.kind')
		.orderBy('resource.position')
		.select(['booking.occasion_id', 'resource.name_zh', 'resource.name_en'])
		.execute();
}
