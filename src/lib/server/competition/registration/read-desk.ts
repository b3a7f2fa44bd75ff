// A competition's registrations as the desk sees them: all of them, with every event's terms and figures. A unit's organizer gets
// the same page with its own people only.
import { sql } from 'kysely';
import type { Level } from '../../../domain/competition/registration/levels.ts';
import { holdsSeat, isLive, type Source, type State } from '../../../domain/competition/registration/states.ts';
import type { Rules } from '../../../domain/competition/registration/terms.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { text } from '../../live/load-round.ts';
import { guardCompetition, isId } from '../../people/guard.ts';
import { unitIdsOf } from './reach.ts';

export interface DeskRegistration {
	readonly id: string;
	readonly eventId: string;
	readonly number: number;
	readonly state: State;
	readonly position: number | null;
	readonly offerExpiresAt: string | null;
	readonly source: Source;
	readonly unit: string | null;
	readonly name: Text;
	readonly employer: Text;
	readonly employerKey: string;
	readonly town: Text | null;
	readonly phone: string | null;
	readonly lastFour: string | null;
	readonly birthYear: number | null;
	readonly level: Level | null;
	readonly code: string;
	readonly registeredAt: string;
	readonly changedAt: string;
	readonly reason: string | null;
	readonly entry: { readonly roundId: string; readonly code: string } | null;
	readonly station: { readonly heat: number; readonly number: number } | null;
	/** Off the list while the entry still competes in a round that has begun: an official must see to it. */
	readonly matter: boolean;
}

export interface EventRegistration {
	readonly id: string;
	readonly title: Text;
	readonly terms: {
		readonly opensAt: string;
		readonly closesAt: string;
		readonly capacity: number;
		readonly minimum: number | null;
		readonly employerQuota: number | null;
		readonly townQuota: number | null;
		readonly needsApproval: boolean;
		readonly waitlist: boolean;
		readonly offerHours: number;
		readonly promotesAfterClose: boolean;
		readonly rules: Rules;
		readonly contact: string | null;
		readonly note: Text | null;
	} | null;
	readonly firstRound: {
		readonly id: string;
		readonly title: Text;
		readonly state: 'draft' | 'open' | 'closed';
	} | null;
	/** Of everybody, also for a unit that sees only its own. */
	readonly figures: {
		readonly seats: number;
		readonly waiting: number;
		readonly offered: number;
		readonly applied: number;
		readonly checkedIn: number;
	};
}

export interface DeskList {
	readonly desk: boolean;
	readonly officiate: boolean;
	readonly events: readonly EventRegistration[];
	readonly registrations: readonly DeskRegistration[];
	/** The organizations whose area counts: the host and those who share the competition. */
	readonly areaIds: readonly string[];
	readonly now: string;
}

async function eventRows(db: Db, competitionId: string) {
	const { rows } = await sql<{
		id: string;
		title_zh: string;
		title_en: string | null;
		terms: (Record<string, unknown> & { opens_at: string; closes_at: string }) | null;
		round: { id: string; title_zh: string; title_en: string | null; state: 'draft' | 'open' | 'closed' } | null;
		states: Partial<Record<State, number>> | null;
	}>`
		select e.id, e.title_zh, e.title_en, to_jsonb(t) as terms,
			(select to_jsonb(f) from (select r.id, r.title_zh, r.title_en, r.state from round r
				where r.event_id = e.id order by r.position limit 1) f) as round,
			(select jsonb_object_agg(g.state, g.n) from (select state, count(*)::int as n from registration x
				where x.event_id = e.id group by state) g) as states
		from event e left join event_registration t on t.event_id = e.id
		where e.competition_id = ${competitionId} order by e.position`.execute(db);
	return rows;
}

type EventRow = Awaited<ReturnType<typeof eventRows>>[number];

function eventOf(row: EventRow): EventRegistration {
	const { terms, round } = row;
	const states = Object.entries(row.states ?? {}) as [State, number][];
	const count = (which: (state: State) => boolean) =>
		states.reduce((sum, [state, n]) => sum + (which(state) ? n : 0), 0);
	return {
		id: row.id,
		title: text(row.title_zh, row.title_en),
		terms: terms && {
			opensAt: new Date(terms.opens_at).toISOString(),
			closesAt: new Date(terms.closes_at).toISOString(),
			capacity: terms.capacity as number,
			minimum: terms.minimum as number | null,
			employerQuota: terms.employer_quota as number | null,
			townQuota: terms.town_quota as number | null,
			needsApproval: terms.needs_approval as boolean,
			waitlist: terms.waitlist as boolean,
			offerHours: terms.offer_hours as number,
			promotesAfterClose: terms.promotes_after_close as boolean,
			rules: terms.rules as Rules,
			contact: terms.contact as string | null,
			note: terms.note_zh ? text(terms.note_zh as string, terms.note_en as string | null) : null
		},
		firstRound: round && { id: round.id, title: text(round.title_zh, round.title_en), state: round.state },
		figures: {
			seats: count(holdsSeat),
			waiting: count((state) => state === 'waitlisted'),
			offered: count((state) => state === 'offered'),
			applied: count((state) => state === 'applied'),
			checkedIn: count((state) => state === 'checked-in')
		}
	};
}

