// Everything of a stretch of days: two rounds of statements, however many rows there are.
import { sql } from 'kysely';
import type { Override } from '../../../domain/calendar/bookings/conflicts.ts';
import type {
	BookingFacts,
	BookingRole,
	ContestFacts,
	Facts,
	OccasionKind,
	OccasionState,
	ResourceKind,
	WorkDayFacts
} from '../../../domain/calendar/bookings/facts.ts';
import type { ConflictCode, ConflictLevel } from '../../../domain/calendar/bookings/levels.ts';
import { TRADE_DAYS } from '../../../domain/calendar/bookings/day-checks.ts';
import type { BaseState } from '../../../domain/calendar/bases/life.ts';
import type { Life } from '../../../domain/competition/life.ts';
import { addDays, instantAt } from '../../../domain/shared/day.ts';
import type {
	CalendarOccasion,
	CalendarResource,
	CalendarWindow,
	YearDay
} from '../../../protocol/calendar/bookings.ts';
import type { Db } from '../../db/database.ts';
import { text } from '../../live/load-round.ts';

/** Who was booked as what in this many days around counts as somebody who can be booked so. */
const SEEN_DAYS = 14;

function rangeOf(from: string, to: string) {
	return sql`tstzrange(${new Date(instantAt(from, 0))}, ${new Date(instantAt(addDays(to, 1), 0))})`;
}

interface OccasionRow {
	id: string;
	organization_id: string;
	kind: OccasionKind;
	competition_id: string | null;
	series_id: string | null;
	title_zh: string;
	title_en: string | null;
	starts_at: Date;
	ends_at: Date;
	setup_minutes: number;
	teardown_minutes: number;
	people: number | null;
	state: OccasionState;
	sequence: number;
	life: Life | null;
	competition_zh: string | null;
	competition_en: string | null;
}

async function occasionRows(db: Db, from: string, to: string): Promise<OccasionRow[]> {
	const { rows } = await sql<OccasionRow>`
		select o.id, o.organization_id, o.kind, o.competition_id, o.series_id, o.title_zh, o.title_en, o.starts_at, o.ends_at,
			o.setup_minutes, o.teardown_minutes, o.people, o.state, o.sequence,
			c.life, c.title_zh as competition_zh, c.title_en as competition_en
		from occasion o left join competition c on c.id = o.competition_id
		where tstzrange(o.starts_at, o.ends_at) && ${rangeOf(from, to)} and o.state not in ('cancelled', 'skipped')
		order by o.starts_at, o.id`.execute(db);
	return rows;
}

async function bookingRows(db: Db, occasionIds: readonly string[]) {
	const { rows } = await sql<{
		id: string;
		occasion_id: string;
		resource_id: string;
		role: BookingRole;
		travel_minutes: number;
		hard: boolean;
	}>`select id, occasion_id, resource_id, role, travel_minutes, hard from booking
		where occasion_id = any(${[...occasionIds]}::uuid[]) order by id`.execute(db);
	return rows;
}

async function overrideRows(db: Db, occasionIds: readonly string[]) {
	const { rows } = await sql<{
		occasion_id: string;
		code: ConflictCode;
		subject: string;
		reason: string;
		at: Date;
		zh: string;
		en: string | null;
	}>`select v.occasion_id, v.code, v.subject, v.reason, v.at, p.name_zh as zh, p.name_en as en
		from occasion_override v join account a on a.id = v.account_id join person p on p.id = a.person_id
		where v.occasion_id = any(${[...occasionIds]}::uuid[]) order by v.at, v.id`.execute(db);
	return rows;
}

interface ResourceRow {
	id: string;
	organization_id: string;
	kind: ResourceKind;
	person_id: string | null;
	parent_id: string | null;
	zh: string;
	en: string | null;
	note_zh: string | null;
	note_en: string | null;
	capacity: number | null;
	machine: string | null;
	opens: number | null;
	closes: number | null;
	retired: boolean;
	base_state: BaseState | null;
	expires_on: string | null;
	roles: BookingRole[];
}

