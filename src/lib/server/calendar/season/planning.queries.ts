// What dates are proposed from: what stands, what is taken, who could judge.
import { sql } from 'kysely';
import {
	HOURS,
	JUDGES_NEEDED,
	type BaseFacts,
	type PlanningFacts,
	type Standing
} from '../../../domain/calendar/season/planning.ts';
import { addDays, dayOfInstant, instantAt } from '../../../domain/shared/day.ts';
import type { Db } from '../../db/database.ts';
import { baseRows, dayMarks, tradeRows } from './season.queries.ts';

const GONE = ['idea', 'cancelled', 'postponed'] as const;
const YEARS_BACK = 2;

interface StandingRow extends Standing {
	readonly seated: boolean;
}

async function standingRows(db: Db, from: string, to: string): Promise<StandingRow[]> {
	const rows = await db
		.selectFrom('competition')
		.where('starts_on', '>=', from)
		.where('starts_on', '<=', to)
		.where('life', 'not in', GONE)
		.orderBy('starts_on')
		.orderBy('id')
		.select([
			'starts_on',
			'organization_id',
			'trade_id',
			'base_id',
			'level',
			sql<string[]>`array(select h.organization_id::text from competition_host h where h.competition_id = competition.id
				and h.organization_id <> competition.organization_id order by 1)`.as('hosts'),
			sql<boolean>`exists (select from seat join round on round.id = seat.round_id join event on event.id = round.event_id
				where event.competition_id = competition.id and seat.person_id is not null)`.as('seated')
		])
		.execute();
	return rows.map((row) => ({
		day: row.starts_on,
		organizationIds: [row.organization_id, ...row.hosts],
		tradeId: row.trade_id,
		baseId: row.base_id,
		county: row.level === 'county',
		seated: row.seated
	}));
}

/** The days on which each base, or a station of it, is taken in the hours that a competition would need. */
async function busyBases(db: Db, from: string, to: string): Promise<Map<string, Set<string>>> {
	const rows = await db
		.selectFrom('booking')
		.innerJoin('resource', 'resource.id', 'booking.resource_id')
		.where('resource.kind', 'in', ['base', 'station'])
		.where('booking.active', '=', true)
		.where('booking.hard', '=', true)
		.where(
			sql<boolean>`during && tstzrange(${new Date(instantAt(from, 0))}, ${new Date(instantAt(addDays(to, 1), 0))})`
		)
		.select([
			sql<string>`coalesce(resource.parent_id, resource.id)`.as('base_id'),
			sql<Date>`lower(during)`.as('from'),
			sql<Date>`upper(during)`.as('to')
		])
		.execute();
	const busy = new Map<string, Set<string>>();
	for (const row of rows) {
		const days = busy.get(row.base_id) ?? new Set<string>();
		const [first, last] = [dayOfInstant(row.from.getTime()), dayOfInstant(row.to.getTime())];
		for (let day = first; day <= last; day = addDays(day, 1)) {
			const opens = instantAt(day, HOURS.from) - HOURS.setup * 60_000;
			const closes = instantAt(day, HOURS.to) + HOURS.teardown * 60_000;
			if (row.from.getTime() < closes && row.to.getTime() > opens) days.add(day);
		}
		busy.set(row.base_id, days);
	}
	return busy;
}

/** How many people judge, and how many of them are taken on which day: by a booking, or by a seat of a competition. */
async function judgesByDay(db: Db, from: string, to: string): Promise<{ pool: number; busy: Map<string, number> }> {
	const { rows } = await sql<{ day: string | null; count: number }>`
		with judge as (
			select person_id from role_grant where role in ('judge','chief-judge')
			union select person_id from seat where person_id is not null
		), taken as (
			select r.person_id, generate_series((lower(b.during) at time zone 'Asia/Shanghai')::date,
				((upper(b.during) - interval '1 microsecond') at time zone 'Asia/Shanghai')::date, interval '1 day')::date as day
			from booking b join resource r on r.id = b.resource_id join judge on judge.person_id = r.person_id
			where b.active and b.hard and b.during && tstzrange(${from}::date::timestamptz, ${to}::date::timestamptz + interval '2 days')
			union
			select s.person_id, generate_series(c.starts_on, c.ends_on, interval '1 day')::date
			from seat s join round on round.id = s.round_id join event on event.id = round.event_id
			join competition c on c.id = event.competition_id
			where s.person_id is not null and c.starts_on <= ${to} and c.ends_on >= ${from}
				and c.life not in ('idea','cancelled','postponed')
		)
		select null::date as day, count(*)::int as count from judge
		union all select day, count(*)::int from taken group by day`.execute(db);
	const busy = new Map<string, number>();
	for (const row of rows) if (row.day !== null) busy.set(row.day, row.count);
	return { pool: rows.find((row) => row.day === null)?.count ?? 0, busy };
}

/** The facts for planning gaps between two days: eight statements, whatever there is. */
export async function planningFacts(db: Db, today: string, from: string, to: string): Promise<PlanningFacts> {
	const back = `${Number(from.slice(0, 4)) - YEARS_BACK}-01-01`;
	const standing = await standingRows(db, back, to);
	const bases = await baseRows(db);
	const taken = await busyBases(db, from, to);
	const judges = await judgesByDay(db, from, to);
	const trades = await tradeRows(db);
	const marks = await dayMarks(db, from, to);
	const clusters = new Map<string, string[]>();
	for (const row of await db.selectFrom('organization_cluster').orderBy('cluster_id').selectAll().execute())
		clusters.set(row.organization_id, [...(clusters.get(row.organization_id) ?? []), row.cluster_id]);
	// a planned competition without a panel will take judges all the same
	for (const one of standing)
		if (!one.seated && one.day >= today) judges.busy.set(one.day, (judges.busy.get(one.day) ?? 0) + JUDGES_NEEDED);
	return {
		today,
		marks,
		standing,
		judges,
		bases: [...bases.values()].map((base): BaseFacts => ({
			id: base.id,
			organizationId: base.organizationId,
			busyDays: taken.get(base.id) ?? new Set()
		})),
		tradeIds: [...trades.keys()],
		clusters
	};
}
