// Bases out of the database: how they stand, what stands in them, and on which days they are taken.
import { sql } from 'kysely';
import type { Db, Tx } from '../../db/database.ts';

/** All bases with their organization, by name. */
export function baseRows(db: Db | Tx) {
	return db
		.selectFrom('base')
		.innerJoin('resource', 'resource.id', 'base.resource_id')
		.innerJoin('organization', 'organization.id', 'resource.organization_id')
		.where('resource.retired_at', 'is', null)
		.orderBy(sql`resource.name_zh collate "zh-x-icu"`)
		.selectAll('base')
		.select([
			'resource.organization_id',
			'resource.name_zh',
			'resource.name_en',
			'organization.name_zh as organization_zh',
			'organization.name_en as organization_en'
		]);
}

/** How many stations of each machine every base has. */
export async function machineCounts(db: Db | Tx) {
	return await db
		.selectFrom('resource')
		.innerJoin('base', 'base.resource_id', 'resource.parent_id')
		.where('resource.kind', '=', 'station')
		.where('resource.retired_at', 'is', null)
		.groupBy(['base.resource_id', 'resource.machine'])
		.orderBy(sql`min(resource.position)`)
		.select((eb) => ['base.resource_id as base_id', 'resource.machine', eb.fn.countAll<number>().as('count')])
		.execute();
}

export interface TakenDay {
	readonly base_id: string;
	readonly day: string;
	readonly whole: boolean;
	readonly stations: number;
	readonly titles: string[];
}

/** The days from `from` up to but without `to` on which a base or a station of it is booked, at the venue's midnight. */
export async function takenDays(db: Db, from: string, to: string, baseId: string | null = null): Promise<TakenDay[]> {
	const { rows } = await sql<TakenDay>`
		with place as (
			select b.resource_id as base_id, r.id as resource_id, r.kind
			from base b join resource r on r.id = b.resource_id or r.parent_id = b.resource_id
			where ${baseId}::uuid is null or b.resource_id = ${baseId}::uuid
		), taken as (
			select p.base_id, p.kind, p.resource_id, o.title_zh,
				generate_series(
					greatest((o.starts_at at time zone 'Asia/Shanghai')::date, ${from}::date),
					least(((o.ends_at - interval '1 second') at time zone 'Asia/Shanghai')::date, ${to}::date - 1),
					interval '1 day')::date as day
			from booking k join place p on p.resource_id = k.resource_id join occasion o on o.id = k.occasion_id
			where k.active and k.during && tstzrange(
				${from}::date::timestamp at time zone 'Asia/Shanghai', ${to}::date::timestamp at time zone 'Asia/Shanghai')
		)
		select base_id, day, bool_or(kind <> 'station') as whole,
			count(distinct resource_id) filter (where kind = 'station')::int as stations,
			array_agg(distinct title_zh) as titles
		from taken group by base_id, day order by base_id, day`.execute(db);
	return rows;
}

export async function stepRows(db: Db, baseId: string) {
	return await db
		.selectFrom('base_step')
		.leftJoin('person', 'person.id', 'base_step.person_id')
		.where('base_id', '=', baseId)
		.orderBy('at')
		.orderBy('base_step.id')
		.select(['step', 'at', 'reason', 'until_on', 'person.name_zh', 'person.name_en'])
		.execute();
}

export async function stationRows(db: Db | Tx, baseId: string) {
	return await db
		.selectFrom('resource')
		.where('parent_id', '=', baseId)
		.where('kind', '=', 'station')
		.where('retired_at', 'is', null)
		.orderBy('position')
		.orderBy('id')
		.select(['id', 'name_zh', 'name_en', 'machine', 'position'])
		.execute();
}