async function resourceRows(db: Db, from: string, to: string, besides: readonly string[]): Promise<ResourceRow[]> {
	const wide = rangeOf(addDays(from, -SEEN_DAYS), addDays(to, SEEN_DAYS));
	const { rows } = await sql<ResourceRow>`
		with seen as (
			select resource_id, array_agg(distinct role) filter (where role <> 'contestant') as roles,
				bool_or(during && ${rangeOf(from, to)}) as now
			from booking where during && ${wide} group by resource_id
		), held as (
			select person_id, array_agg(distinct case role when 'trainer' then 'teacher' else role end) as roles
			from role_grant where role in ('judge', 'chief-judge', 'trainer') group by person_id
		)
		select r.id, r.organization_id, r.kind, r.person_id, r.parent_id,
			coalesce(p.name_zh, r.name_zh) as zh, case when p.id is null then r.name_en else p.name_en end as en,
			coalesce(e.short_zh, e.name_zh, b.name_zh) as note_zh,
			case when e.id is null then b.name_en else coalesce(e.short_en, e.name_en) end as note_en,
			r.capacity, r.machine,
			(extract(epoch from r.opens_at) / 60)::int as opens, (extract(epoch from r.closes_at) / 60)::int as closes,
			r.retired_at is not null as retired, n.state as base_state, n.expires_on,
			array(select distinct unnest(coalesce(seen.roles, '{}') || coalesce(held.roles, '{}'))) as roles
		from resource r
			left join person p on p.id = r.person_id left join organization e on e.id = p.employer_id
			left join resource b on b.id = r.parent_id
			left join base n on n.resource_id in (r.id, r.parent_id) and r.kind in ('base', 'station')
			left join seen on seen.resource_id = r.id left join held on held.person_id = r.person_id
		where seen.now or r.id = any(${[...besides]}::uuid[]) or r.retired_at is null and (r.kind <> 'person' or seen.roles is not null or held.roles is not null)
		order by r.position, r.created_at, r.id`.execute(db);
	return rows;
}

async function workDayRows(db: Db, from: string, to: string): Promise<WorkDayFacts[]> {
	const rows = await db
		.selectFrom('work_day')
		.where('organization_id', 'is', null)
		.where('day', '>=', from)
		.where('day', '<=', to)
		.orderBy('day')
		.select(['day', 'kind', 'name_zh', 'name_en'])
		.execute();
	return rows.map((row) => ({ day: row.day, kind: row.kind, name: text(row.name_zh, row.name_en) }));
}

async function contestRows(db: Db, from: string, to: string): Promise<ContestFacts[]> {
	const { rows } = await sql<{
		id: string;
		zh: string;
		en: string | null;
		trade_id: string;
		starts_on: string;
		ends_on: string;
		life: Life;
		clusters: string[];
	}>`select c.id, c.title_zh as zh, c.title_en as en, c.trade_id, c.starts_on, c.ends_on, c.life,
			array_agg(oc.cluster_id) as clusters
		from competition c join organization_cluster oc on oc.organization_id = c.organization_id
		where c.trade_id is not null and c.starts_on <= ${addDays(to, TRADE_DAYS)} and c.ends_on >= ${addDays(from, -TRADE_DAYS)}
			and c.life not in ('cancelled', 'postponed')
		group by c.id`.execute(db);
	return rows.map((row) => ({
		id: row.id,
		title: text(row.zh, row.en),
		tradeId: row.trade_id,
		clusterIds: row.clusters,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		life: row.life
	}));
}

/** What deviates from the default for these organizations: the nearest word from themselves upwards. */
async function levelRows(db: Db, organizationIds: readonly string[]): Promise<Facts['levels']> {
	const { rows } = await sql<{ organization_id: string; code: ConflictCode; level: ConflictLevel }>`
		with recursive up(start, id, depth) as (
			select o, o, 0 from unnest(${[...organizationIds]}::uuid[]) as o
			union all
			select up.start, o.parent_id, up.depth + 1 from up join organization o on o.id = up.id
			where o.parent_id is not null and up.depth < 50
		)
		select distinct on (up.start, l.code) up.start as organization_id, l.code, l.level
		from up join conflict_level l on l.organization_id = up.id
		order by up.start, l.code, up.depth`.execute(db);
	const levels: Record<string, Partial<Record<ConflictCode, ConflictLevel>>> = {};
	for (const row of rows) (levels[row.organization_id] ??= {})[row.code] = row.level;
	return levels;
}

