// Setting a title slip: text that stands upright in one or two columns of a given height.

const HANZI = '〇一二三四五六七八九';

/** Digits that would lie on their side in a column: years digit by digit, smaller numbers as they are spoken. */
export function uprightDigits(text: string): string {
	return text.replace(/\d+/g, (digits) => {
		const value = Number(digits);
		if (digits.length >= 3 || (digits.length === 2 && digits.startsWith('0')))
			return [...digits].map((d) => HANZI[Number(d)]).join('');
		if (value < 10) return HANZI[value] ?? digits;
		const tens = Math.floor(value / 10);
		return `${tens > 1 ? HANZI[tens] : ''}十${value % 10 ? HANZI[value % 10] : ''}`;
	});
}

/** The widths of Chinese characters and of Latin ones beside them, in em. */
export function widthOf(text: string): number {
	let width = 0;
	for (const char of text) width += /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/.test(char) ? 1 : 0.57;
	return width;
}

/**
 * The type size at which `text` fills at most `lines` columns of `height`, between `max` and `min` (all in the same unit).
 * One column is preferred until it would make the characters smaller than two columns do.
 */
export function fitColumns(
	text: string,
	{
		height,
		max,
		min,
		lines = 2,
		leading = 1.06
	}: { height: number; max: number; min: number; lines?: number; leading?: number }
): { size: number; columns: number } {
	const length = Math.max(1, widthOf(text)) * leading;
	let best = { size: 0, columns: 1 };
	for (let columns = 1; columns <= lines; columns++) {
		// a word that does not divide evenly needs a little more than its share
		const column = columns === 1 ? length : Math.ceil(length / columns + (columns - 1) * 0.5);
		// two columns must be worth their width
		const size = Math.min(columns === 1 ? max : max * 0.76, height / column);
		if (size > best.size * 1.4) best = { size, columns };
	}
	return { size: Math.max(min, best.size), columns: best.columns };
}
