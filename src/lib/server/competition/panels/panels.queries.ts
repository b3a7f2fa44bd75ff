// What the panels of a round are planned from, read in a fixed number of statements.
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/** A round with its competition and host. */
export async function roundRow(db: Db, roundId: string) {
	return await db
		.selectFrom('round')
		.innerJoin('event', 'event.id', 'round.event_id')
		.innerJoin('competition', 'competition.id', 'event.competition_id')
		.innerJoin('organization', 'organization.id', 'competition.organization_id')
		.where('round.id', '=', roundId)
		.select([
			'round.id',
			'round.state',
			'round.title_zh',
			'round.title_en',
			'event.id as event_id',
			'event.title_zh as event_zh',
			'event.title_en as event_en',
			'competition.id as competition_id',
			'competition.organization_id',
			'competition.trade_id',
			'competition.starts_on',
			'competition.ends_on',
			'organization.parent_id as host_parent',
			sql<number>`(select count(*)::int from seat where seat.round_id = round.id and seat.role = 'judge')`.as('seats')
		])
		.executeTakeFirst();
}

export type RoundRow = NonNullable<Awaited<ReturnType<typeof roundRow>>>;

export interface HeatRow {
	readonly number: number;
	readonly heat_id: string | null;
	readonly occasion_id: string | null;
	readonly starts_at: Date | null;
	readonly ends_at: Date | null;
	readonly setup_minutes: number;
	readonly teardown_minutes: number;
}

/** The heats of a round with their times. A round without heats is one, at the time of its event or competition. */
export async function heatRows(db: Db, round: RoundRow): Promise<HeatRow[]> {
	const rows = await db
		.selectFrom('heat')
		.leftJoin('occasion', 'occasion.id', 'heat.occasion_id')
		.where('heat.round_id', '=', round.id)
		.orderBy('heat.number')
		.select([
			'heat.number',
			'heat.id as heat_id',
			'occasion.id as occasion_id',
			'occasion.starts_at',
			'occasion.ends_at',
			'occasion.setup_minutes',
			'occasion.teardown_minutes'
		])
		.execute();
	const [contest] = await db
		.selectFrom('occasion')
		.where('kind', '=', 'contest')
		.where('state', 'not in', ['cancelled', 'skipped', 'draft'])
		.where((eb) =>
			eb.or([
				eb('event_id', '=', round.event_id),
				eb.and([eb('event_id', 'is', null), eb('competition_id', '=', round.competition_id)])
			])
		)
		.orderBy(sql`event_id is null`)
		.orderBy('starts_at')
		.limit(1)
		.select(['id as occasion_id', 'starts_at', 'ends_at', 'setup_minutes', 'teardown_minutes'])
		.execute();
	const none = { occasion_id: null, starts_at: null, ends_at: null, setup_minutes: 0, teardown_minutes: 0 };
	if (rows.length === 0) return [{ number: 1, heat_id: null, ...(contest ?? none) }];
	return rows.map((row) => ({
		...row,
		setup_minutes: row.setup_minutes ?? 0,
		teardown_minutes: row.teardown_minutes ?? 0
	}));
}

/** The entries of a round with the heat and station they were drawn, and the employer found by its name where only that stands. */
export async function contestantRows(db: Db, roundId: string) {
	return await db
		.selectFrom('entry')
		.leftJoin('heat_place', 'heat_place.entry_id', 'entry.id')
		.leftJoin('heat', 'heat.id', 'heat_place.heat_id')
		.leftJoin('organization', 'organization.id', 'entry.employer_id')
		.where('entry.round_id', '=', roundId)
		.orderBy('entry.start_order')
		.select([
			'entry.name_zh',
			'entry.name_en',
			'entry.employer_zh',
			'entry.employer_en',
			'organization.name_zh as organization_zh',
			'organization.name_en as organization_en',
			'heat.number as heat',
			'heat_place.station_number as station',
			sql<string | null>`coalesce(entry.employer_id, (
				select o.id from organization o where o.name_zh = entry.employer_zh or o.short_zh = entry.employer_zh
				order by o.name_zh = entry.employer_zh desc, o.id limit 1))`.as('employer_id')
		])
		.execute();
}

/** The host, its co-hosts, and all below them. */
export async function areaOf(db: Db, round: RoundRow): Promise<ReadonlySet<string>> {
	const { rows } = await sql<{ id: string }>`
		with recursive area(id) as (
			select ${round.organization_id}::uuid
			union select organization_id from competition_host where competition_id = ${round.competition_id}
			union select o.id from organization o join area on o.parent_id = area.id
		) select id from area`.execute(db);
	return new Set(rows.map((row) => row.id));
}

/** The plan of a round and its seats. */
export async function planRow(db: Db, roundId: string) {
	return await db.selectFrom('panel_plan').where('round_id', '=', roundId).selectAll().executeTakeFirst();
}

export async function assignmentRows(db: Db, roundId: string) {
	return await db
		.selectFrom('panel_assignment')
		.innerJoin('panel_plan', 'panel_plan.id', 'panel_assignment.plan_id')
		.innerJoin('person', 'person.id', 'panel_assignment.person_id')
		.where('panel_plan.round_id', '=', roundId)
		.orderBy('heat')
		.orderBy('zone')
		.orderBy('slot')
		.select(['heat', 'zone', 'slot', 'person_id', 'pinned', 'reason', 'person.name_zh', 'person.name_en'])
		.execute();
}
