// What a spreadsheet puts on the clipboard: rows of cells between tabs, cells with breaks or quotes in double quotes.

export interface PastedEntry {
	readonly code: string;
	readonly name: string;
	readonly nameEn: string;
	readonly employer: string;
}

/** Splits clipboard text into rows of cells. Comma-separated text is taken too when there is no tab in it. */
export function cellsOf(text: string): readonly (readonly string[])[] {
	const between = text.includes('\t') ? '\t' : /[,，]/.test(text) ? ',' : '\t';
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = '';
	let quoted = false;
	const endCell = () => {
		row.push(cell.trim());
		cell = '';
	};
	const endRow = () => {
		endCell();
		if (row.some((c) => c !== '')) rows.push(row);
		row = [];
	};
	for (let i = 0; i < text.length; i++) {
		const c = text[i] ?? '';
		if (quoted) {
			if (c === '"' && text[i + 1] === '"') {
				cell += '"';
				i++;
			} else if (c === '"') quoted = false;
			else cell += c;
		} else if (c === '"' && cell.trim() === '') {
			quoted = true;
			cell = '';
		} else if (c === between || (between === ',' && c === '，')) endCell();
		else if (c === '\n') endRow();
		else if (c !== '\r') cell += c;
	}
	endRow();
	return rows;
}

type Column = keyof PastedEntry;

const headings: Readonly<Record<Column, RegExp>> = {
	code: /^(编号|代码|参赛号|参赛编号|作品号|工位号?|号码|code|no\.?|number|bib)$/i,
	nameEn: /^(英文名?|姓名（英文）|姓名\(英文\)|name[ _-]?(en|english)|english name)$/i,
	name: /^(姓名|名字|名称|选手|参赛者|参赛队|队名|name|name[ _-]?zh|competitor|team)$/i,
	employer: /^(单位|工作单位|所在单位|公司|企业|代表队|employer|company|organi[sz]ation|unit)$/i
};

function headingOf(cell: string): Column | null {
	return (Object.keys(headings) as Column[]).find((column) => headings[column].test(cell.trim())) ?? null;
}

const looksLikeCode = (cell: string) => /^[A-Za-z]{0,4}[-－]?\d{1,5}(-\d+)*$/.test(cell);

/**
 * Rows as entries. A first row of known headings names the columns; otherwise a first column that looks like codes is the
 * code, then name and employer.
 */
export function entriesFrom(rows: readonly (readonly string[])[]): readonly PastedEntry[] {
	const first = rows[0];
	if (!first) return [];
	const named = first.map(headingOf);
	const hasHeadings = named.includes('name');
	const body = hasHeadings ? rows.slice(1) : rows;
	const coded =
		body.length > 0 && body.every((row) => looksLikeCode(row[0] ?? '')) && body.some((row) => row.length > 1);
	const columns: readonly (Column | null)[] = hasHeadings
		? named
		: coded
			? ['code', 'name', 'employer']
			: ['name', 'employer'];
	return body.map((row) => {
		const at = (column: Column) => row[columns.indexOf(column)] ?? '';
		return { code: at('code'), name: at('name'), nameEn: at('nameEn'), employer: at('employer') };
	});
}