/** Registrations of a competition, newest numbers last; of these units only, when they are given. */
async function registrationRows(db: Db, competitionId: string, units: readonly string[] | null) {
	let query = db
		.selectFrom('registration as r')
		.innerJoin('event', 'event.id', 'r.event_id')
		.leftJoin('organization as town', 'town.id', 'r.town_id')
		.leftJoin('organization as unit', 'unit.id', 'r.unit_id')
		.where('event.competition_id', '=', competitionId)
		.orderBy('event.position')
		.orderBy('r.number')
		.selectAll('r')
		.select([
			'town.name_zh as town_zh',
			'town.name_en as town_en',
			'unit.name_zh as unit_zh',
			sql<
				string | null
			>`(select l.reason from registration_line l where l.registration_id = r.id order by l.seq desc limit 1)`.as(
				'reason'
			),
			sql<EntryOf | null>`(select jsonb_build_object('roundId', e.round_id, 'code', e.code, 'heat', h.number,
				'station', p.station_number, 'begun', d.state <> 'draft', 'active', coalesce(s.status, 'active') = 'active')
				from entry e join round d on d.id = e.round_id left join heat_place p on p.entry_id = e.id left join heat h on h.id = p.heat_id
				left join score s on s.entry_id = e.id and s.round_id = e.round_id
				where e.registration_id = r.id order by d.position limit 1)`.as('entry')
		]);
	if (units)
		query = query.where((eb) =>
			eb.or([eb('r.unit_id', 'in', units), eb('r.employer_id', 'in', units), eb('r.town_id', 'in', units)])
		);
	return await query.execute();
}

interface EntryOf {
	readonly roundId: string;
	readonly code: string;
	readonly heat: number | null;
	readonly station: number | null;
	readonly begun: boolean;
	readonly active: boolean;
}

type Row = Awaited<ReturnType<typeof registrationRows>>[number];

function shown(row: Row): DeskRegistration {
	const { entry } = row;
	return {
		id: row.id,
		eventId: row.event_id,
		number: row.number,
		state: row.state,
		position: row.position,
		offerExpiresAt: row.offer_expires_at?.toISOString() ?? null,
		source: row.source,
		unit: row.unit_zh,
		name: text(row.name_zh, row.name_en),
		employer: text(row.employer_zh, row.employer_en),
		employerKey: row.employer_key,
		town: row.town_zh ? text(row.town_zh, row.town_en) : null,
		phone: row.phone,
		lastFour: row.last_four,
		birthYear: row.birth_year,
		level: row.level,
		code: row.code,
		registeredAt: row.created_at.toISOString(),
		changedAt: row.changed_at.toISOString(),
		reason: row.reason,
		entry: entry && { roundId: entry.roundId, code: entry.code },
		station:
			entry && entry.heat !== null && entry.station !== null ? { heat: entry.heat, number: entry.station } : null,
		matter: entry !== null && !isLive(row.state) && entry.begun && entry.active
	};
}

async function areaOf(db: Db, competitionId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('competition')
		.where('id', '=', competitionId)
		.select('organization_id')
		.union(db.selectFrom('competition_host').where('competition_id', '=', competitionId).select('organization_id'))
		.execute();
	return rows.map((row) => row.organization_id);
}

/** The registrations of a competition that the actor may see: all for its desk and officials, its own people for a unit. */
export async function listRegistrations(context: Context, competitionId: string): Promise<Result<DeskList>> {
	const desk = await guardCompetition(context, 'competition:manage', competitionId);
	const official = desk.ok ? desk : await guardCompetition(context, 'registration:check-in', competitionId);
	const units = official.ok ? null : await unitIdsOf(context);
	if (units?.length === 0 && !desk.ok) return desk;
	if (!isId(competitionId)) return refuse('not_allowed');
	const { db } = context.database;
	const [events, rows, area] = await Promise.all([
		eventRows(db, competitionId),
		registrationRows(db, competitionId, units),
		areaOf(db, competitionId)
	]);
	return ok({
		desk: desk.ok,
		officiate: official.ok,
		events: events.map(eventOf),
		registrations: rows.map(shown),
		areaIds: area,
		now: context.now().toISOString()
	});
}
