// Reading a year of holidays and make-up workdays from a file: every row with what is wrong with it, and nothing changed.
import { weekday } from '../../../domain/shared/day.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import type { WorkDay } from '../../../domain/calendar/series/work-days.ts';
import type { Context } from '../../context.ts';
import { columnsByHeading, readTable } from '../../files/read-table.ts';
import { guardLayer } from './guards.ts';

/** The columns a sheet may have, by the headings people write. */
const HEADINGS: Record<'day' | 'kind' | 'name' | 'nameEn', readonly string[]> = {
	day: ['日期', 'date', 'day'],
	kind: ['类型', '类别', '安排', 'kind', 'type', 'isoffday'],
	name: ['名称', '节日', '说明', '名字', 'name', 'holiday'],
	nameEn: ['英文名', 'english name', 'name (en)', 'name_en']
};

const KINDS: Readonly<Record<string, WorkDay['kind']>> = {
	放假: 'holiday',
	休息: 'holiday',
	休: 'holiday',
	holiday: 'holiday',
	off: 'holiday',
	true: 'holiday',
	上班: 'make-up',
	调休: 'make-up',
	补班: 'make-up',
	班: 'make-up',
	'make-up': 'make-up',
	work: 'make-up',
	false: 'make-up'
};

export interface WorkDayRow {
	/** The row's number in the file, as a spreadsheet shows it; of a JSON file the number of the day in its list. */
	readonly line: number;
	readonly given: string;
	readonly day: WorkDay | null;
	readonly problems: readonly { readonly zh: string; readonly en: string }[];
}

export interface WorkYearPreview {
	readonly rows: readonly WorkDayRow[];
	readonly bad: number;
	/** The year that most of the rows belong to: the one that is replaced. */
	readonly year: number | null;
}

interface Raw {
	readonly line: number;
	readonly day: string;
	readonly kind: string;
	readonly name: string;
	readonly nameEn: string;
}

/** Reads holiday-cn JSON (`{ days: [{ name, date, isOffDay }] }`), .xlsx or CSV. */
export async function previewWorkYear(
	context: Context,
	organizationId: string | null,
	bytes: Buffer
): Promise<Result<WorkYearPreview>> {
	const allowed = await guardLayer(context, organizationId);
	if (!allowed.ok) return allowed;
	const raw = fromJson(bytes) ?? (await fromTable(bytes));
	if (!Array.isArray(raw)) return raw;
	const seen = new Map<string, number>();
	const rows = raw.map((one) => readRow(one, seen, organizationId === null));
	const years = rows.flatMap((row) => (row.day ? [Number(row.day.day.slice(0, 4))] : []));
	const year = years.sort(
		(a, b) => years.filter((one) => one === b).length - years.filter((one) => one === a).length
	)[0];
	return ok({ rows, bad: rows.filter((row) => row.problems.length > 0).length, year: year ?? null });
}

function fromJson(bytes: Buffer): Raw[] | null {
	let file: unknown;
	try {
		file = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
	} catch {
		return null;
	}
	const days = (file as { days?: unknown } | null)?.days;
	if (!Array.isArray(days)) return null;
	return days.map((one: unknown, index) => {
		const { name, date, isOffDay } = (one ?? {}) as Record<string, unknown>;
		return {
			line: index + 1,
			day: typeof date === 'string' ? date : '',
			kind: typeof isOffDay === 'boolean' ? String(isOffDay) : '',
			name: typeof name === 'string' ? name.trim() : '',
			nameEn: ''
		};
	});
}

async function fromTable(bytes: Buffer): Promise<Raw[] | Extract<Result<never>, { ok: false }>> {
	const table = await readTable(bytes);
	if (!table.ok) return table;
	const heading = columnsByHeading(table.value[0] ?? [], HEADINGS, 'day');
	const columns: ReadonlyMap<keyof typeof HEADINGS, number> =
		heading ??
		new Map([
			['day', 0],
			['kind', 1],
			['name', 2]
		]);
	return table.value.flatMap((cells, index): Raw[] => {
		if ((heading && index === 0) || cells.every((cell) => cell === '')) return [];
		const cell = (column: keyof typeof HEADINGS) => cells[columns.get(column) ?? -1] ?? '';
		return [
			{
				line: index + 1,
				day: cell('day')
					.replaceAll('/', '-')
					.replace(/-(\d)(?!\d)/g, '-0$1'),
				kind: cell('kind'),
				name: cell('name'),
				nameEn: cell('nameEn')
			}
		];
	});
}

function isDay(text: string): boolean {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
	const at = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function readRow(raw: Raw, seen: Map<string, number>, everybody: boolean): WorkDayRow {
	const problems: { zh: string; en: string }[] = [];
	const kind = KINDS[raw.kind.toLowerCase()];
	if (!isDay(raw.day)) problems.push({ zh: `“${raw.day}”不是日期`, en: `“${raw.day}” is not a date` });
	if (!kind)
		problems.push({ zh: `“${raw.kind}”不是放假或上班`, en: `“${raw.kind}” is neither off (放假) nor work (上班)` });
	if (!raw.name) problems.push({ zh: '没有名称', en: 'No name' });
	const before = seen.get(raw.day);
	if (before !== undefined) problems.push({ zh: `与第 ${before} 行同一天`, en: `The same day as row ${before}` });
	else seen.set(raw.day, raw.line);
	if (everybody && kind === 'make-up' && isDay(raw.day) && weekday(raw.day) <= 5)
		problems.push({ zh: '本来就是工作日，不用调', en: 'Is a working day already' });
	const name = raw.nameEn ? { zh: raw.name, en: raw.nameEn } : { zh: raw.name };
	return {
		line: raw.line,
		given: [raw.day, raw.kind, raw.name].filter(Boolean).join(' '),
		day: problems.length === 0 && kind ? { day: raw.day, kind, name } : null,
		problems
	};
}
