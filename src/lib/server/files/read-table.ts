// A table out of a spreadsheet (.xlsx, .csv, text with tabs), as rows of trimmed words.
import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { ok, refuse, type Result } from '../../domain/shared/result.ts';

const MAX_ROWS = 5000;

function word(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell as string | number | boolean).trim();
}

/** Reads the first sheet. Refuses what is no table, is not UTF-8, or has more than 5,000 rows: `file_unreadable`. */
export async function readTable(bytes: Buffer): Promise<Result<string[][]>> {
	let rows: string[][];
	try {
		// every xlsx is a zip
		if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
			const sheets = (await readXlsx(bytes)) as unknown as { data: unknown[][] }[];
			rows = (sheets[0]?.data ?? []).map((row) => row.map(word));
		} else {
			const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
			const delimiter = text.slice(0, 2000).includes('\t') ? '\t' : ',';
			rows = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false, trim: true });
		}
	} catch (error) {
		const why = error instanceof TypeError ? '不是 UTF-8 编码 / not UTF-8' : (error as Error).message;
		return refuse('file_unreadable', { why });
	}
	return rows.length > MAX_ROWS ? refuse('file_unreadable', { why: `> ${MAX_ROWS} 行 / rows` }) : ok(rows);
}

/**
 * Where each column stands, by the headings people write; null when the first row holds none of the `needed` ones, so that it
 * is a row like the others.
 */
export function columnsByHeading<C extends string>(
	first: readonly string[],
	headings: Readonly<Record<C, readonly string[]>>,
	needed: C
): Map<C, number> | null {
	const found = new Map<C, number>();
	for (const [index, cell] of first.entries())
		for (const column of Object.keys(headings) as C[])
			if (headings[column].includes(cell.toLowerCase().trim()) && !found.has(column)) found.set(column, index);
	return found.has(needed) ? found : null;
}
