// The marks file: one row per judge, entry and aspect (and run). Every row is checked before anything is computed.
import type { CompiledLeaf, CompiledScheme } from '../../src/lib/domain/scoring/compile-scheme.ts';
import { equal } from '../../src/lib/domain/scoring/exact.ts';
import type { EntryStatus, MarkValue } from '../../src/lib/domain/scoring/scheme.ts';
import { checkMark } from '../../src/lib/domain/scoring/sheet.ts';
import { refuse, type Refusal } from '../../src/lib/domain/shared/result.ts';
import { refusalText } from '../../src/lib/protocol/refusals.ts';
import { Refused, said, type FileProblem, type Said } from './problem.ts';
import { readTable, type Row, type Table } from './read-table.ts';
import { readNumber, statusWord } from './words.ts';

/** A mark as its row has it. Judge '' is filled in later: a status that no judge is named for. */
export interface FileMark {
	readonly entry: string;
	readonly aspect: string;
	readonly run: number;
	readonly judge: string;
	/** Null where the row says who is to mark, but has no mark yet. */
	readonly mark: MarkValue | null;
	readonly line: number;
}

export interface FileMarks {
	readonly marks: readonly FileMark[];
	/** Statuses of whole entries that stand among the marks. */
	readonly statuses: ReadonlyMap<string, { readonly status: EntryStatus; readonly line: number }>;
	/** Every entry in the order of first appearance. */
	readonly entries: readonly string[];
}

const COLUMNS = {
	entry: ['entry', '编号', '参赛者', '选手', '作品'],
	aspect: ['aspect', '评分点', '评分项'],
	run: ['run', '轮次', '轮'],
	judge: ['judge', '裁判', '评委'],
	value: ['value', 'mark', 'score', '评分', '分数', '得分'],
	difficulty: ['difficulty', 'dd', '难度'],
	status: ['status', '状态']
} as const;

type Column = keyof typeof COLUMNS;
type Cells = Row<Column>['cells'];

/** The judge of a mark in the `difficulty` column whose leaf names no seat. */
export const DIFFICULTY_JUDGE = 'difficulty';
/** The judge of a file without a `judge` column. */
const ONLY_JUDGE = '1';

function refused(refusal: Refusal): Said {
	return refusalText(refusal);
}

/** Reads the rows of one file and notes what is wrong with them. */
class MarksReader {
	readonly problems: FileProblem[] = [];
	readonly marks: FileMark[] = [];
	readonly statuses = new Map<string, { status: EntryStatus; line: number }>();
	readonly entries = new Set<string>();
	readonly #compiled: CompiledScheme;
	readonly #table: Table<Column>;
	readonly #places = new Map<string, FileMark>();
	/** The only aspect there can be a row for. */
	readonly #onlyAspect: string | null;

	constructor(compiled: CompiledScheme, table: Table<Column>) {
		this.#compiled = compiled;
		this.#table = table;
		const own = compiled.leaves.filter((leaf) => leaf.node.difficultyOf === undefined);
		this.#onlyAspect = own.length === 1 && !table.columns.has('aspect') ? (own[0]?.code ?? null) : null;
		if (this.#onlyAspect === null && !table.columns.has('aspect'))
			this.#problem(
				1,
				said('方案有多个评分点，要有 aspect 列', 'the scheme has several aspects; a column “aspect” is needed')
			);
	}

