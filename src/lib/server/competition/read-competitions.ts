// Competitions as lists and pages show them.
import { sql } from 'kysely';
import type { Activity } from '../../domain/competition/activity.ts';
import { noticeIsPublic, type Life } from '../../domain/competition/life.ts';
import type { Text } from '../../domain/shared/text.ts';
import { ok, refuse, type Result } from '../../domain/shared/result.ts';
import type { Scheme } from '../../domain/scoring/scheme.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import type { CompetitionTable } from '../db/schema.ts';
import { text } from '../live/load-round.ts';
import { guardRound, isId } from '../people/guard.ts';
import { mayKnow } from './life/known.ts';
import { wasPublic } from './life/life-facts.queries.ts';

export interface RoundSummary {
	readonly id: string;
	readonly title: Text;
	readonly event: Text;
	readonly state: 'draft' | 'open' | 'closed';
	readonly mode: 'live' | 'frozen' | 'hidden';
	readonly entries: number;
	readonly seats: number;
	readonly hasScheme: boolean;
	/** The first of a public board; null while nothing may be shown. */
	readonly leader: { readonly name: Text; readonly employer: Text | null; readonly total: string } | null;
}

export interface CompetitionSummary {
	readonly id: string;
	readonly title: Text;
	readonly level: CompetitionTable['level'];
	readonly organization: { readonly id: string; readonly name: Text; readonly short: Text | null };
	readonly venue: Text | null;
	readonly startsOn: string;
	readonly endsOn: string;
	/** planned: no round opened; running: a round is open; finished: all that opened are closed. */
	readonly state: 'planned' | 'running' | 'finished';
	readonly life: Life;
	readonly activity: Activity;
	readonly trade: Text | null;
	/** Everybody may read its notice. */
	readonly notice: boolean;
	readonly rounds: readonly RoundSummary[];
}

export interface CompetitionDetail extends CompetitionSummary {
	readonly organizationId: string;
	readonly base: { readonly id: string; readonly name: Text } | null;
	/** Who holds it together with the host. */
	readonly hosts: readonly { readonly id: string; readonly name: Text }[];
	readonly events: readonly { readonly id: string; readonly title: Text; readonly rounds: readonly RoundSummary[] }[];
}

async function roundRows(db: Db, competitionId?: string) {
	let query = db
		.selectFrom('round')
		.innerJoin('event', 'event.id', 'round.event_id')
		.innerJoin('competition', 'competition.id', 'event.competition_id')
		.orderBy('event.position')
		.orderBy('round.position')
		.select([
			'round.id',
			'event.competition_id',
			'competition.ends_on',
			'round.event_id',
			'round.title_zh',
			'round.title_en',
			'event.title_zh as event_zh',
			'event.title_en as event_en',
			'round.state',
			'round.mode',
			'round.show_names',
			sql<number>`(select count(*)::int from entry where entry.round_id = round.id)`.as('entries'),
			sql<number>`(select count(*)::int from seat where seat.round_id = round.id)`.as('seats'),
			sql<boolean>`round.scheme is not null`.as('has_scheme')
		]);
	if (competitionId) query = query.where('event.competition_id', '=', competitionId);
	return await query.execute();
}

type Row = Awaited<ReturnType<typeof roundRows>>[number];

async function summary(context: Context, row: Row): Promise<RoundSummary> {
	const recent = Date.parse(row.ends_on) > context.now().getTime() - RECENT_DAYS * 86_400_000;
	const shown = row.state === 'open' || (row.state === 'closed' && recent);
	return {
		id: row.id,
		title: text(row.title_zh, row.title_en),
		event: text(row.event_zh, row.event_en),
		state: row.state,
		mode: row.mode,
		entries: row.entries,
		seats: row.seats,
		hasScheme: row.has_scheme,
		leader: shown && row.mode === 'live' && row.show_names ? await leaderOf(context, row.id) : null
	};
}

