// The entries file: who takes part, in which order, and with which status.
import type { EntryStatus } from '../../src/lib/domain/scoring/scheme.ts';
import { Refused, said, type FileProblem } from './problem.ts';
import { readTable, type Row } from './read-table.ts';
import { statusWord } from './words.ts';

export interface FileEntry {
	readonly id: string;
	readonly name: string | null;
	readonly status: EntryStatus;
	readonly order: number;
	readonly line: number;
}

const COLUMNS = {
	entry: ['entry', '编号', '参赛者', '选手', '作品'],
	name: ['name', '姓名', '名称'],
	status: ['status', '状态'],
	order: ['order', 'start', '出场', '顺序', '序号']
} as const;

type Cells = Row<keyof typeof COLUMNS>['cells'];

function problemsOf(cells: Cells, seen: ReadonlyMap<string, number>) {
	const found = [];
	const status = statusWord(cells.status || 'active');
	if (!cells.entry) found.push(said('没有写参赛者', 'names no entry'));
	const before = seen.get(cells.entry);
	if (cells.entry && before !== undefined)
		found.push(said(`“${cells.entry}”在第 ${before} 行已有`, `“${cells.entry}” stands in line ${before} already`));
	if (!status || status === 'absent')
		found.push(
			said(
				`不认识的状态“${cells.status}”，可用 active、withdrawn、dns、dnf、dq`,
				`unknown status “${cells.status}”; known: active, withdrawn, dns, dnf, dq`
			)
		);
	if (cells.order && !/^\d+$/.test(cells.order))
		found.push(said(`出场顺序“${cells.order}”不是整数`, `the order “${cells.order}” is not a whole number`));
	return found;
}

/** The entries in starting order: by the column `order` where there is one, otherwise as they stand in the file. */
export function readEntries(file: string): readonly FileEntry[] {
	const { rows, columns } = readTable(file, COLUMNS, ['entry']);
	const seen = new Map<string, number>();
	const problems: FileProblem[] = [];
	const entries: FileEntry[] = [];
	rows.forEach(({ line, cells }, i) => {
		for (const text of problemsOf(cells, seen)) problems.push({ file, line, text });
		const status = statusWord(cells.status || 'active');
		if (!seen.has(cells.entry)) seen.set(cells.entry, line);
		if (!status || status === 'absent') return;
		const order = columns.has('order') && cells.order ? Number(cells.order) : i + 1;
		entries.push({ id: cells.entry, name: cells.name || null, status, order, line });
	});
	if (problems.length > 0) throw new Refused(problems);
	return entries.sort((a, b) => a.order - b.order);
}