	#problem(line: number, text: Said): null {
		this.problems.push({ file: this.#table.file, line, text });
		return null;
	}

	row({ line, cells }: Row<Column>): void {
		if (!cells.entry) {
			this.#problem(line, said('没有写参赛者', 'names no entry'));
			return;
		}
		this.entries.add(cells.entry);
		const aspect = this.#onlyAspect ?? cells.aspect;
		if (!aspect) {
			this.#entryStatus(line, cells);
			return;
		}
		const leaf = this.#compiled.leaf(aspect);
		if (!leaf) {
			this.#problem(line, refused(refuse('aspect_unknown', { aspect }).refusal));
			return;
		}
		const run = this.#run(line, cells, leaf);
		if (run === null) return;
		const mark = this.#mark(line, cells, leaf);
		if (mark !== 'bad') {
			const judge = this.#table.columns.has('judge') ? cells.judge : ONLY_JUDGE;
			if (judge || (mark && 'status' in mark && mark.status !== 'absent'))
				this.#place({ entry: cells.entry, aspect, run, judge, mark, line });
			else this.#problem(line, said('没有写裁判', 'names no judge'));
		}
		if (cells.difficulty) this.#difficulty(line, cells, aspect, run);
	}

	/** A row without aspect says something of the whole entry. */
	#entryStatus(line: number, cells: Cells): void {
		const status = statusWord(cells.status || cells.value);
		if (!status || status === 'absent' || cells.judge || cells.run) {
			this.#problem(line, said('没有写评分点', 'names no aspect'));
			return;
		}
		const before = this.statuses.get(cells.entry);
		if (before && before.status !== status)
			this.#problem(
				line,
				said(
					`“${cells.entry}”在第 ${before.line} 行是 ${before.status}`,
					`“${cells.entry}” is ${before.status} in line ${before.line}`
				)
			);
		this.statuses.set(cells.entry, { status, line });
	}

	#run(line: number, cells: Cells, leaf: CompiledLeaf): number | null {
		if (leaf.runs > 0 && !cells.run)
			return this.#problem(
				line,
				said(`“${leaf.code}”要写第几轮（1 到 ${leaf.runs}）`, `“${leaf.code}” needs its run (1 to ${leaf.runs})`)
			);
		const run = cells.run === '' ? 0 : /^\d{1,4}$/.test(cells.run) ? Number(cells.run) : -1;
		const known = leaf.runs > 0 ? run >= 1 && run <= leaf.runs : run === 0;
		return known
			? run
			: this.#problem(line, refused(refuse('run_unknown', { aspect: leaf.code, run: cells.run }).refusal));
	}

	#mark(line: number, cells: Cells, leaf: CompiledLeaf): MarkValue | null | 'bad' {
		const word = statusWord(cells.status);
		const inValue = statusWord(cells.value);
		if (cells.status && !word) {
			this.#problem(
				line,
				said(
					`不认识的状态“${cells.status}”，可用 absent、dns、dnf、dq`,
					`unknown status “${cells.status}”; known: absent, dns, dnf, dq`
				)
			);
			return 'bad';
		}
		const status = word && word !== 'active' ? word : inValue;
		if (status === 'withdrawn' || status === 'active') {
			this.#problem(
				line,
				said('withdrawn 是整个参赛者的状态，不是一项评分的', '“withdrawn” is a status of an entry, not of a mark')
			);
			return 'bad';
		}
		if (status) {
			if (!inValue && cells.value) {
				this.#problem(line, said('既有评分又有状态', 'has both a value and a status'));
				return 'bad';
			}
			return { status };
		}
		return cells.value === '' ? null : this.#value(line, cells.value, leaf);
	}

	#value(line: number, cell: string, leaf: CompiledLeaf): MarkValue | 'bad' {
		const value = readNumber(cell, leaf.node.kind);
		if (value === null) {
			this.#problem(line, said(`“${cell}”不是十进制数`, `“${cell}” is not a decimal number`));
			return 'bad';
		}
		const checked = checkMark(leaf, leaf.runs > 0 ? 1 : 0, { value });
		if (checked.ok) return checked.value;
		const { zh, en } = refused(checked.refusal);
		this.#problem(line, said(`${leaf.code}：${zh}`, `${leaf.code}: ${en}`));
		return 'bad';
	}

	#place(mark: FileMark): void {
		const key = JSON.stringify([mark.entry, mark.aspect, mark.run, mark.judge]);
		const before = this.#places.get(key);
		if (before) {
			const at = `${mark.entry} · ${mark.aspect}${mark.run > 0 ? ` · ${mark.run}` : ''} · ${mark.judge}`;
			this.#problem(mark.line, said(`${at} 在第 ${before.line} 行已有`, `${at} stands in line ${before.line} already`));
			return;
		}
		this.#places.set(key, mark);
		this.marks.push(mark);
	}

	/** The difficulty stands beside every judge's mark; it is one mark, and always the same. */
	#difficulty(line: number, cells: Cells, aspect: string, run: number): void {
		const leaf = this.#compiled.leaves.find((one) => one.node.difficultyOf === aspect);
		if (!leaf) {
			const text = said(
				`“${aspect}”没有难度：方案里没有 difficultyOf 指向它的评分点`,
				`“${aspect}” has no difficulty: no aspect of the scheme has it as its difficultyOf`
			);
			this.#problem(line, text);
			return;
		}
		const mark = this.#value(line, cells.difficulty, leaf);
		if (mark === 'bad') return;
		const [seat] = leaf.node.seats ?? [];
		const judge = typeof seat === 'string' ? seat : DIFFICULTY_JUDGE;
		const key = JSON.stringify([cells.entry, leaf.code, run, judge]);
		const before = this.#places.get(key);
		const other = before?.mark && 'value' in before.mark ? leaf.read(before.mark.value).raw : null;
		if (before && !(other && 'value' in mark && equal(other, leaf.read(mark.value).raw)))
			this.#problem(line, said(`难度和第 ${before.line} 行的不同`, `the difficulty differs from line ${before.line}`));
		if (before) return;
		const placed = { entry: cells.entry, aspect: leaf.code, run, judge, mark, line };
		this.#places.set(key, placed);
		this.marks.push(placed);
	}
}

/** Reads a marks file against the scheme. */
export function readMarks(file: string, compiled: CompiledScheme): FileMarks {
	const table = readTable(file, COLUMNS, ['entry', 'value']);
	const reader = new MarksReader(compiled, table);
	if (reader.problems.length === 0) for (const row of table.rows) reader.row(row);
	if (reader.problems.length > 0) throw new Refused(reader.problems);
	return { marks: reader.marks, statuses: reader.statuses, entries: [...reader.entries] };
}
