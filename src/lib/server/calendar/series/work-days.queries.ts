// Rows of the calendar of holidays and make-up workdays.
import { sql } from 'kysely';
import type { WorkDay } from '../../../domain/calendar/series/work-days.ts';
import { newId } from '../../context.ts';
import type { Db } from '../../db/database.ts';

export interface LayeredDay extends WorkDay {
	/** Whose day it is; null for everybody's. */
	readonly organizationId: string | null;
}

/** The days that matter to an organization, everybody's first and its own last, so that a later row has the last word. */
export async function layeredDays(
	db: Db,
	organizationId: string | null,
	from: string,
	to: string
): Promise<LayeredDay[]> {
	const { rows } = await sql<{
		day: string;
		kind: WorkDay['kind'];
		name_zh: string;
		name_en: string | null;
		organization_id: string | null;
	}>`
		with recursive up(id, parent_id, depth) as (
			select id, parent_id, 0 from organization where id = ${organizationId}
			union all
			select o.id, o.parent_id, up.depth + 1 from organization o join up on o.id = up.parent_id where up.depth < 50
		)
		select w.day, w.kind, w.name_zh, w.name_en, w.organization_id
		from work_day w left join up on up.id = w.organization_id
		where (w.organization_id is null or up.id is not null) and w.day between ${from} and ${to}
		order by up.depth desc nulls first, w.day`.execute(db);
	return rows.map((row) => ({
		day: row.day,
		kind: row.kind,
		name: row.name_en ? { zh: row.name_zh, en: row.name_en } : { zh: row.name_zh },
		organizationId: row.organization_id
	}));
}

/** The years of one layer with how many days each has. */
export async function yearsOf(db: Db, organizationId: string | null): Promise<{ year: number; days: number }[]> {
	const { rows } = await sql<{ year: number; days: number }>`
		select extract(year from day)::int as year, count(*)::int as days from work_day
		where organization_id is not distinct from ${organizationId}::uuid group by 1 order by 1`.execute(db);
	return rows;
}

/** Sets the days of one layer; a day that is there already takes the new kind and name. */
export async function putDays(db: Db, organizationId: string | null, days: readonly WorkDay[]): Promise<void> {
	if (days.length === 0) return;
	await db
		.insertInto('work_day')
		.values(
			days.map((one) => ({
				id: newId(),
				organization_id: organizationId,
				day: one.day,
				kind: one.kind,
				name_zh: one.name.zh,
				name_en: one.name.en ?? null
			}))
		)
		.onConflict((conflict) =>
			conflict.columns(['organization_id', 'day']).doUpdateSet((eb) => ({
				kind: eb.ref('excluded.kind'),
				name_zh: eb.ref('excluded.name_zh'),
				name_en: eb.ref('excluded.name_en')
			}))
		)
		.execute();
}

/** Removes the days of one layer within a stretch. */
export async function removeDays(db: Db, organizationId: string | null, from: string, to: string): Promise<void> {
	await sql`delete from work_day where organization_id is not distinct from ${organizationId}::uuid
		and day between ${from} and ${to}`.execute(db);
}
