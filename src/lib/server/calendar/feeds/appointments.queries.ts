// What feeds are made of: occasions of a person, an organization, a base, a series or a competition, and competitions that have
// no occasion of their own. Each reading is one statement.
import { sql, type RawBuilder, type Selectable } from 'kysely';
import { CANCELLED_DAYS, PAST_DAYS, standing, type Appointment } from '../../../domain/calendar/feeds/appointment.ts';
import type { Life } from '../../../domain/competition/life.ts';
import { addDays, instantAt } from '../../../domain/shared/day.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Db } from '../../db/database.ts';
import type { BookingTable, OccasionTable } from '../../db/schema.ts';
import { text } from '../../live/load-round.ts';

interface OccasionRow {
	id: string;
	kind: OccasionTable['kind'];
	title_zh: string;
	title_en: string | null;
	starts_at: Date;
	ends_at: Date;
	state: Selectable<OccasionTable>['state'];
	sequence: number;
	changed_at: Date;
	competition_zh: string | null;
	competition_en: string | null;
	life: Life | null;
	host_zh: string;
	host_en: string | null;
	place_zh: string | null;
	place_en: string | null;
	role: BookingTable['role'] | null;
}

const KINDS: Readonly<Record<OccasionTable['kind'], Required<Text>>> = {
	contest: { zh: '比赛', en: 'Contest' },
	heat: { zh: '场次', en: 'Heat' },
	meeting: { zh: '会议', en: 'Meeting' },
	class: { zh: '课次', en: 'Class' },
	maintenance: { zh: '检修', en: 'Maintenance' },
	hold: { zh: '预留', en: 'Held' }
};

export const ROLES: Readonly<Record<BookingTable['role'], Required<Text>>> = {
	venue: { zh: '场地', en: 'Venue' },
	judge: { zh: '裁判', en: 'Judge' },
	'chief-judge': { zh: '裁判长', en: 'Chief judge' },
	teacher: { zh: '教师', en: 'Teacher' },
	contestant: { zh: '选手', en: 'Contestant' },
	staff: { zh: '工作人员', en: 'Staff' },
	equipment: { zh: '设备', en: 'Equipment' }
};

function off(life: Life | null): boolean {
	return life === 'cancelled' || life === 'postponed';
}

function appointmentOf(row: OccasionRow): Appointment[] {
	const state = standing(row.state, row.sequence, off(row.life));
	if (!state) return [];
	const competition = row.competition_zh ? text(row.competition_zh, row.competition_en) : null;
	const notes = [
		row.role && row.role !== 'venue' ? ROLES[row.role] : null,
		competition && competition.zh !== row.title_zh ? competition : null,
		KINDS[row.kind],
		text(row.host_zh, row.host_en)
	];
	return [
		{
			id: row.id,
			title: text(row.title_zh, row.title_en),
			startsAt: row.starts_at.getTime(),
			endsAt: row.ends_at.getTime(),
			wholeDays: false,
			state,
			sequence: row.sequence,
			changedAt: row.changed_at.getTime(),
			place: row.place_zh ? text(row.place_zh, row.place_en) : null,
			notes: notes.filter((note) => note !== null),
			kind: row.kind
		}
	];
}

const DAY = 86_400_000;

/** Occasions that fulfil a condition on `o`, `c`, `f` (its competition and since when that is public) and `s` (its series). */
async function occasions(
	db: Db,
	now: Date,
	where: RawBuilder<unknown>,
	role: RawBuilder<unknown> = sql`null::text`
): Promise<Appointment[]> {
	const since = new Date(now.getTime() - PAST_DAYS * DAY);
	const cancelledSince = new Date(now.getTime() - CANCELLED_DAYS * DAY);
	const { rows } = await sql<OccasionRow>`
		select o.id, o.kind, o.title_zh, o.title_en, o.starts_at, o.ends_at, o.state,
			(o.sequence + coalesce(f.sequence, 0))::int as sequence, greatest(o.changed_at, f.changed_at) as changed_at,
			c.title_zh as competition_zh, c.title_en as competition_en, c.life, g.name_zh as host_zh, g.name_en as host_en,
			coalesce(v.place_zh, c.venue_zh) as place_zh, coalesce(v.place_en, c.venue_en) as place_en, ${role} as role
		from occasion o
		join organization g on g.id = o.organization_id
		left join competition c on c.id = o.competition_id
		left join competition_feed f on f.competition_id = c.id
		left join series s on s.id = o.series_id
		left join lateral (
			select string_agg(r.name_zh, '、' order by r.kind, r.position, r.id) as place_zh,
				string_agg(coalesce(r.name_en, r.name_zh), ', ' order by r.kind, r.position, r.id) as place_en
			from booking b join resource r on r.id = b.resource_id where b.occasion_id = o.id and b.role = 'venue'
		) v on true
		where (o.starts_at >= ${since} or o.changed_at >= ${cancelledSince}) and ${where}
		order by o.starts_at, o.id`.execute(db);
	return rows.flatMap(appointmentOf);
}

interface CompetitionRow {
	id: string;
	title_zh: string;
	title_en: string | null;
	venue_zh: string | null;
	venue_en: string | null;
	starts_on: string;
	ends_on: string;
	life: Life;
	sequence: number;
	changed_at: Date;
	host_zh: string;
	host_en: string | null;
	role: BookingTable['role'] | null;
}

