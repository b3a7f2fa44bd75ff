// A list as a spreadsheet: one sheet, headings that stay, columns as wide as their words.
import writeXlsx from 'write-excel-file/node';

export interface TableColumn<Row> {
	readonly title: string;
	readonly value: (row: Row) => string | number | null;
	/** In characters; 14 unless given. */
	readonly width?: number;
}

/** The rows as an .xlsx file. */
export async function toXlsx<Row>(
	name: string,
	columns: readonly TableColumn<Row>[],
	rows: readonly Row[]
): Promise<Buffer> {
	const head = columns.map((column) => ({ value: column.title, fontWeight: 'bold' as const }));
	const body = rows.map((row) =>
		columns.map((column) => {
			const value = column.value(row);
			if (value === null) return null;
			return typeof value === 'number' ? { value, type: Number } : { value, type: String };
		})
	);
	return await writeXlsx([head, ...body], {
		// a sheet's name may not hold these, nor be longer than 31
		sheet: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
		columns: columns.map((column) => ({ width: column.width ?? 14 })),
		stickyRowsCount: 1
	}).toBuffer();
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A spreadsheet to save, under a name that may be Chinese (RFC 6266). */
export function xlsxResponse(name: string, bytes: Buffer): Response {
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': XLSX,
			'content-disposition': `attachment; filename="export.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
			'cache-control': 'no-store'
		}
	});
}
