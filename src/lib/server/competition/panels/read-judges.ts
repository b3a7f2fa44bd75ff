// The pool of judges as a list, and one judge with everything: papers, time, recusals, history.
import { sql } from 'kysely';
import { addDays, dayOfInstant, instantAt } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import type { JudgeQualificationTable, RecusalTable } from '../../db/schema/panels.ts';
import { text } from '../../live/load-round.ts';
import { guardDirectory, guardOrganization, isId } from '../../people/guard.ts';
import {
	absencesIn,
	declaredRows,
	heldRows,
	historyOf,
	judgeRows,
	qualificationRows,
	recusalRows,
	type History,
	type JudgeRow
} from './judge.queries.ts';

const maybe = (zh: string | null, en: string | null): Text | null => (zh === null ? null : text(zh, en));

export interface Qualification {
	readonly id: string;
	readonly tradeId: string;
	readonly trade: Text;
	readonly grade: JudgeQualificationTable['grade'];
	readonly certificate: string | null;
	/** The last day; null without an end. */
	readonly validUntil: string | null;
}

export interface JudgeListed extends History {
	readonly id: string;
	readonly name: Text;
	readonly employerId: string | null;
	readonly employer: Text | null;
	/** Who keeps the record. */
	readonly organizationId: string;
	readonly active: boolean;
	readonly qualifications: readonly Qualification[];
	/** Recusals that hold, the own employer apart. */
	readonly recusals: number;
	/** Whether they can come on the day asked for, and what keeps them; null when no day was asked for. */
	readonly free: boolean | null;
	readonly keptBy: Text | null;
}

export interface Trade {
	readonly id: string;
	readonly name: Text;
}

/** All trades, by name. */
async function tradesOf(db: Db): Promise<Trade[]> {
	const rows = await db
		.selectFrom('trade')
		.select(['id', 'name_zh', 'name_en'])
		.orderBy(sql`name_zh collate "zh-x-icu"`)
		.execute();
	return rows.map((row) => ({ id: row.id, name: text(row.name_zh, row.name_en) }));
}

const NO_HISTORY: History = { judged: 0, thisYear: 0, lastOn: null };

type QualificationRow = Awaited<ReturnType<typeof qualificationRows>>[number];

function qualification(row: QualificationRow): Qualification {
	return {
		id: row.id,
		tradeId: row.trade_id,
		trade: text(row.name_zh, row.name_en),
		grade: row.grade,
		certificate: row.certificate,
		validUntil: row.valid_until
	};
}

