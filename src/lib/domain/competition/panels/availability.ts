// When a judge cannot come: what they said, less what they took back, and what holds them elsewhere.
import type { Text } from '../../shared/text.ts';
import type { Absence, Span } from './model.ts';

/** What a judge said about a stretch of time. */
export interface Declared extends Span {
	/** A piece taken out of a longer absence. */
	readonly available: boolean;
	readonly note: Text | null;
}

/** A stretch without the pieces that lie in these; in order of time. */
function without(span: Span, pieces: readonly Span[]): Span[] {
	let left: Span[] = [span];
	for (const piece of pieces)
		left = left.flatMap((one) => {
			if (piece.to <= one.from || piece.from >= one.to) return [one];
			const before = piece.from > one.from ? [{ from: one.from, to: piece.from }] : [];
			const after = piece.to < one.to ? [{ from: piece.to, to: one.to }] : [];
			return [...before, ...after];
		});
	return left;
}

/** The absences that follow from what was said; a booking elsewhere is one that nobody can take back. */
export function absencesOf(
	declared: readonly Declared[],
	bookings: readonly (Span & { readonly what: Text | null })[]
): Absence[] {
	const back = declared.filter((one) => one.available);
	const away = declared
		.filter((one) => !one.available)
		.flatMap((one) => without(one, back).map((span) => ({ ...span, booked: false, why: one.note })));
	const held = bookings.map(({ from, to, what }) => ({ from, to, booked: true, why: what }));
	return [...away, ...held].sort((a, b) => a.from - b.from || a.to - b.to);
}
