// What one person is booked for, judged and contested.
import { sql } from 'kysely';
import type { Role } from '../../../domain/people/policy.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Db } from '../../db/database.ts';
import { text } from '../../live/load-round.ts';
import type { Booked, PartIn } from './read-person.ts';

const SHOWN = 60;

export async function whoIs(db: Db, id: string) {
	const row = await db
		.selectFrom('person')
		.leftJoin('organization', 'organization.id', 'person.employer_id')
		.leftJoin('account', 'account.person_id', 'person.id')
		.where('person.id', '=', id)
		.select([
			'person.name_zh',
			'person.name_en',
			'person.employer_id',
			'organization.name_zh as employer_zh',
			'organization.name_en as employer_en',
			'account.name as account'
		])
		.executeTakeFirst();
	return (
		row && {
			id,
			name: text(row.name_zh, row.name_en),
			employer:
				row.employer_id && row.employer_zh
					? { id: row.employer_id, name: text(row.employer_zh, row.employer_en) }
					: null,
			account: row.account
		}
	);
}

export async function rolesOf(db: Db, personId: string): Promise<{ role: Role; place: Text | null }[]> {
	const rows = await db
		.selectFrom('role_grant')
		.leftJoin('organization', 'organization.id', 'role_grant.organization_id')
		.leftJoin('competition', 'competition.id', 'role_grant.competition_id')
		.where('role_grant.person_id', '=', personId)
		.orderBy('role_grant.granted_at')
		.select(['role_grant.role', 'name_zh', 'organization.name_en', 'title_zh', 'title_en'])
		.execute();
	return rows.map((row) => ({
		role: row.role,
		place: row.name_zh ? text(row.name_zh, row.name_en) : row.title_zh ? text(row.title_zh, row.title_en) : null
	}));
}

interface BookedRow extends Pick<Booked, 'id' | 'kind' | 'role' | 'state'> {
	title_zh: string;
	title_en: string | null;
	starts_at: Date;
	ends_at: Date;
	series_id: string | null;
	competition_id: string | null;
	competition_zh: string | null;
	competition_en: string | null;
	place_zh: string | null;
	place_en: string | null;
}

/** The next or the last occasions that somebody is booked for, at most sixty. */
export async function bookedOf(db: Db, personId: string, now: Date, which: 'coming' | 'past'): Promise<Booked[]> {
	const side = which === 'coming' ? sql`o.ends_at > ${now}` : sql`o.ends_at <= ${now}`;
	const order = which === 'coming' ? sql`o.starts_at, o.id` : sql`o.starts_at desc, o.id`;
	const { rows } = await sql<BookedRow>`
		select o.id, o.kind, b.role, o.state, o.title_zh, o.title_en, o.starts_at, o.ends_at, o.series_id, o.competition_id,
			c.title_zh as competition_zh, c.title_en as competition_en,
			coalesce(v.place_zh, c.venue_zh) as place_zh, coalesce(v.place_en, c.venue_en) as place_en
		from resource r
		join booking b on b.resource_id = r.id
		join occasion o on o.id = b.occasion_id
		left join competition c on c.id = o.competition_id
		left join lateral (
			select string_agg(p.name_zh, '、' order by p.kind, p.position, p.id) as place_zh,
				string_agg(coalesce(p.name_en, p.name_zh), ', ' order by p.kind, p.position, p.id) as place_en
			from booking w join resource p on p.id = w.resource_id where w.occasion_id = o.id and w.role = 'venue'
		) v on true
		where r.person_id = ${personId} and o.state not in ('draft', 'skipped') and ${side}
		order by ${order} limit ${SHOWN}`.execute(db);
	return rows.map((row) => ({
		id: row.id,
		title: text(row.title_zh, row.title_en),
		competition:
			row.competition_id && row.competition_zh
				? { id: row.competition_id, title: text(row.competition_zh, row.competition_en) }
				: null,
		seriesId: row.series_id,
		kind: row.kind,
		role: row.role,
		startsAt: row.starts_at.getTime(),
		endsAt: row.ends_at.getTime(),
		place: row.place_zh ? text(row.place_zh, row.place_en) : null,
		state: row.state,
		wholeDays: false
	}));
}

