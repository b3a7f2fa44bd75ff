// Reading a spreadsheet of entries: every row with what is wrong with it, and nothing changed.
import type { Text } from '../../domain/shared/text.ts';
import { ok, type Refusal, type Result } from '../../domain/shared/result.ts';
import type { Context } from '../context.ts';
import { columnsByHeading, readTable } from '../files/read-table.ts';
import { guardRound } from '../people/guard.ts';

/** The columns a sheet may have, by the headings people write. */
const HEADINGS: Record<'code' | 'name' | 'nameEn' | 'employer' | 'employerEn' | 'order', readonly string[]> = {
	name: ['姓名', '选手', '选手姓名', '参赛者', '参赛队', '名称', 'name', 'entry', 'contestant', 'team'],
	nameEn: ['英文名', '英文姓名', '拼音', 'english name', 'name (en)', 'name_en'],
	employer: ['单位', '工作单位', '所在单位', '代表队', '参赛单位', 'employer', 'unit', 'organization', 'organisation'],
	employerEn: ['单位英文', '英文单位', 'employer (en)', 'employer_en'],
	code: ['编号', '参赛编号', '作品号', '参赛号', 'code', 'number', 'bib'],
	order: ['顺序', '出场顺序', '出场序号', 'order', 'start order', 'starting number']
};
type Column = keyof typeof HEADINGS;

const MAX_LENGTH = 80;

export interface PreviewProblem {
	readonly column: Column;
	readonly zh: string;
	readonly en: string;
}

export interface PreviewRow {
	/** The row's number in the file, as a spreadsheet shows it. */
	readonly line: number;
	readonly code: string;
	readonly name: Text;
	readonly employer: Text | null;
	readonly order: number | null;
	readonly problems: readonly PreviewProblem[];
}

/** What a row repeats, as it stands in a sentence. */
type Twin = Required<Text>;

const THE_LIST: Twin = { zh: '名单', en: 'the list' };

/** Reads a file of entries. A file without a heading is read as name, employer. */
export async function previewEntries(
	context: Context,
	roundId: string,
	bytes: Buffer
): Promise<Result<{ rows: PreviewRow[]; bad: number }, Refusal>> {
	const allowed = await guardRound(context, 'competition:manage', roundId);
	if (!allowed.ok) return allowed;
	const table = await readTable(bytes);
	if (!table.ok) return table;
	const there = await context.database.db
		.selectFrom('entry')
		.where('round_id', '=', roundId)
		.select(['code', 'name_zh', 'employer_zh'])
		.execute();
	const heading = columnsByHeading(table.value[0] ?? [], HEADINGS, 'name');
	const columns: Map<Column, number> =
		heading ??
		new Map([
			['name', 0],
			['employer', 1]
		]);
	const codes = new Map(there.map((row): [string, Twin] => [row.code, THE_LIST]));
	const people = new Map(there.map((row): [string, Twin] => [`${row.name_zh}/${row.employer_zh ?? ''}`, THE_LIST]));
	const rows: PreviewRow[] = [];
	for (const [index, cells] of table.value.entries()) {
		if ((heading && index === 0) || cells.every((cell) => cell === '')) continue;
		rows.push(readRow(index + 1, cells, columns, codes, people));
	}
	return ok({ rows, bad: rows.filter((row) => row.problems.length > 0).length });
}

function readRow(
	line: number,
	cells: readonly string[],
	columns: ReadonlyMap<Column, number>,
	codes: Map<string, Twin>,
	people: Map<string, Twin>
): PreviewRow {
	const cell = (column: Column): string => {
		const at = columns.get(column);
		return at === undefined ? '' : (cells[at] ?? '').trim();
	};
	const problems: PreviewProblem[] = [];
	const row: Twin = { zh: `第 ${line} 行`, en: `row ${line}` };
	const [name, employer, code, order] = [cell('name'), cell('employer'), cell('code'), cell('order')];
	if (!name) problems.push({ column: 'name', zh: '没有姓名', en: 'No name' });
	for (const column of ['name', 'employer', 'code'] as const)
		if (cell(column).length > MAX_LENGTH)
			problems.push({ column, zh: `超过 ${MAX_LENGTH} 字`, en: `Longer than ${MAX_LENGTH} characters` });
	const sameCode = code ? codes.get(code) : undefined;
	if (sameCode)
		problems.push({
			column: 'code',
			zh: `编号 ${code} 与${sameCode.zh}重复`,
			en: `Code ${code} repeats ${sameCode.en}`
		});
	else if (code) codes.set(code, row);
	const samePerson = name ? people.get(`${name}/${employer}`) : undefined;
	if (samePerson) problems.push({ column: 'name', zh: `与${samePerson.zh}重复`, en: `Repeats ${samePerson.en}` });
	else if (name) people.set(`${name}/${employer}`, row);
	if (order && !/^[1-9]\d{0,4}$/.test(order))
		problems.push({ column: 'order', zh: `“${order}”不是顺序号`, en: `“${order}” is not a starting number` });
	const en = cell('nameEn');
	const employerEn = cell('employerEn');
	return {
		line,
		code,
		name: en ? { zh: name, en } : { zh: name },
		employer: employer ? (employerEn ? { zh: employer, en: employerEn } : { zh: employer }) : null,
		order: /^[1-9]\d{0,4}$/.test(order) ? Number(order) : null,
		problems
	};
}
