// What the pool of judges is read from: the judges, their papers, their recusals, their time, their history.
import { sql } from 'kysely';
import { absencesOf, type Declared } from '../../../domain/competition/panels/availability.ts';
import type { Absence } from '../../../domain/competition/panels/model.ts';
import type { Db } from '../../db/database.ts';
import { text } from '../../live/load-round.ts';

/** Judges with person and employer, by name; all, or one. */
export async function judgeRows(db: Db, only?: string) {
	let query = db
		.selectFrom('judge')
		.innerJoin('person', 'person.id', 'judge.person_id')
		.leftJoin('organization as employer', 'employer.id', 'person.employer_id')
		.innerJoin('organization as keeper', 'keeper.id', 'judge.organization_id')
		.select([
			'person.id',
			'person.name_zh',
			'person.name_en',
			'person.employer_id',
			'employer.name_zh as employer_zh',
			'employer.name_en as employer_en',
			'judge.organization_id',
			'keeper.name_zh as keeper_zh',
			'keeper.name_en as keeper_en',
			'judge.active',
			'judge.note'
		])
		.orderBy(sql`person.name_zh collate "zh-x-icu"`)
		.orderBy('person.id');
	if (only !== undefined) query = query.where('person.id', '=', only);
	return await query.execute();
}

export type JudgeRow = Awaited<ReturnType<typeof judgeRows>>[number];

/** Qualifications of these judges, by trade; the higher grade first. */
export async function qualificationRows(db: Db, personIds: readonly string[]) {
	if (personIds.length === 0) return [];
	return await db
		.selectFrom('judge_qualification')
		.innerJoin('trade', 'trade.id', 'judge_qualification.trade_id')
		.where('judge_qualification.person_id', 'in', [...personIds])
		.select([
			'judge_qualification.id',
			'judge_qualification.person_id',
			'judge_qualification.trade_id',
			'judge_qualification.grade',
			'judge_qualification.certificate',
			'judge_qualification.valid_until',
			'trade.name_zh',
			'trade.name_en'
		])
		.orderBy(sql`trade.name_zh collate "zh-x-icu"`)
		.orderBy(sql`array_position(array['national','province','city','county'], judge_qualification.grade)`)
		.execute();
}

/** Recusals of these judges with whom they are against; those that hold first. */
export async function recusalRows(db: Db, personIds: readonly string[]) {
	if (personIds.length === 0) return [];
	return await db
		.selectFrom('recusal')
		.leftJoin('organization', 'organization.id', 'recusal.against_employer_id')
		.leftJoin('person', 'person.id', 'recusal.against_person_id')
		.leftJoin('person as by', 'by.id', 'recusal.by_person_id')
		.where('recusal.person_id', 'in', [...personIds])
		.select([
			'recusal.id',
			'recusal.person_id',
			'recusal.kind',
			'recusal.against_employer_id',
			'recusal.against_person_id',
			'recusal.note',
			'recusal.created_at',
			'recusal.ended_at',
			'organization.name_zh as employer_zh',
			'organization.name_en as employer_en',
			'person.name_zh as person_zh',
			'person.name_en as person_en',
			'person.employer_id as person_employer',
			'by.name_zh as by_zh',
			'by.name_en as by_en'
		])
		.orderBy(sql`recusal.ended_at desc nulls first`)
		.orderBy('recusal.created_at')
		.execute();
}

export interface History {
	/** Rounds judged that were opened, and how many of them this year. */
	readonly judged: number;
	readonly thisYear: number;
	readonly lastOn: string | null;
}

/** How often these people judged: by the seats they hold and the panels published for them; one round apart where asked. */
export async function historyOf(
	db: Db,
	personIds: readonly string[],
	year: string,
	except: string | null = null
): Promise<ReadonlyMap<string, History>> {
	if (personIds.length === 0) return new Map();
	const { rows } = await sql<{ person_id: string; judged: number; this_year: number; last_on: string | null }>`
		with sat as (
			select person_id, round_id from seat where role = 'judge' and person_id = any(${[...personIds]}::uuid[])
			union
			select a.person_id, p.round_id from panel_assignment a join panel_plan p on p.id = a.plan_id
			where p.published_at is not null and a.person_id = any(${[...personIds]}::uuid[])
		)
		select sat.person_id, count(*)::int as judged, max(c.starts_on) as last_on,
			(count(*) filter (where left(c.starts_on::text, 4) = ${year}))::int as this_year
		from sat join round r on r.id = sat.round_id join event e on e.id = r.event_id join competition c on c.id = e.competition_id
		where r.state <> 'draft' and r.id is distinct from ${except}::uuid
		group by sat.person_id`.execute(db);
	return new Map(
		rows.map((row) => [row.person_id, { judged: row.judged, thisYear: row.this_year, lastOn: row.last_on }])
	);
}

/** What these judges said about this time. */
export async function declaredRows(db: Db, personIds: readonly string[], window: { from: Date; to: Date }) {
	if (personIds.length === 0) return [];
	return await db
		.selectFrom('judge_availability')
		.where('person_id', 'in', [...personIds])
		.where(sql<boolean>`during && tstzrange(${window.from}, ${window.to})`)
		.select([
			'id',
			'person_id',
			'available',
			'note',
			sql<Date>`lower(during)`.as('from'),
			sql<Date>`upper(during)`.as('to')
		])
		.orderBy(sql`lower(during)`)
		.execute();
}

/** What holds these people in this time, by hard bookings of other occasions than these. */
export async function heldRows(
	db: Db,
	personIds: readonly string[],
	window: { from: Date; to: Date },
	exceptOccasions: readonly string[] = []
) {
	if (personIds.length === 0) return [];
	let query = db
		.selectFrom('booking')
		.innerJoin('resource', 'resource.id', 'booking.resource_id')
		.innerJoin('occasion', 'occasion.id', 'booking.occasion_id')
		.where('resource.person_id', 'in', [...personIds])
		.where('booking.hard', '=', true)
		.where(sql<boolean>`booking.active`)
		.where(sql<boolean>`booking.during && tstzrange(${window.from}, ${window.to})`)
		.select([
			'resource.person_id',
			'booking.role',
			'occasion.title_zh',
			'occasion.title_en',
			sql<Date>`lower(booking.during)`.as('from'),
			sql<Date>`upper(booking.during)`.as('to')
		])
		.orderBy(sql`lower(booking.during)`);
	if (exceptOccasions.length > 0) query = query.where('occasion.id', 'not in', [...exceptOccasions]);
	return await query.execute();
}

/** When each of these judges cannot come, in this time. */
export async function absencesIn(
	db: Db,
	personIds: readonly string[],
	window: { from: Date; to: Date },
	exceptOccasions: readonly string[] = []
): Promise<ReadonlyMap<string, readonly Absence[]>> {
	const said = await declaredRows(db, personIds, window);
	const held = await heldRows(db, personIds, window, exceptOccasions);
	return new Map(
		personIds.map((id) => {
			const declared = said
				.filter((row) => row.person_id === id)
				.map((row): Declared => ({
					from: row.from.getTime(),
					to: row.to.getTime(),
					available: row.available,
					note: row.note ? { zh: row.note } : null
				}));
			const bookings = held
				.filter((row) => row.person_id === id)
				.map((row) => ({
					from: row.from.getTime(),
					to: row.to.getTime(),
					what: text(row.title_zh, row.title_en)
				}));
			const all = absencesOf(declared, bookings);
			return [id, all.filter((one) => one.from < window.to.getTime() && one.to > window.from.getTime())];
		})
	);
}
