// The pool as a spreadsheet: read with every bad row named, taken as a whole, written out again.
import { inLocale, type Locale, type Text } from '../../../domain/shared/text.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { GRADES, JudgesImported } from '../../../protocol/panels.ts';
import { newId, type Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { columnsByHeading, readTable } from '../../files/read-table.ts';
import { toXlsx, type TableColumn } from '../../files/write-table.ts';
import { guardOrganization } from '../../people/guard.ts';
import { knownTrade } from './judges.ts';
import { listJudges, type JudgeListed, type Qualification } from './read-judges.ts';

type Grade = (typeof GRADES)[number];

const HEADINGS = {
	name: ['姓名', '裁判', '裁判员', '裁判姓名', 'name', 'judge'],
	employer: ['单位', '工作单位', '所在单位', 'employer', 'unit', 'organization'],
	trade: ['工种', '职业', '执裁工种', 'trade', 'skill'],
	grade: ['级别', '等级', '裁判级别', '资格级别', 'grade', 'level'],
	certificate: ['证号', '证书号', '资格证号', 'certificate', 'certificate no.', 'certificate number'],
	validUntil: ['有效期', '有效期至', '到期', 'valid until', 'expires', 'expiry']
} as const;
type Column = keyof typeof HEADINGS;

const GRADE_WORDS: Readonly<Record<Grade, readonly string[]>> = {
	county: ['县级', '县', '县区级', 'county'],
	city: ['市级', '市', 'city'],
	province: ['省级', '省', 'province', 'provincial'],
	national: ['国家级', '国家', '国家一级', 'national']
};

export interface JudgeRowRead {
	/** The row's number in the file. */
	readonly line: number;
	readonly name: Text;
	readonly employer: string;
	readonly employerId: string | null;
	readonly trade: string;
	readonly grade: Grade | null;
	readonly certificate: string;
	readonly validUntil: string | null;
	readonly problems: readonly { readonly column: Column; readonly zh: string; readonly en: string }[];
}

/** "2027/3/5", "2027年3月5日" and "2027-03-05" as a day; null when it is none. */
function dayIn(words: string): string | null {
	const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(words);
	if (!found) return null;
	const day = `${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}`;
	const at = new Date(`${day}T00:00:00Z`);
	return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? null : day;
}

async function employersByName(db: Db): Promise<ReadonlyMap<string, string>> {
	const rows = await db.selectFrom('organization').select(['id', 'name_zh', 'name_en', 'short_zh']).execute();
	return new Map([
		...rows.flatMap((row): [string, string][] => (row.short_zh ? [[row.short_zh, row.id]] : [])),
		...rows.flatMap((row): [string, string][] => (row.name_en ? [[row.name_en, row.id]] : [])),
		...rows.map((row): [string, string] => [row.name_zh, row.id])
	]);
}

function readRow(
	line: number,
	cell: (column: Column) => string,
	employers: ReadonlyMap<string, string>,
	seen: Map<string, number>
): JudgeRowRead {
	const problems: JudgeRowRead['problems'][number][] = [];
	const bad = (column: Column, zh: string, en: string) => problems.push({ column, zh, en });
	const [name, employer, trade, gradeWord, expiry] = [
		cell('name'),
		cell('employer'),
		cell('trade'),
		cell('grade'),
		cell('validUntil')
	];
	if (!name) bad('name', '没有姓名', 'No name');
	if (name.length > 40) bad('name', '姓名超过 40 字', 'The name is longer than 40 characters');
	const employerId = employers.get(employer) ?? null;
	if (!employer) bad('employer', '没有单位', 'No employer');
	else if (!employerId) bad('employer', `名录里没有“${employer}”`, `“${employer}” is not in the directory`);
	const grade = (Object.keys(GRADE_WORDS) as Grade[]).find((one) => GRADE_WORDS[one].includes(gradeWord.toLowerCase()));
	if (gradeWord && !grade) bad('grade', `“${gradeWord}”不是级别`, `“${gradeWord}” is not a grade`);
	if (trade && !gradeWord) bad('grade', '有工种，没有级别', 'A trade without a grade');
	if (grade && !trade) bad('trade', '有级别，没有工种', 'A grade without a trade');
	const validUntil = expiry ? dayIn(expiry) : null;
	if (expiry && !validUntil) bad('validUntil', `“${expiry}”不是日期`, `“${expiry}” is not a date`);
	const key = `${name}/${employer}/${trade}/${gradeWord}`;
	const same = seen.get(key);
	if (name && same !== undefined) bad('name', `与第 ${same} 行重复`, `Repeats row ${same}`);
	else seen.set(key, line);
	return {
		line,
		name: { zh: name },
		employer,
		employerId,
		trade,
		grade: grade ?? null,
		certificate: cell('certificate').slice(0, 80),
		validUntil,
		problems
	};
}

/** Reads a file of judges, a row for each qualification. Nothing is changed. */
export async function previewJudges(
	context: Context,
	organizationId: string,
	bytes: Buffer
): Promise<Result<{ rows: JudgeRowRead[]; bad: number }>> {
	const allowed = await guardOrganization(context, 'people:manage', organizationId);
	if (!allowed.ok) return allowed;
	const table = await readTable(bytes);
	if (!table.ok) return table;
	const employers = await employersByName(context.database.db);
	const heading = columnsByHeading<Column>(table.value[0] ?? [], HEADINGS, 'name');
	const columns = heading ?? new Map((Object.keys(HEADINGS) as Column[]).map((column, index) => [column, index]));
	const seen = new Map<string, number>();
	const rows: JudgeRowRead[] = [];
	for (const [index, cells] of table.value.entries()) {
		if ((heading && index === 0) || cells.every((word) => word === '')) continue;
		const cell = (column: Column) => cells[columns.get(column) ?? -1]?.trim() ?? '';
		rows.push(readRow(index + 1, cell, employers, seen));
	}
	return ok({ rows, bad: rows.filter((row) => row.problems.length > 0).length });
}

type ImportedRow = JudgesImported['rows'][number];

/** The person of this name at this employer, made when there is none. */
async function personOf(tx: Db, row: ImportedRow): Promise<string> {
	const known = await tx
		.selectFrom('person')
		.where('name_zh', '=', row.name.zh)
		.where('employer_id', '=', row.employerId)
		.select('id')
		.executeTakeFirst();
	if (known) return known.id;
	const id = newId();
	await tx
		.insertInto('person')
		.values({ id, name_zh: row.name.zh, name_en: row.name.en ?? null, employer_id: row.employerId })
		.execute();
	return id;
}

/** Takes the rows of a preview; a judge or a paper already there is brought up to date. All or nothing. */
export async function importJudges(
	context: Context,
	given: JudgesImported
): Promise<Result<{ judges: number; qualifications: number }>> {
	const allowed = await guardOrganization(context, 'people:manage', given.organizationId);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const employers = new Set((await db.selectFrom('organization').select('id').execute()).map((row) => row.id));
	const lost = given.rows.flatMap((row, index) => (employers.has(row.employerId) ? [] : [index + 1]));
	if (lost.length > 0) return refuse('judges_bad_rows', { lines: lost.join('、') });
	// who is new to the directory may only be added where the organizer manages people
	const known = await db
		.selectFrom('person')
		.where(
			'name_zh',
			'in',
			given.rows.map((row) => row.name.zh)
		)
		.select(['name_zh', 'employer_id'])
		.execute();
	const there = new Set(known.map((row) => `${row.name_zh}/${row.employer_id}`));
	const fresh = new Set(
		given.rows.flatMap((row) => (there.has(`${row.name.zh}/${row.employerId}`) ? [] : [row.employerId]))
	);
	for (const employerId of fresh) {
		const may = await guardOrganization(context, 'people:manage', employerId);
		if (!may.ok) return may;
	}
	return await db.transaction().execute(async (tx) => {
		const judges = new Set<string>();
		let qualifications = 0;
		for (const row of given.rows) {
			const personId = await personOf(tx, row);
			judges.add(personId);
			await tx
				.insertInto('judge')
				.values({ person_id: personId, organization_id: given.organizationId, note: null })
				.onConflict((conflict) => conflict.doNothing())
				.execute();
			const tradeId = row.trade ? await knownTrade(tx, { name: { zh: row.trade } }) : null;
			if (!tradeId || !row.grade) continue;
			const paper = { certificate: row.certificate || null, valid_until: row.validUntil ?? null };
			await tx
				.insertInto('judge_qualification')
				.values({ id: newId(), person_id: personId, trade_id: tradeId, grade: row.grade, ...paper })
				.onConflict((conflict) => conflict.columns(['person_id', 'trade_id', 'grade']).doUpdateSet(paper))
				.execute();
			qualifications++;
		}
		return ok({ judges: judges.size, qualifications });
	});
}

const WORDS: Readonly<Record<Locale, readonly string[]>> = {
	'zh-CN': ['姓名', '单位', '工种', '级别', '证号', '有效期至', '今年执裁', '上次执裁', '状态'],
	en: ['Name', 'Employer', 'Trade', 'Grade', 'Certificate', 'Valid until', 'Judged this year', 'Last judged', 'State']
};
const GRADE_SAID: Readonly<Record<Grade, Text>> = {
	county: { zh: '县级', en: 'County' },
	city: { zh: '市级', en: 'City' },
	province: { zh: '省级', en: 'Province' },
	national: { zh: '国家级', en: 'National' }
};

/** The pool as a spreadsheet that can be imported again: a row for each qualification. */
export async function exportJudges(context: Context, locale: Locale): Promise<Result<Buffer>> {
	const listed = await listJudges(context);
	if (!listed.ok) return listed;
	const say = (given: Text | null | undefined) => (given ? inLocale(given, locale) : null);
	type Line = { readonly judge: JudgeListed; readonly paper: Qualification | null };
	const rows = listed.value.judges.flatMap((judge): Line[] =>
		judge.qualifications.length > 0 ? judge.qualifications.map((paper) => ({ judge, paper })) : [{ judge, paper: null }]
	);
	const values: readonly TableColumn<Line>['value'][] = [
		({ judge }) => say(judge.name),
		({ judge }) => say(judge.employer),
		({ paper }) => say(paper?.trade),
		({ paper }) => (paper ? say(GRADE_SAID[paper.grade]) : null),
		({ paper }) => paper?.certificate ?? null,
		({ paper }) => paper?.validUntil ?? null,
		({ judge }) => judge.thisYear,
		({ judge }) => judge.lastOn,
		({ judge }) => (locale === 'en' ? (judge.active ? 'active' : 'inactive') : judge.active ? '在库' : '停用')
	];
	const widths = [14, 24, 18, 10, 20, 14, 14, 14, 10];
	const columns = values.map((value, index) => ({
		title: WORDS[locale][index] ?? '',
		value,
		width: widths[index] ?? 14
	}));
	return ok(await toXlsx(locale === 'en' ? 'Judges' : '裁判库', columns, rows));
}