/** Leaders are read from boards in memory: only for what is under way or recent, not for a whole archive. */
const RECENT_DAYS = 45;

async function leaderOf(context: Context, roundId: string): Promise<RoundSummary['leader']> {
	const streams = await context.rounds.streams(roundId);
	const first = streams?.boardSnapshot('public').rows.find((line) => line.rank === 1);
	return first?.name && first.total ? { name: first.name, employer: first.employer ?? null, total: first.total } : null;
}

function stateOf(rounds: readonly RoundSummary[]): CompetitionSummary['state'] {
	if (rounds.some((round) => round.state === 'open')) return 'running';
	return rounds.some((round) => round.state === 'closed') ? 'finished' : 'planned';
}

function competitionRows(db: Db) {
	return db
		.selectFrom('competition')
		.innerJoin('organization', 'organization.id', 'competition.organization_id')
		.leftJoin('trade', 'trade.id', 'competition.trade_id')
		.select([
			'competition.id',
			'competition.life',
			'competition.activity',
			'trade.name_zh as trade_zh',
			'trade.name_en as trade_en',
			wasPublic.as('was_public'),
			sql<boolean>`exists (select 1 from notice_version n where n.competition_id = competition.id)`.as('noticed'),
			'competition.title_zh',
			'competition.title_en',
			'competition.level',
			'competition.venue_zh',
			'competition.venue_en',
			'competition.starts_on',
			'competition.ends_on',
			'organization.id as organization_id',
			'organization.name_zh',
			'organization.name_en',
			'organization.short_zh',
			'organization.short_en'
		]);
}

type CompetitionRow = Awaited<ReturnType<ReturnType<typeof competitionRows>['execute']>>[number];

function summarize(row: CompetitionRow, rounds: readonly RoundSummary[]): CompetitionSummary {
	return {
		id: row.id,
		title: text(row.title_zh, row.title_en),
		level: row.level,
		organization: {
			id: row.organization_id,
			name: text(row.name_zh, row.name_en),
			short: row.short_zh ? text(row.short_zh, row.short_en) : null
		},
		venue: row.venue_zh ? text(row.venue_zh, row.venue_en) : null,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		state: stateOf(rounds),
		life: row.life,
		activity: row.activity,
		notice: noticeIsPublic(row.life, row.noticed),
		trade: row.trade_zh ? text(row.trade_zh, row.trade_en) : null,
		rounds
	};
}

/** All competitions that the actor may know of, by date, each with its rounds. Two queries; the leaders come from boards that are public. */
export async function listCompetitions(context: Context): Promise<Result<{ competitions: CompetitionSummary[] }>> {
	const { db } = context.database;
	const [competitions, rows] = await Promise.all([
		competitionRows(db).orderBy('starts_on').orderBy('competition.id').execute(),
		roundRows(db)
	]);
	const known = competitions.filter((row) => mayKnow(context, row));
	const ids = new Set(known.map((row) => row.id));
	const byCompetition = new Map<string, RoundSummary[]>();
	for (const row of rows.filter((one) => ids.has(one.competition_id))) {
		const list = byCompetition.get(row.competition_id) ?? [];
		list.push(await summary(context, row));
		byCompetition.set(row.competition_id, list);
	}
	return ok({ competitions: known.map((row) => summarize(row, byCompetition.get(row.id) ?? [])) });
}

