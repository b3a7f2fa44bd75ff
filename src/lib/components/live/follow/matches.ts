// Who is meant by what was typed: name, employer or code, in either language, each word somewhere.
import type { BoardRow } from '#lib/protocol/board.ts';

function plain(text: string): string {
	return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
}

/** True when every word of the query stands in the row's name, employer or code. */
export function matches(row: BoardRow, query: string): boolean {
	const words = plain(query).trim().split(' ').filter(Boolean);
	const texts = [row.code, row.name?.zh, row.name?.en, row.employer?.zh, row.employer?.en];
	const hay = plain(texts.filter(Boolean).join('\n'));
	return words.every((word) => hay.includes(word));
}
