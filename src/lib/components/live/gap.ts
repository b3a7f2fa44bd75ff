// Exact differences of totals, and how far an entry is from the next place that counts.
import type { BoardHead, BoardRow } from '#lib/protocol/board.ts';

/** |a − b| of two exact decimals, with the places of the longer one. */
export function difference(a: string, b: string): string {
	const places = Math.max(placesOf(a), placesOf(b));
	const scaled = scale(a, places) - scale(b, places);
	const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
	return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function placesOf(decimal: string): number {
	return decimal.includes('.') ? decimal.length - decimal.indexOf('.') - 1 : 0;
}

function scale(decimal: string, places: number): bigint {
	return BigInt(decimal.replace('.', '') + '0'.repeat(places - placesOf(decimal)));
}

export interface Gap {
	/** `lead`: ahead of the next; `prize`: behind the last prize; `next`: behind the rank above. */
	readonly to: 'lead' | 'prize' | 'next';
	/** The rank that is meant. */
	readonly rank: number;
	readonly by: string;
}

/** How far `row` is from the next place that counts; null where it has no rank or stands alone. */
export function gapOf(row: BoardRow, rows: readonly BoardRow[], head: BoardHead): Gap | null {
	if (row.rank === null || row.total === null) return null;
	const mine = row.rank;
	const ranked = rows.filter((other) => other.rank !== null && other.total !== null);
	const gap = (to: Gap['to'], other: BoardRow | undefined): Gap | null =>
		other?.total && other.rank !== null && row.total !== null
			? { to, rank: other.rank, by: difference(row.total, other.total) }
			: null;
	if (mine === 1)
		return gap(
			'lead',
			ranked.find((other) => (other.rank ?? 0) > 1)
		);
	if (head.prizes > 0 && mine > head.prizes)
		return gap(
			'prize',
			ranked.findLast((other) => (other.rank ?? Infinity) <= head.prizes)
		);
	return gap(
		'next',
		ranked.findLast((other) => (other.rank ?? Infinity) < mine)
	);
}

/** What can still become of an entry: its place is settled, a prize is safe, possible or out of reach. */
export type Outlook = 'settled' | 'safe' | 'open' | 'beyond' | 'unknown';

export function outlookOf(row: BoardRow, prizes: number): Outlook {
	if (row.bestRank === null || row.worstRank === null) return 'unknown';
	if (row.bestRank === row.worstRank) return 'settled';
	if (prizes <= 0) return 'open';
	if (row.worstRank <= prizes) return 'safe';
	return row.bestRank <= prizes ? 'open' : 'beyond';
}