/** One competition with its events and rounds. */
export async function readCompetition(
	context: Context,
	id: string
): Promise<Result<{ competition: CompetitionDetail }>> {
	if (!isId(id)) return refuse('not_allowed');
	const { db } = context.database;
	const [row, rounds, events, hosts, base] = await Promise.all([
		competitionRows(db).where('competition.id', '=', id).executeTakeFirst(),
		roundRows(db, id),
		db
			.selectFrom('event')
			.where('competition_id', '=', id)
			.orderBy('position')
			.select(['id', 'title_zh', 'title_en'])
			.execute(),
		db
			.selectFrom('competition_host')
			.innerJoin('organization', 'organization.id', 'competition_host.organization_id')
			.where('competition_host.competition_id', '=', id)
			.orderBy('organization.position')
			.select(['organization.id', 'organization.name_zh', 'organization.name_en'])
			.execute(),
		db
			.selectFrom('competition')
			.innerJoin('resource', 'resource.id', 'competition.base_id')
			.where('competition.id', '=', id)
			.select(['resource.id', 'resource.name_zh', 'resource.name_en'])
			.executeTakeFirst()
	]);
	if (!row || !mayKnow(context, row)) return refuse('not_allowed');
	const summaries = await Promise.all(
		rounds.map(async (round) => ({ eventId: round.event_id, summary: await summary(context, round) }))
	);
	return ok({
		competition: {
			...summarize(
				row,
				summaries.map((round) => round.summary)
			),
			organizationId: row.organization_id,
			base: base ? { id: base.id, name: text(base.name_zh ?? '', base.name_en) } : null,
			hosts: hosts.map((one) => ({ id: one.id, name: text(one.name_zh, one.name_en) })),
			events: events.map((event) => ({
				id: event.id,
				title: text(event.title_zh, event.title_en),
				rounds: summaries.filter((round) => round.eventId === event.id).map((round) => round.summary)
			}))
		}
	});
}

export interface RoundDetail {
	readonly id: string;
	readonly title: Text;
	readonly event: Text;
	readonly competition: Text;
	readonly competitionId: string;
	readonly host: Text;
	readonly startsOn: string;
	readonly state: 'draft' | 'open' | 'closed';
	readonly mode: 'live' | 'frozen' | 'hidden';
	readonly prizes: number;
	readonly showNames: boolean;
	readonly scheme: Scheme | null;
	readonly schemeHash: string | null;
	readonly seq: number;
	readonly head: string;
	readonly entries: readonly {
		readonly id: string;
		readonly code: string;
		readonly order: number;
		readonly name: Text;
		readonly employer: Text | null;
		readonly status: string;
	}[];
	readonly seats: readonly {
		readonly id: string;
		readonly number: number;
		readonly role: 'judge' | 'chief';
		readonly personId: string | null;
		readonly person: Text | null;
		readonly employer: Text | null;
		readonly tablet: 'unpaired' | 'offline' | 'online';
		readonly tabletLabel: string | null;
	}[];
}

/** A round with everything set up for it; for its officials. */
export async function readRound(context: Context, id: string): Promise<Result<{ round: RoundDetail }>> {
	const allowed = await guardRound(context, 'round:officiate', id);
	if (!allowed.ok) return allowed;
	const round = await context.rounds.get(id);
	const streams = await context.rounds.streams(id);
	if (!round || !streams) return refuse('not_allowed');
	const { setup, book } = round;
	const tablets = new Map(streams.seats().map((seat) => [seat.id, seat]));
	return ok({
		round: {
			id,
			title: setup.title,
			event: setup.event,
			competition: setup.competition,
			competitionId: setup.competitionId,
			host: setup.host,
			startsOn: setup.startsOn,
			state: book.state,
			mode: book.mode,
			prizes: setup.prizes,
			showNames: setup.showNames,
			scheme: setup.scheme,
			schemeHash: setup.schemeHash,
			seq: book.seq,
			head: book.head,
			entries: setup.entries.map((entry) => ({ ...entry, status: book.status(entry.id) })),
			seats: setup.seats.map((seat) => ({
				id: seat.id,
				number: seat.number,
				role: seat.role,
				personId: seat.personId,
				person: seat.person,
				employer: seat.employer,
				tablet: tablets.get(seat.id)?.tablet ?? 'unpaired',
				tabletLabel: seat.tabletLabel
			}))
		}
	});
}
