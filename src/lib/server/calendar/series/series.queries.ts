// Rows of series and their occasions.
import { sql, type Selectable } from 'kysely';
import type { Text } from '../../../domain/shared/text.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { BookingTable, OccasionTable } from '../../db/schema.ts';
import { text } from '../../live/load-round.ts';

/** Lets the tables know that what follows is done by the series itself, so that it makes no exceptions. */
export async function asSeries(tx: Tx): Promise<void> {
	await sql`select set_config('jiangsai.series', 'on', true)`.execute(tx);
	// dates of a series take each other's places; only the end counts
	await sql`set constraints booking_clash deferred`.execute(tx);
}

/** One part of a series, to be changed: nobody else changes it meanwhile. */
export async function lockSeries(tx: Tx, id: string) {
	return await tx.selectFrom('series').where('id', '=', id).selectAll().forUpdate().executeTakeFirst();
}

export interface SeriesDateRow {
	readonly id: string;
	readonly recursOn: string;
	readonly startsAt: number;
	readonly endsAt: number;
	readonly state: Selectable<OccasionTable>['state'];
	readonly byHand: boolean;
	readonly competitionId: string | null;
}

/** The occasions of one part of a series in order of the rule's dates. */
export async function datesOfSeries(db: Db, seriesId: string): Promise<SeriesDateRow[]> {
	const rows = await db
		.selectFrom('occasion')
		.where('series_id', '=', seriesId)
		.orderBy('recurs_on')
		.select(['id', 'recurs_on', 'starts_at', 'ends_at', 'state', 'by_hand', 'competition_id'])
		.execute();
	return rows.map((row) => ({
		id: row.id,
		recursOn: row.recurs_on ?? '',
		startsAt: row.starts_at.getTime(),
		endsAt: row.ends_at.getTime(),
		state: row.state,
		byHand: row.by_hand,
		competitionId: row.competition_id
	}));
}

export interface Taken {
	/** Which of the asked stretches. */
	readonly at: number;
	readonly resourceId: string;
	readonly name: Text;
	readonly occasionId: string;
	readonly title: Text;
	readonly startsAt: number;
	readonly endsAt: number;
}

/** What is booked hard on these resources during these stretches, besides what the given occasions take. One statement. */
export async function takenDuring(
	db: Db,
	stretches: readonly { readonly startsAt: number; readonly endsAt: number }[],
	resourceIds: readonly string[],
	besides: readonly string[]
): Promise<Taken[]> {
	if (stretches.length === 0 || resourceIds.length === 0) return [];
	const iso = (at: number) => new Date(at).toISOString();
	const { rows } = await sql<{
		at: number;
		resource_id: string;
		name_zh: string;
		name_en: string | null;
		occasion_id: string;
		title_zh: string;
		title_en: string | null;
		starts_at: Date;
		ends_at: Date;
	}>`
		select (asked.n - 1)::int as at, b.resource_id, coalesce(r.name_zh, p.name_zh) as name_zh,
			coalesce(r.name_en, p.name_en) as name_en, o.id as occasion_id, o.title_zh, o.title_en, o.starts_at, o.ends_at
		from unnest(${stretches.map((one) => iso(one.startsAt))}::timestamptz[],
			${stretches.map((one) => iso(one.endsAt))}::timestamptz[]) with ordinality as asked(starts, ends, n)
		join booking b on b.hard and b.active and b.resource_id = any(${[...resourceIds]}::uuid[])
			and b.during && tstzrange(asked.starts, asked.ends, '[)')
		join occasion o on o.id = b.occasion_id
		join resource r on r.id = b.resource_id
		left join person p on p.id = r.person_id
		where o.id <> all(${[...besides]}::uuid[])
		order by asked.n, o.starts_at`.execute(db);
	return rows.map((row) => ({
		at: row.at,
		resourceId: row.resource_id,
		name: text(row.name_zh, row.name_en),
		occasionId: row.occasion_id,
		title: text(row.title_zh, row.title_en),
		startsAt: row.starts_at.getTime(),
		endsAt: row.ends_at.getTime()
	}));
}

export interface SeriesResource {
	readonly resourceId: string;
	readonly role: BookingTable['role'];
	readonly personId: string | null;
	readonly name: Text;
}

/** What each of these series takes, by series. */
export async function resourcesOfSeries(
	db: Db,
	seriesIds: readonly string[]
): Promise<ReadonlyMap<string, SeriesResource[]>> {
	const found = new Map<string, SeriesResource[]>();
	if (seriesIds.length === 0) return found;
	const rows = await db
		.selectFrom('series_booking')
		.innerJoin('resource', 'resource.id', 'series_booking.resource_id')
		.leftJoin('person', 'person.id', 'resource.person_id')
		.where('series_booking.series_id', 'in', seriesIds)
		.orderBy('resource.kind')
		.orderBy('resource.position')
		.select([
			'series_booking.series_id',
			'series_booking.resource_id',
			'series_booking.role',
			'resource.person_id',
			'resource.name_zh',
			'resource.name_en',
			'person.name_zh as person_zh',
			'person.name_en as person_en'
		])
		.execute();
	for (const row of rows) {
		const name = text(row.name_zh ?? row.person_zh ?? '', row.name_en ?? row.person_en);
		const list = found.get(row.series_id) ?? [];
		list.push({ resourceId: row.resource_id, role: row.role, personId: row.person_id, name });
		found.set(row.series_id, list);
	}
	return found;
}
