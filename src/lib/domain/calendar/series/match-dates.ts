// Which occasion of a series becomes which date of its changed rule, so that people keep the appointments they subscribed to.

export interface Matched<Row> {
	/** Rows that stay, with the date of the new rule that each now stands for. */
	readonly kept: readonly { readonly row: Row; readonly recursOn: string }[];
	/** Rows for which the new rule has no date any more. */
	readonly surplus: readonly Row[];
	/** Dates of the new rule for which there is no row yet. */
	readonly fresh: readonly string[];
}

/**
 * Gives each row a date of the new rule: its own where the rule still has it; the others between two such rows take the new
 * dates between them in order (the third lesson stays the third lesson when the class moves from Tuesday to Wednesday). Rows and
 * dates come in order of their day.
 */
export function matchDates<Row extends { readonly recursOn: string }>(
	rows: readonly Row[],
	dates: readonly string[]
): Matched<Row> {
	const wanted = new Set(dates);
	const same = new Set(rows.filter((row) => wanted.has(row.recursOn)).map((row) => row.recursOn));
	const stretches = stretchesOf(dates, same);
	const kept: { row: Row; recursOn: string }[] = [];
	const surplus: Row[] = [];
	let stretch = 0;
	for (const row of rows) {
		if (same.has(row.recursOn)) {
			stretch++;
			kept.push({ row, recursOn: row.recursOn });
			continue;
		}
		const recursOn = stretches[stretch]?.shift();
		if (recursOn === undefined) surplus.push(row);
		else kept.push({ row, recursOn });
	}
	return { kept, surplus, fresh: stretches.flat() };
}

/** The dates before the first, between and after the last of those that stay. */
function stretchesOf(dates: readonly string[], same: ReadonlySet<string>): string[][] {
	const stretches: string[][] = [[]];
	for (const day of dates) {
		if (same.has(day)) stretches.push([]);
		else stretches.at(-1)?.push(day);
	}
	return stretches;
}
