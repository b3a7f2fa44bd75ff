// A spreadsheet of people before it is taken: every row that cannot be registered with all its reasons, and what the others
// become. It is decided on a copy of the list, so that nothing changes.
import { Roster } from '../../../domain/competition/registration/roster.ts';
import type { State } from '../../../domain/competition/registration/states.ts';
import { ok, refuse, type Refusal, type Result } from '../../../domain/shared/result.ts';
import type { WireRefusal } from '../../../protocol/marks.ts';
import { toWire } from '../../../protocol/refusals.ts';
import type { PersonWritten } from '../../../protocol/registration.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { columnsByHeading, readTable } from '../../files/read-table.ts';
import { guardEvent } from '../../people/guard.ts';
import type { Venue } from '../../../domain/competition/registration/eligibility.ts';
import { readCandidates, type ReadCandidate, type Unit } from './candidates.ts';
import { placesAbove } from './places.queries.ts';
import { guardUnit } from './reach.ts';
import { tryOn, venueOf } from './register.ts';
import { eventTerms, liveRows, type EventTerms } from './roster.queries.ts';
import type { Newcomer } from '../../../domain/competition/registration/roster.ts';

type Column = Exclude<keyof PersonWritten, 'employerId' | 'townId'>;

/** The columns a sheet may have, by the headings people write. */
const HEADINGS: Record<Column, readonly string[]> = {
	name: ['姓名', '选手', '选手姓名', '参赛者', 'name', 'contestant'],
	nameEn: ['英文名', '英文姓名', '拼音', 'english name', 'name (en)'],
	employer: ['单位', '工作单位', '所在单位', '参赛单位', 'employer', 'unit', 'organization', 'organisation'],
	town: ['镇区', '所在镇区', '镇（街道）', '镇街', 'town', 'system'],
	phone: ['手机', '手机号', '手机号码', '电话', '联系电话', 'phone', 'telephone', 'mobile'],
	lastFour: ['身份证后四位', '身份证后4位', '身份证', '身份证号', 'id last four', 'last four'],
	birth: ['出生年份', '出生年月', '出生日期', '出生年', 'birth year', 'year of birth', 'born'],
	level: ['技能等级', '等级', '职业技能等级', 'skill level', 'level']
};

export const TEMPLATE_COLUMNS: readonly (readonly [Column, string])[] = [
	['name', '姓名'],
	['employer', '单位'],
	['town', '镇区'],
	['phone', '手机号'],
	['lastFour', '身份证后四位'],
	['birth', '出生年份'],
	['level', '技能等级']
];

export interface CheckedRow {
	readonly line: number;
	readonly person: PersonWritten;
	readonly problems: readonly WireRefusal[];
	/** What it would become; null for a row that cannot be registered. */
	readonly becomes: State | null;
	readonly position: number | null;
}

export interface WrittenRow {
	readonly line: number;
	readonly person: PersonWritten;
}

/** Whose people the rows are: one unit's for its organizer; anybody's for the desk, which says none. */
export async function guardRows(
	context: Context,
	eventId: string,
	unitId: string | null
): Promise<Result<Unit | null>> {
	const allowed = unitId ? await guardUnit(context, unitId) : await guardEvent(context, 'competition:manage', eventId);
	if (!allowed.ok) return allowed;
	if (!unitId) return ok(null);
	const place = (await placesAbove(context.database.db, [unitId])).get(unitId);
	return place ? ok({ id: unitId, place }) : refuse('not_allowed');
}

export interface Verdict {
	readonly line: number;
	readonly candidate: ReadCandidate;
	readonly newcomer: (Newcomer & { state: State }) | null;
	readonly problems: readonly Refusal[];
}

/** Puts the rows on the roster one after the other and tells what became of each. */
export async function judgeRows(
	db: Db,
	locked: { roster: Roster; event: EventTerms },
	rows: readonly WrittenRow[],
	unit: Unit | null,
	venue: Venue
): Promise<Verdict[]> {
	const readings = await readCandidates(
		db,
		rows.map((row) => row.person),
		unit
	);
	return readings.map(({ candidate, problems }, index): Verdict => {
		const line = rows[index]?.line ?? 0;
		if (problems.length > 0) return { line, candidate, newcomer: null, problems };
		const put = tryOn(locked, candidate, { source: unit ? 'unit' : 'desk' }, venue);
		return put.ok
			? { line, candidate, newcomer: put.value, problems: [] }
			: { line, candidate, newcomer: null, problems: put.refusal };
	});
}

/** Checks rows against the list as it stands now. */
export async function checkRows(
	context: Context,
	eventId: string,
	given: { unitId: string | null; rows: readonly WrittenRow[] }
): Promise<Result<{ rows: CheckedRow[]; bad: number }>> {
	const unit = await guardRows(context, eventId, given.unitId);
	if (!unit.ok) return unit;
	const { db } = context.database;
	const event = await eventTerms(db, eventId);
	if (!event) return refuse('registration_none');
	const roster = new Roster(event.terms, await liveRows(db, eventId), context.now().getTime());
	roster.tidy();
	const verdicts = await judgeRows(db, { roster, event }, given.rows, unit.value, venueOf(event));
	const rows = verdicts.map((verdict, index): CheckedRow => ({
		line: verdict.line,
		person: given.rows[index]?.person ?? EMPTY,
		problems: verdict.problems.map(toWire),
		becomes: verdict.newcomer?.state ?? null,
		position: verdict.newcomer ? (roster.row(verdict.newcomer.id)?.position ?? null) : null
	}));
	return ok({ rows, bad: rows.filter((row) => row.problems.length > 0).length });
}

const EMPTY: PersonWritten = {
	name: '',
	nameEn: '',
	employer: '',
	town: '',
	phone: '',
	lastFour: '',
	birth: '',
	level: ''
};

/** Reads a file and checks its rows. A file without a heading is read in the template's order. */
export async function previewRows(
	context: Context,
	eventId: string,
	unitId: string | null,
	bytes: Buffer
): Promise<Result<{ rows: CheckedRow[]; bad: number }>> {
	const unit = await guardRows(context, eventId, unitId);
	if (!unit.ok) return unit;
	const table = await readTable(bytes);
	if (!table.ok) return table;
	const heading = columnsByHeading(table.value[0] ?? [], HEADINGS, 'name');
	const columns = heading ?? new Map(TEMPLATE_COLUMNS.map(([column], index): [Column, number] => [column, index]));
	const rows = table.value.flatMap((cells, index): WrittenRow[] => {
		if ((heading && index === 0) || cells.every((cell) => cell === '')) return [];
		const person = { ...EMPTY };
		for (const [column, at] of columns) person[column] = (cells[at] ?? '').slice(0, 200);
		return [{ line: index + 1, person }];
	});
	return await checkRows(context, eventId, { unitId, rows });
}