function identity(row: JudgeRow) {
	return {
		id: row.id,
		name: text(row.name_zh, row.name_en),
		employerId: row.employer_id,
		employer: maybe(row.employer_zh, row.employer_en),
		organizationId: row.organization_id,
		active: row.active
	};
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The working hours of a day: somebody away in them is not free. */
function hoursOf(day: string): { from: Date; to: Date } {
	return { from: new Date(instantAt(day, '08:00')), to: new Date(instantAt(day, '18:00')) };
}

/** The whole pool, by name; with a day, who can come then. */
export async function listJudges(
	context: Context,
	asked: { on?: string | undefined } = {}
): Promise<Result<{ judges: JudgeListed[]; trades: Trade[] }>> {
	const allowed = guardDirectory(context);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const rows = await judgeRows(db);
	const ids = rows.map((row) => row.id);
	const year = dayOfInstant(context.now().getTime()).slice(0, 4);
	const qualifications = await qualificationRows(db, ids);
	const recusals = await recusalRows(db, ids);
	const history = await historyOf(db, ids, year);
	const day = asked.on !== undefined && DAY.test(asked.on) ? asked.on : null;
	const absences = day ? await absencesIn(db, ids, hoursOf(day)) : null;
	const judges = rows.map((row): JudgeListed => {
		const kept = absences?.get(row.id)?.[0];
		return {
			...identity(row),
			...(history.get(row.id) ?? NO_HISTORY),
			qualifications: qualifications.filter((one) => one.person_id === row.id).map(qualification),
			recusals: recusals.filter((one) => one.person_id === row.id && one.ended_at === null).length,
			free: absences ? kept === undefined : null,
			keptBy: kept?.why ?? null
		};
	});
	return ok({ judges, trades: await tradesOf(db) });
}

export interface RecusalShown {
	readonly id: string;
	readonly kind: RecusalTable['kind'];
	readonly against: Text;
	readonly againstPerson: boolean;
	/** Null for those who may not read it. */
	readonly note: string | null;
	readonly by: Text | null;
	readonly at: string;
	readonly endedAt: string | null;
}

export interface Judged {
	readonly roundId: string;
	readonly round: Text;
	readonly event: Text;
	readonly competition: Text;
	readonly on: string;
	/** Marks of theirs on the record. */
	readonly marks: number;
	/** How far their marks lie from their panel's mean, in per cent of it; null where nobody else marked the same. */
	readonly deviation: number | null;
}

export interface JudgeDetail extends JudgeListed {
	readonly keeper: Text;
	/** Whether the actor keeps this record: sees notes and may change it. */
	readonly manage: boolean;
	readonly note: string | null;
	readonly held: readonly { readonly from: string; readonly to: string; readonly what: Text }[];
	readonly said: readonly {
		readonly id: string;
		readonly from: string;
		readonly to: string;
		readonly available: boolean;
		readonly note: string | null;
	}[];
	/** The first day of the eight weeks shown. */
	readonly since: string;
	readonly recused: readonly RecusalShown[];
	readonly rounds: readonly Judged[];
}

const WEEKS = 8;
const ROUNDS = 12;

/** The rounds somebody judged last, with their marks beside the panel's. */
async function judgedBy(db: Db, personId: string): Promise<Judged[]> {
	const { rows } = await sql<{
		id: string;
		title_zh: string;
		title_en: string | null;
		event_zh: string;
		event_en: string | null;
		competition_zh: string;
		competition_en: string | null;
		on: string;
		marks: number;
		deviation: string | null;
	}>`
		with sat as (
			select round_id from seat where role = 'judge' and person_id = ${personId}
			union
			select p.round_id from panel_assignment a join panel_plan p on p.id = a.plan_id
			where a.person_id = ${personId} and p.published_at is not null
		), last as (
			select r.id, r.title_zh, r.title_en, e.title_zh as event_zh, e.title_en as event_en, c.title_zh as competition_zh,
				c.title_en as competition_en, c.ends_on as on
			from sat join round r on r.id = sat.round_id join event e on e.id = r.event_id join competition c on c.id = e.competition_id
			where r.state <> 'draft' order by c.ends_on desc, r.id limit ${ROUNDS}
		), latest as (
			select distinct on (l.round_id, l.seat_id, l.entry_id, l.aspect, l.run)
				l.round_id, l.person_id, l.entry_id, l.aspect, l.run,
				case when l.value ~ '^-?[0-9]+([.][0-9]+)?$' then l.value::numeric end as value
			from line l join last on last.id = l.round_id
			where l.kind = 'mark'
			order by l.round_id, l.seat_id, l.entry_id, l.aspect, l.run, l.seq desc
		), beside as (
			select *, avg(value) over place as mean, count(value) over place as judges
			from latest window place as (partition by round_id, entry_id, aspect, run)
		)
		select last.*, count(b.round_id)::int as marks,
			round(100 * avg((b.value - b.mean) / nullif(b.mean, 0)) filter (where b.judges > 1), 1) as deviation
		from last left join beside b on b.round_id = last.id and b.person_id = ${personId}
		group by last.id, last.title_zh, last.title_en, last.event_zh, last.event_en, last.competition_zh, last.competition_en, last.on
		order by last.on desc, last.id`.execute(db);
	return rows.map((row) => ({
		roundId: row.id,
		round: text(row.title_zh, row.title_en),
		event: text(row.event_zh, row.event_en),
		competition: text(row.competition_zh, row.competition_en),
		on: row.on,
		marks: row.marks,
		deviation: row.deviation === null ? null : Number(row.deviation)
	}));
}

/** One judge of the pool. Notes are for organizers of who keeps the record. */
export async function readJudge(context: Context, id: string): Promise<Result<{ judge: JudgeDetail }>> {
	const allowed = guardDirectory(context);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const [row] = isId(id) ? await judgeRows(db, id) : [];
	if (!row) return refuse('not_allowed');
	const manage = (await guardOrganization(context, 'people:manage', row.organization_id)).ok;
	const today = dayOfInstant(context.now().getTime());
	const window = {
		from: new Date(instantAt(today, 0)),
		to: new Date(instantAt(addDays(today, WEEKS * 7), 0))
	};
	const qualifications = (await qualificationRows(db, [id])).map(qualification);
	const recusals = await recusalRows(db, [id]);
	const history = (await historyOf(db, [id], today.slice(0, 4))).get(id) ?? NO_HISTORY;
	const held = await heldRows(db, [id], window);
	const said = await declaredRows(db, [id], window);
	return ok({
		judge: {
			...identity(row),
			...history,
			qualifications,
			recusals: recusals.filter((one) => one.ended_at === null).length,
			free: null,
			keptBy: null,
			keeper: text(row.keeper_zh, row.keeper_en),
			manage,
			note: manage ? row.note : null,
			held: held.map((one) => ({
				from: one.from.toISOString(),
				to: one.to.toISOString(),
				what: text(one.title_zh, one.title_en)
			})),
			said: said.map((one) => ({
				id: one.id,
				from: one.from.toISOString(),
				to: one.to.toISOString(),
				available: one.available,
				note: one.note
			})),
			since: today,
			recused: recusals.map((one) => ({
				id: one.id,
				kind: one.kind,
				against: maybe(one.person_zh, one.person_en) ?? maybe(one.employer_zh, one.employer_en) ?? { zh: '' },
				againstPerson: one.against_person_id !== null,
				note: manage ? one.note : null,
				by: maybe(one.by_zh, one.by_en),
				at: one.created_at.toISOString(),
				endedAt: one.ended_at?.toISOString() ?? null
			})),
			rounds: await judgedBy(db, id)
		}
	});
}