/** Competitions as whole days: those that fulfil a condition on `c` and `f`. */
async function competitions(
	db: Db,
	now: Date,
	where: RawBuilder<unknown>,
	role: RawBuilder<unknown> = sql`null::text`
): Promise<Appointment[]> {
	const since = new Date(now.getTime() - PAST_DAYS * DAY).toISOString().slice(0, 10);
	const { rows } = await sql<CompetitionRow>`
		select c.id, c.title_zh, c.title_en, c.venue_zh, c.venue_en, c.starts_on, c.ends_on, c.life, f.sequence, f.changed_at,
			g.name_zh as host_zh, g.name_en as host_en, ${role} as role
		from competition c
		join competition_feed f on f.competition_id = c.id
		join organization g on g.id = c.organization_id
		where c.ends_on >= ${since} and ${where}
		order by c.starts_on, c.id`.execute(db);
	return rows.map((row) => ({
		id: row.id,
		title: text(row.title_zh, row.title_en),
		startsAt: instantAt(row.starts_on, 0),
		endsAt: instantAt(addDays(row.ends_on, 1), 0),
		wholeDays: true,
		state: off(row.life) ? 'cancelled' : 'confirmed',
		sequence: row.sequence,
		changedAt: row.changed_at.getTime(),
		place: row.venue_zh ? text(row.venue_zh, row.venue_en) : null,
		notes: [...(row.role ? [ROLES[row.role]] : []), KINDS.contest, text(row.host_zh, row.host_en)],
		kind: 'contest'
	}));
}

/** Only what has been made public: of competitions those whose notice is out, of series those that say so. */
const PUBLIC = sql`case when o.competition_id is not null then f.published_at is not null else coalesce(s.published, false) end
	and o.kind in ('contest', 'heat', 'class', 'meeting')`;
const WITHOUT_OCCASION = sql`not exists (
	select from occasion o where o.competition_id = c.id and o.kind in ('contest', 'heat') and o.state not in ('draft', 'skipped'))`;

function below(organizationId: string): RawBuilder<unknown> {
	return sql`(
		with recursive down(id, depth) as (
			select id, 0 from organization where id = ${organizationId}
			union all
			select g.id, down.depth + 1 from organization g join down on g.parent_id = down.id where down.depth < 50
		) select id from down)`;
}

function joined(parts: readonly Appointment[][]): Appointment[] {
	return parts.flat().sort((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1));
}

/** What an organization and all below it have made public. */
export async function ofOrganization(db: Db, id: string, now: Date): Promise<Appointment[]> {
	return joined(
		await Promise.all([
			occasions(db, now, sql`${PUBLIC} and o.organization_id in ${below(id)}`),
			competitions(
				db,
				now,
				sql`f.published_at is not null and c.organization_id in ${below(id)} and ${WITHOUT_OCCASION}`
			)
		])
	);
}

/** What is public and takes place in a base or at one of its stations. */
export async function ofBase(db: Db, id: string, now: Date): Promise<Appointment[]> {
	const here = sql`exists (select from booking b join resource r on r.id = b.resource_id
		where b.occasion_id = o.id and (r.id = ${id} or r.parent_id = ${id}))`;
	return joined(
		await Promise.all([
			occasions(db, now, sql`${PUBLIC} and (c.base_id = ${id} or ${here})`),
			competitions(db, now, sql`f.published_at is not null and c.base_id = ${id} and ${WITHOUT_OCCASION}`)
		])
	);
}

/** What is public of one competition. */
export async function ofCompetition(db: Db, id: string, now: Date): Promise<Appointment[]> {
	return joined(
		await Promise.all([
			occasions(db, now, sql`${PUBLIC} and o.competition_id = ${id}`),
			competitions(db, now, sql`f.published_at is not null and c.id = ${id} and ${WITHOUT_OCCASION}`)
		])
	);
}

/** Every date of a series, whichever part it belongs to now. `id` is the first part. */
export async function ofSeries(db: Db, id: string, now: Date): Promise<Appointment[]> {
	return await occasions(db, now, sql`(s.id = ${id} or s.origin_id = ${id})`);
}

/** What somebody is booked for, and competitions in which somebody holds a seat without being booked yet. */
export async function ofPerson(db: Db, id: string, now: Date): Promise<Appointment[]> {
	const booked = sql`b.occasion_id from booking b join resource r on r.id = b.resource_id where r.person_id = ${id}`;
	return joined(
		await Promise.all([
			occasions(
				db,
				now,
				sql`o.id in (select ${booked})`,
				sql`(select b.role from booking b join resource r on r.id = b.resource_id
					where b.occasion_id = o.id and r.person_id = ${id} limit 1)`
			),
			competitions(
				db,
				now,
				sql`exists (select from seat t join round n on n.id = t.round_id join event e on e.id = n.event_id
						where e.competition_id = c.id and t.person_id = ${id})
					and not exists (select from occasion o where o.competition_id = c.id and o.id in (select ${booked}))`,
				sql`case when exists (select from seat t join round n on n.id = t.round_id join event e on e.id = n.event_id
					where e.competition_id = c.id and t.person_id = ${id} and t.role = 'chief') then 'chief-judge' else 'judge' end`
			)
		])
	);
}