function toResource(row: ResourceRow): CalendarResource {
	return {
		id: row.id,
		organizationId: row.organization_id,
		kind: row.kind,
		personId: row.person_id,
		parentId: row.parent_id,
		name: text(row.zh, row.en),
		note: row.note_zh ? text(row.note_zh, row.note_en) : null,
		capacity: row.capacity,
		machine: row.machine,
		opens: row.opens,
		closes: row.closes,
		retired: row.retired,
		naming: row.base_state ? { state: row.base_state, expiresOn: row.expires_on } : null,
		roles: row.roles
	};
}

function toOccasion(
	row: OccasionRow,
	bookings: readonly BookingFacts[],
	overrides: readonly Override[]
): CalendarOccasion {
	return {
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
		competition: row.competition_id && row.life ? { id: row.competition_id, life: row.life } : null,
		competitionTitle: row.competition_zh ? text(row.competition_zh, row.competition_en) : null,
		sequence: row.sequence,
		seriesId: row.series_id,
		bookings,
		overrides
	};
}

function grouped<Row extends { occasion_id: string }, T>(
	rows: readonly Row[],
	make: (row: Row) => T
): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const row of rows) {
		const list = groups.get(row.occasion_id);
		if (list) list.push(make(row));
		else groups.set(row.occasion_id, [make(row)]);
	}
	return groups;
}

/** What must be in it besides: of occasions that are not there yet. */
interface Besides {
	readonly organizationIds: readonly string[];
	readonly resourceIds: readonly string[];
}

/** The calendar of these days, both included. */
export async function loadWindow(db: Db, from: string, to: string, besides?: Besides): Promise<CalendarWindow> {
	const rows = await occasionRows(db, from, to);
	const ids = rows.map((row) => row.id);
	const [bookings, overrides, resources, workDays, contests, levels] = await Promise.all([
		bookingRows(db, ids),
		overrideRows(db, ids),
		resourceRows(db, from, to, besides?.resourceIds ?? []),
		workDayRows(db, from, to),
		contestRows(db, from, to),
		levelRows(db, [...new Set([...rows.map((row) => row.organization_id), ...(besides?.organizationIds ?? [])])])
	]);
	const booked = grouped(bookings, (row): BookingFacts => ({
		id: row.id,
		resourceId: row.resource_id,
		role: row.role,
		travel: row.travel_minutes,
		hard: row.hard
	}));
	const overridden = grouped(overrides, (row): Override => ({
		code: row.code,
		subject: row.subject,
		reason: row.reason,
		by: text(row.zh, row.en),
		at: row.at.getTime()
	}));
	return {
		from,
		to,
		resources: resources.map(toResource),
		occasions: rows.map((row) => toOccasion(row, booked.get(row.id) ?? [], overridden.get(row.id) ?? [])),
		workDays,
		contests,
		levels
	};
}

/** How much happens on each day of a year, and its special days. */
export async function loadYear(db: Db, year: string): Promise<{ days: YearDay[]; workDays: WorkDayFacts[] }> {
	const [from, to] = [`${year}-01-01`, `${year}-12-31`];
	const [{ rows }, workDays] = await Promise.all([
		sql<YearDay>`
			select to_char(starts_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
				(count(*) filter (where kind in ('contest', 'heat')))::int as contests,
				(count(*) filter (where kind = 'class'))::int as classes,
				(count(*) filter (where kind not in ('contest', 'heat', 'class')))::int as others
			from occasion
			where tstzrange(starts_at, ends_at) && ${rangeOf(from, to)} and state not in ('draft', 'cancelled', 'skipped')
			group by 1 having min(starts_at) >= ${new Date(instantAt(from, 0))} order by 1`.execute(db),
		workDayRows(db, from, to)
	]);
	return { days: rows, workDays };
}

/** The first and last day of a competition's occasions, or null when it has none. */
export async function daysOfCompetition(db: Db, competitionId: string): Promise<{ from: string; to: string } | null> {
	const { rows } = await sql<{ from: string | null; to: string | null }>`
		select to_char(min(starts_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as from,
			to_char(max(ends_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as to
		from occasion where competition_id = ${competitionId} and state not in ('cancelled', 'skipped', 'finished')`.execute(
		db
	);
	const [row] = rows;
	return row?.from && row.to ? { from: row.from, to: row.to } : null;
}
