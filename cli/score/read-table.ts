// A CSV file as rows with line numbers and known columns, in any column order.
import { CsvError, parse } from 'csv-parse/sync';
import { Refused, said, type FileProblem, type Said } from './problem.ts';
import { readText } from './read-text.ts';

export interface Row<Column extends string> {
	readonly line: number;
	/** Trimmed; '' where the column is missing. */
	readonly cells: Readonly<Record<Column, string>>;
}

export interface Table<Column extends string> {
	readonly file: string;
	readonly columns: ReadonlySet<Column>;
	readonly rows: readonly Row<Column>[];
}

interface Parsed {
	readonly info: { readonly lines: number };
	readonly record: readonly string[];
}

/** A comma, or what a spreadsheet in another language writes instead. */
function delimiterOf(text: string): string {
	const header = text.slice(0, text.search(/[\r\n]|$/));
	return [',', '\t', ';', '，'].find((one) => header.includes(one)) ?? ',';
}

function parsed(file: string, text: string): readonly Parsed[] {
	try {
		return parse(text, {
			bom: true,
			delimiter: delimiterOf(text),
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
			trim: true
		}) as unknown as readonly Parsed[];
	} catch (error) {
		const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : null;
		const why = error instanceof Error ? error.message : String(error);
		throw new Refused([{ file, line, text: said(`CSV 读不懂：${why}`, `the CSV cannot be read: ${why}`) }]);
	}
}

/**
 * Reads the known columns of a file; other columns are passed over. `names` lists every heading of a column, the first
 * being the one the documentation uses. `required` columns must be there.
 */
export function readTable<Column extends string>(
	file: string,
	names: Readonly<Record<Column, readonly string[]>>,
	required: readonly NoInfer<Column>[]
): Table<Column> {
	const records = parsed(file, readText(file).replaceAll('\r\n', '\n'));
	const refuse = (line: number | null, text: Said): never => {
		throw new Refused([{ file, line, text }]);
	};
	const [header, ...body] = records;
	if (!header) return refuse(null, said('文件是空的', 'the file is empty'));
	const places = new Map<Column, number>();
	const headings = header.record.map((heading) => heading.toLowerCase());
	for (const column of Object.keys(names) as Column[]) {
		const found = headings.flatMap((heading, i) => (names[column].includes(heading) ? [i] : []));
		if (found.length > 1)
			refuse(header.info.lines, said(`“${column}”列有两个`, `there are two columns for “${column}”`));
		if (found[0] !== undefined) places.set(column, found[0]);
	}
	const lacking = required.filter((column) => !places.has(column));
	if (lacking.length > 0)
		refuse(
			header.info.lines,
			said(
				`缺少列 ${lacking.join('、')}（第一行要有列名：${Object.keys(names).join('、')}）`,
				`lacks the column ${lacking.join(', ')} (the first line names the columns: ${Object.keys(names).join(', ')})`
			)
		);
	const problems: FileProblem[] = [];
	const rows = body.flatMap(({ info, record }): Row<Column>[] => {
		if (record.every((cell) => cell === '')) return [];
		if (record.length > header.record.length)
			problems.push({
				file,
				line: info.lines,
				text: said(
					`有 ${record.length} 格，而表头只有 ${header.record.length} 格`,
					`has ${record.length} cells under ${header.record.length} headings`
				)
			});
		// the parser counts to the last line of a record; a cell in quotes may have several
		const line = info.lines - record.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
		const cells = Object.fromEntries(
			(Object.keys(names) as Column[]).map((column) => [column, record[places.get(column) ?? -1] ?? ''])
		) as Record<Column, string>;
		return [{ line, cells }];
	});
	if (problems.length > 0) throw new Refused(problems);
	return { file, columns: new Set(places.keys()), rows };
}
