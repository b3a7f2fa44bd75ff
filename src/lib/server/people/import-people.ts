// People out of a spreadsheet: every row with what is wrong with it, then all of them or none.
import { may } from '../../domain/people/policy.ts';
import { ok, refuse, type Result } from '../../domain/shared/result.ts';
import type { Text } from '../../domain/shared/text.ts';
import { newId, type Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { columnsByHeading, readTable } from '../files/read-table.ts';
import { listOrganizations, type Organization } from './directory.ts';
import { guardDirectory } from './guard.ts';

/** The columns a sheet may have, by the headings people write. */
const HEADINGS: Record<'name' | 'nameEn' | 'employer', readonly string[]> = {
	name: ['姓名', '名字', 'name', 'person'],
	nameEn: ['英文名', '英文姓名', '拼音', 'english name', 'name (en)', 'name_en'],
	employer: ['单位', '工作单位', '所在单位', 'employer', 'unit', 'organization', 'organisation']
};
type Column = keyof typeof HEADINGS;

const MAX_LENGTH = 80;

export interface PersonRow {
	/** The row's number in the file, as a spreadsheet shows it. */
	readonly line: number;
	readonly name: Text;
	/** As it stands in the file. */
	readonly employer: string;
	readonly employerId: string | null;
	readonly problems: readonly { readonly column: Column; readonly zh: string; readonly en: string }[];
}

/** The organizations by every name they go by, and whether the actor manages people there. */
async function employers(context: Context): Promise<Result<Map<string, { id: string; mine: boolean }>>> {
	const listed = await listOrganizations(context);
	if (!listed.ok) return listed;
	const byId = new Map(listed.value.organizations.map((one) => [one.id, one]));
	const above = (one: Organization): string[] => {
		const ids: string[] = [];
		for (let at: Organization | undefined = one; at; at = byId.get(at.parentId ?? '')) ids.push(at.id);
		return ids;
	};
	const names = new Map<string, { id: string; mine: boolean }>();
	for (const one of listed.value.organizations) {
		const known = { id: one.id, mine: may(context.actor, 'people:manage', { organizationIds: above(one) }) };
		for (const name of [one.name.zh, one.name.en, one.short?.zh, one.short?.en])
			if (name && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), known);
	}
	return ok(names);
}

/** Which of these people are in the directory already, as "name/employer". */
async function alreadyThere(db: Db, employerIds: readonly string[]): Promise<Set<string>> {
	if (employerIds.length === 0) return new Set();
	const rows = await db
		.selectFrom('person')
		.where('employer_id', 'in', employerIds)
		.select(['name_zh', 'employer_id'])
		.execute();
	return new Set(rows.map((row) => `${row.name_zh}/${row.employer_id}`));
}

/** Reads a file of people. A file without a heading is read as name, employer. */
export async function previewPeople(
	context: Context,
	bytes: Buffer
): Promise<Result<{ rows: PersonRow[]; bad: number }>> {
	const allowed = guardDirectory(context);
	if (!allowed.ok) return allowed;
	const table = await readTable(bytes);
	if (!table.ok) return table;
	const names = await employers(context);
	if (!names.ok) return names;
	const heading = columnsByHeading(table.value[0] ?? [], HEADINGS, 'name');
	const columns: ReadonlyMap<Column, number> =
		heading ??
		new Map([
			['name', 0],
			['employer', 1]
		]);
	const given = table.value.flatMap((cells, index) => {
		if ((heading && index === 0) || cells.every((cell) => cell === '')) return [];
		const cell = (column: Column) => (cells[columns.get(column) ?? -1] ?? '').trim();
		return [{ line: index + 1, name: cell('name'), nameEn: cell('nameEn'), employer: cell('employer') }];
	});
	const ids = given.flatMap((one) => names.value.get(one.employer.toLowerCase())?.id ?? []);
	const there = await alreadyThere(context.database.db, [...new Set(ids)]);
	const seen = new Map<string, number>();
	const rows = given.map((one) => readRow(one, names.value, there, seen));
	return ok({ rows, bad: rows.filter((row) => row.problems.length > 0).length });
}

function readRow(
	given: { line: number; name: string; nameEn: string; employer: string },
	names: ReadonlyMap<string, { id: string; mine: boolean }>,
	there: ReadonlySet<string>,
	seen: Map<string, number>
): PersonRow {
	const problems: { column: Column; zh: string; en: string }[] = [];
	const employer = names.get(given.employer.toLowerCase());
	if (!given.name) problems.push({ column: 'name', zh: '没有姓名', en: 'No name' });
	if (given.name.length > MAX_LENGTH || given.nameEn.length > MAX_LENGTH)
		problems.push({ column: 'name', zh: `超过 ${MAX_LENGTH} 字`, en: `Longer than ${MAX_LENGTH} characters` });
	if (!given.employer) problems.push({ column: 'employer', zh: '没有单位', en: 'No employer' });
	else if (!employer)
		problems.push({
			column: 'employer',
			zh: `没有叫“${given.employer}”的单位，请先建单位或改名`,
			en: `No organization is called “${given.employer}”; add it first or correct the name`
		});
	else if (!employer.mine)
		problems.push({
			column: 'employer',
			zh: `“${given.employer}”的人员不归您管`,
			en: `You do not manage the people of “${given.employer}”`
		});
	if (given.name && employer) {
		const key = `${given.name}/${employer.id}`;
		const before = seen.get(key);
		if (before !== undefined)
			problems.push({ column: 'name', zh: `与第 ${before} 行同名同单位`, en: `Repeats row ${before}` });
		else if (there.has(key))
			problems.push({ column: 'name', zh: '名录里已有同名同单位的人', en: 'Already in the directory' });
		seen.set(key, before ?? given.line);
	}
	return {
		line: given.line,
		name: given.nameEn ? { zh: given.name, en: given.nameEn } : { zh: given.name },
		employer: given.employer,
		employerId: employer?.id ?? null,
		problems
	};
}

const CHUNK = 1000;

/** Adds all these people or, when one may not be added, none. */
export async function importPeople(
	context: Context,
	given: { people: readonly { line: number; name: Text; employerId: string }[] }
): Promise<Result<{ count: number }>> {
	const allowed = guardDirectory(context);
	if (!allowed.ok) return allowed;
	const names = await employers(context);
	if (!names.ok) return names;
	const mine = new Set([...names.value.values()].filter((one) => one.mine).map((one) => one.id));
	return await context.database.db.transaction().execute(async (tx): Promise<Result<{ count: number }>> => {
		const seen = await alreadyThere(tx, [...new Set(given.people.map((one) => one.employerId))]);
		for (const one of given.people) {
			if (!mine.has(one.employerId)) return refuse('not_allowed');
			const key = `${one.name.zh}/${one.employerId}`;
			if (seen.has(key))
				return refuse('people_file_changed', {
					line: one.line,
					why: `${one.name.zh} 已在名录里`,
					why_en: `${one.name.zh} is in the directory already`
				});
			seen.add(key);
		}
		for (let at = 0; at < given.people.length; at += CHUNK)
			await tx
				.insertInto('person')
				.values(
					given.people.slice(at, at + CHUNK).map((one) => ({
						id: newId(),
						name_zh: one.name.zh,
						name_en: one.name.en ?? null,
						employer_id: one.employerId
					}))
				)
				.execute();
		return ok({ count: given.people.length });
	});
}
