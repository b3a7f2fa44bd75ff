// Stretches of time, the end not included: what ends at ten leaves ten free.
import { addDays, dayOfInstant } from '../../shared/day.ts';
import type { BookingFacts, OccasionFacts } from './facts.ts';

export const MINUTE = 60_000;

export interface Span {
	readonly from: number;
	readonly to: number;
}

type Timed = Pick<OccasionFacts, 'startsAt' | 'endsAt' | 'setup' | 'teardown'>;

/** The time a booking takes: set-up, teardown and travel belong to it. */
export function busySpan(occasion: Timed, booking: Pick<BookingFacts, 'travel'>): Span {
	return {
		from: occasion.startsAt - (occasion.setup + booking.travel) * MINUTE,
		to: occasion.endsAt + (occasion.teardown + booking.travel) * MINUTE
	};
}

export function overlaps(a: Span, b: Span): boolean {
	return a.from < b.to && b.from < a.to;
}

/** The time both share, or null when they only touch. */
export function shared(a: Span, b: Span): Span | null {
	const span = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
	return span.from < span.to ? span : null;
}

/** Spans joined where they overlap or touch, in order. */
export function joined(spans: readonly Span[]): readonly Span[] {
	const all: { from: number; to: number }[] = [];
	for (const span of [...spans].sort((a, b) => a.from - b.from)) {
		const last = all.at(-1);
		if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
		else all.push({ ...span });
	}
	return all;
}

/** The days that a stretch of time touches. */
export function daysOf(span: Span): readonly string[] {
	const days: string[] = [];
	const last = dayOfInstant(span.to - 1);
	for (let day = dayOfInstant(span.from); day <= last && days.length < 400; day = addDays(day, 1)) days.push(day);
	return days;
}
