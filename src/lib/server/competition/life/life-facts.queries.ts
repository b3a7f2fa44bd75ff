// What a competition's next step is decided on, read in a few statements.
import { sql } from 'kysely';
import { PUBLIC_LIVES, type Life } from '../../../domain/competition/life.ts';
import type { Missing, StepFacts } from '../../../domain/competition/life/needs.ts';
import { dayOfInstant } from '../../../domain/shared/day.ts';
import { standingBlockers } from '../../calendar/bookings/release-blockers.ts';
import type { Db } from '../../db/database.ts';

interface FactRow {
	life: Life;
	level: StepFacts['level'];
	starts_on: string;
	ends_on: string;
	place: boolean;
	contact: boolean;
	events: number;
	draft: number;
	open: number;
	closed: number;
	without_scheme: number;
	without_entries: number;
	concealed: number;
	noticed_at: Date | null;
}

/** Takes the competition's row for itself until the transaction ends, so that of two people stepping at once one is second. */
export async function lockLife(tx: Db, id: string): Promise<Life | null> {
	const row = await tx.selectFrom('competition').where('id', '=', id).select('life').forUpdate().executeTakeFirst();
	return row?.life ?? null;
}

/** The facts, or null when there is no such competition. */
export async function stepFacts(db: Db, id: string, now: Date): Promise<StepFacts | null> {
	const { rows } = await sql<FactRow>`
		select c.life, c.level, c.starts_on, c.ends_on,
			(c.venue_zh is not null or c.base_id is not null) as place,
			exists (select 1 from competition_notice n where n.competition_id = c.id and n.contact_zh <> '' and n.phone <> '') as contact,
			(select count(*)::int from event e where e.competition_id = c.id) as events,
			coalesce(r.draft, 0) as draft, coalesce(r.open, 0) as open, coalesce(r.closed, 0) as closed,
			coalesce(r.without_scheme, 0) as without_scheme, coalesce(r.without_entries, 0) as without_entries,
			coalesce(r.concealed, 0) as concealed,
			(select max(at) from competition_step s where s.competition_id = c.id and s.to_life = 'public-notice') as noticed_at
		from competition c
		left join lateral (
			select count(*) filter (where state = 'draft')::int as draft,
				count(*) filter (where state = 'open')::int as open,
				count(*) filter (where state = 'closed')::int as closed,
				count(*) filter (where scheme is null)::int as without_scheme,
				count(*) filter (where not exists (select 1 from entry where entry.round_id = round.id))::int as without_entries,
				count(*) filter (where state = 'closed' and mode <> 'live')::int as concealed
			from round join event on event.id = round.event_id where event.competition_id = c.id
		) r on true
		where c.id = ${id}`.execute(db);
	const [row] = rows;
	if (!row) return null;
	return {
		life: row.life,
		level: row.level,
		today: dayOfInstant(now.getTime()),
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		events: row.events,
		place: row.place,
		contact: row.contact,
		rounds: {
			draft: row.draft,
			open: row.open,
			closed: row.closed,
			withoutScheme: row.without_scheme,
			withoutEntries: row.without_entries,
			concealed: row.concealed
		},
		noticedOn: row.noticed_at && dayOfInstant(row.noticed_at.getTime()),
		blockers: await blockersOf(db, id),
		unpublishable: await calendarBlockers(db, id)
	};
}

/** What the calendar holds against publishing; that it is not approved yet is the life's own matter. */
async function calendarBlockers(db: Db, id: string): Promise<Missing[]> {
	const blockers = await standingBlockers(db, id);
	return blockers.filter(({ code }) => code !== 'papers').map(({ what }) => what);
}

/** What the competition only wishes for (a soft booking) and somebody else holds in the same hours. */
async function blockersOf(db: Db, id: string): Promise<Missing[]> {
	const { rows } = await sql<{ name: string; title: string; at: Date }>`
		select distinct on (r.id) coalesce(r.name_zh, p.name_zh) as name, taken.title_zh as title, taken.starts_at as at
		from occasion o
		join booking wish on wish.occasion_id = o.id and not wish.hard
		join booking b on b.resource_id = wish.resource_id and b.hard and b.active and b.during && wish.during
		join occasion taken on taken.id = b.occasion_id and taken.id <> o.id
		join resource r on r.id = wish.resource_id
		left join person p on p.id = r.person_id
		where o.competition_id = ${id} and o.state not in ('cancelled','skipped')
			and taken.competition_id is distinct from o.competition_id
		order by r.id, taken.starts_at`.execute(db);
	return rows.map(({ name, title, at }) => {
		const day = dayOfInstant(at.getTime());
		return { zh: `${name}在${day}已被“${title}”占用`, en: `${name} is taken by “${title}” on ${day}` };
	});
}

/** Whether everybody could know of a competition before it was called off or put off. */
export const wasPublic = sql<boolean>`(competition.life in ('postponed','cancelled') and exists (
	select 1 from competition_step where competition_step.competition_id = competition.id
		and competition_step.to_life = any(${sql.lit(`{${PUBLIC_LIVES.join(',')}}`)}::text[])))`;

/** How many rounds of this round's competition are in which state. */
export async function roundStates(
	tx: Db,
	competitionId: string
): Promise<{ draft: number; open: number; closed: number }> {
	const rows = await tx
		.selectFrom('round')
		.innerJoin('event', 'event.id', 'round.event_id')
		.where('event.competition_id', '=', competitionId)
		.groupBy('round.state')
		.select(['round.state', sql<number>`count(*)::int`.as('count')])
		.execute();
	const count = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
	return { draft: count('draft'), open: count('open'), closed: count('closed') };
}

/** Those of these competitions whose rounds all have a panel, every seat with its judge. */
export async function seatedCompetitions(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
	const { rows } = await sql<{ id: string }>`
		select e.competition_id as id from round r join event e on e.id = r.event_id
		where e.competition_id = any(${ids}::uuid[])
		group by e.competition_id
		having bool_and(exists (select 1 from seat s where s.round_id = r.id)
			and not exists (select 1 from seat s where s.round_id = r.id and s.person_id is null))`.execute(db);
	return new Set(rows.map((row) => row.id));
}