interface PartRow {
	competition_id: string;
	title_zh: string;
	title_en: string | null;
	host_zh: string;
	host_en: string | null;
	starts_on: string;
	ends_on: string;
	venue_zh: string | null;
	venue_en: string | null;
	off: boolean;
	event_zh: string;
	event_en: string | null;
	round_zh: string;
	round_en: string | null;
	chief: boolean;
}

function partIn(row: PartRow): PartIn {
	const zh = `${row.event_zh} ${row.round_zh}`;
	return {
		competitionId: row.competition_id,
		title: text(row.title_zh, row.title_en),
		host: text(row.host_zh, row.host_en),
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		venue: row.venue_zh ? text(row.venue_zh, row.venue_en) : null,
		off: row.off,
		round: { zh, en: `${row.event_en ?? row.event_zh} ${row.round_en ?? row.round_zh}` },
		chief: row.chief
	};
}

const COMPETITION = sql`join event e on e.id = n.event_id join competition c on c.id = e.competition_id
	join organization h on h.id = c.organization_id`;
const COLUMNS = sql`c.id as competition_id, c.title_zh, c.title_en, h.name_zh as host_zh, h.name_en as host_en, c.starts_on,
	c.ends_on, c.venue_zh, c.venue_en, c.life in ('cancelled', 'postponed') as off,
	e.title_zh as event_zh, e.title_en as event_en, n.title_zh as round_zh, n.title_en as round_en`;

/** Rounds in which the person holds a seat, latest first. */
export async function judgedBy(db: Db, personId: string): Promise<PartIn[]> {
	const { rows } = await sql<PartRow>`
		select ${COLUMNS}, t.role = 'chief' as chief from seat t join round n on n.id = t.round_id ${COMPETITION}
		where t.person_id = ${personId} order by c.starts_on desc, n.id limit ${SHOWN}`.execute(db);
	return rows.map(partIn);
}

/** Rounds with an entry of the same name and employer, latest first. */
export async function contestedBy(db: Db, personId: string): Promise<PartIn[]> {
	const { rows } = await sql<PartRow>`
		select ${COLUMNS}, false as chief from person p
		join entry x on x.employer_id = p.employer_id and x.name_zh = p.name_zh
		join round n on n.id = x.round_id ${COMPETITION}
		where p.id = ${personId} order by c.starts_on desc, n.id limit ${SHOWN}`.execute(db);
	return rows.map(partIn);
}

/** Competitions judged, hours taught and rounds contested in a stretch of time. */
export async function yearOf(
	db: Db,
	personId: string,
	span: { readonly from: Date; readonly to: Date },
	days: { readonly from: string; readonly to: string }
): Promise<{ judged: number; taught: number; contested: number }> {
	const { rows } = await sql<{ judged: number; taught: number; contested: number }>`
		select
			(select count(distinct e.competition_id)::int from seat t join round n on n.id = t.round_id
				join event e on e.id = n.event_id join competition c on c.id = e.competition_id
				where t.person_id = ${personId} and c.starts_on >= ${days.from} and c.starts_on < ${days.to}) as judged,
			(select coalesce(round(sum(extract(epoch from o.ends_at - o.starts_at)) / 3600.0, 1), 0)::float8
				from resource r join booking b on b.resource_id = r.id join occasion o on o.id = b.occasion_id
				where r.person_id = ${personId} and b.role = 'teacher' and b.active
					and o.starts_at >= ${span.from} and o.starts_at < ${span.to}) as taught,
			(select count(*)::int from person p join entry x on x.employer_id = p.employer_id and x.name_zh = p.name_zh
				join round n on n.id = x.round_id join event e on e.id = n.event_id join competition c on c.id = e.competition_id
				where p.id = ${personId} and c.starts_on >= ${days.from} and c.starts_on < ${days.to}) as contested`.execute(db);
	return rows[0] ?? { judged: 0, taught: 0, contested: 0 };
}
