// Entries as files: what a spreadsheet is sent as, the template to fill in, and the list to keep.
import type { EntryDetail } from './shapes.ts';

/** A file's bytes as text the server can read. Spreadsheets in China often save CSV as GB 18030. */
export function asUtf8(bytes: Uint8Array): { readonly text: string; readonly recoded: boolean } {
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), recoded: false };
	} catch {
		return { text: new TextDecoder('gb18030').decode(bytes), recoded: true };
	}
}

/** Whether a file is a workbook (every xlsx is a zip) rather than text. */
export function isWorkbook(bytes: Uint8Array): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** One cell of CSV. A leading sign that a spreadsheet would run as a formula is made harmless. */
function cell(words: string): string {
	const safe = /^[=+\-@\t\r]/.test(words) && !/^[-+]?\d+(\.\d+)?$/.test(words) ? `'${words}` : words;
	return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV that Excel opens as UTF-8. */
export function csvOf(rows: readonly (readonly string[])[]): string {
	return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

export const TEMPLATE_HEADINGS = ['编号', '姓名', '英文名', '单位', '单位英文', '顺序'] as const;

/** The list as it stands, in starting order. */
export function entriesCsv(entries: readonly EntryDetail[], statusWord: (entry: EntryDetail) => string): string {
	return csvOf([
		[...TEMPLATE_HEADINGS, '状态'],
		...entries.map((entry) => [
			entry.code,
			entry.name.zh,
			entry.name.en ?? '',
			entry.employer?.zh ?? '',
			entry.employer?.en ?? '',
			String(entry.order),
			statusWord(entry)
		])
	]);
}
