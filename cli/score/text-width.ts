// Columns of text in a terminal, where a Chinese character is as wide as two letters.

const WIDE =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NONE = /\p{Mn}|\p{Me}|\p{Cf}/u;

export function textWidth(text: string): number {
	let width = 0;
	for (const char of text) width += NONE.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
	return width;
}

export function padded(text: string, width: number, side: 'left' | 'right'): string {
	const space = ' '.repeat(Math.max(0, width - textWidth(text)));
	return side === 'left' ? text + space : space + text;
}

interface TextColumn {
	readonly heading: string;
	readonly side: 'left' | 'right';
}

/** A table with a rule below its headings; columns without any text are left out. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
	const used = columns.flatMap((column, i) => (rows.some((row) => row[i]) ? [{ ...column, i }] : []));
	const widths = used.map(({ heading, i }) =>
		Math.max(textWidth(heading), ...rows.map((row) => textWidth(row[i] ?? '')))
	);
	const line = (cells: readonly string[]): string =>
		cells
			.map((cell, at) => padded(cell, widths[at] ?? 0, used[at]?.side ?? 'left'))
			.join('  ')
			.trimEnd();
	const head = line(used.map(({ heading }) => heading));
	const rule = widths.map((width) => '─'.repeat(width)).join('  ');
	return [head, rule, ...rows.map((row) => line(used.map(({ i }) => row[i] ?? '')))].join('\n');
}
