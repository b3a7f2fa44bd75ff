// The results as a CSV file: UTF-8 with a byte order mark, so that spreadsheets read it.
import { stringify } from 'csv-stringify/sync';
import { shownValue } from '../../src/lib/domain/scoring/compile-scheme.ts';
import type { Lang } from './problem.ts';
import { statusOf, tieText, totalText } from './print-standings.ts';
import type { Scored } from './score-files.ts';

/** A name that a spreadsheet would take for a formula is kept from being one. */
function asText(name: string | null): string | null {
	return name && /^[=+@\t\r]/.test(name) ? `'${name}` : name;
}

/** One line per entry in the order of the standings. Totals are exact decimals. */
export function resultsCsv(scored: Scored, lang: Lang): string {
	const { compiled, entries } = scored;
	const rows = entries.map((entry) => {
		const { id, name, score, standing } = entry;
		return [
			id,
			standing.rank,
			score.total && totalText(scored, score.total),
			statusOf(entry),
			score.state,
			asText(name),
			score.given,
			score.expected,
			tieText(scored, entry, lang),
			...compiled.columns.map((column) => {
				const value = score.node(column.code);
				return value && shownValue(column, value);
			})
		];
	});
	const header = ['entry', 'rank', 'total', 'status', 'state', 'name', 'given', 'expected', 'tie'];
	return stringify([[...header, ...compiled.columns.map((column) => column.code)], ...rows], { bom: true });
}
