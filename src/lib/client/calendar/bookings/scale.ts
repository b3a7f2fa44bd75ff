// Where an instant stands on the calendar's width, and which instant a place is: the visible hours of each day side by side, days
// of rest narrow.
import { dayOfInstant, instantAt, minuteOfInstant } from '#lib/domain/shared/day.ts';

interface DayPart {
	readonly day: string;
	/** Fractions of the whole width. */
	readonly x: number;
	readonly width: number;
}

export interface Scale {
	readonly parts: readonly DayPart[];
	/** Minutes after midnight. */
	readonly opens: number;
	readonly closes: number;
	/** How wide an hour before or after the working day is, beside one of it. */
	readonly edge: number;
}

const REST_WIDTH = 0.28;
/** The working day; the hours around it take less room where several days are shown. */
const [PRIME_FROM, PRIME_TO] = [8 * 60, 18 * 60];
const EDGE_WIDTH = 0.35;

/** A scale over days; those in `narrow` take less room unless everything is narrow. */
export function scaleOf(
	days: readonly string[],
	narrow: ReadonlySet<string>,
	hours: { readonly opens: number; readonly closes: number }
): Scale {
	const some = days.some((day) => !narrow.has(day));
	const weights = days.map((day) => (some && narrow.has(day) ? REST_WIDTH : 1));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	let at = 0;
	const parts = days.map((day, n) => {
		const width = (weights[n] ?? 1) / total;
		const part = { day, x: at, width };
		at += width;
		return part;
	});
	return { parts, opens: hours.opens, closes: hours.closes, edge: days.length === 1 ? 1 : EDGE_WIDTH };
}

/** Minutes since opening as they are drawn. */
function drawn(scale: Scale, minute: number): number {
	const until = (to: number) => {
		const early = Math.min(to, PRIME_FROM);
		const late = Math.max(to, PRIME_TO);
		return (
			early * scale.edge +
			Math.min(Math.max(to - PRIME_FROM, 0), PRIME_TO - PRIME_FROM) +
			(late - PRIME_TO) * scale.edge
		);
	};
	return until(minute) - until(scale.opens);
}

/** The minute that is drawn there. */
function minuteAt(scale: Scale, width: number): number {
	const [from, to] = [drawn(scale, PRIME_FROM), drawn(scale, PRIME_TO)];
	if (width < from) return PRIME_FROM - (from - width) / scale.edge;
	return width > to ? PRIME_TO + (width - to) / scale.edge : PRIME_FROM + width - from;
}

/** The place of an instant, from 0 to 1; what lies outside stands at the nearest edge. */
export function xOf(scale: Scale, instant: number): number {
	const first = scale.parts[0];
	const day = dayOfInstant(instant);
	if (!first || day < first.day) return 0;
	const part = scale.parts.find((one) => one.day === day);
	if (!part) return 1;
	const into = drawn(scale, minuteOfInstant(instant)) / drawn(scale, scale.closes);
	return part.x + Math.min(Math.max(into, 0), 1) * part.width;
}

/** The end of a stretch: midnight counts to the day before. */
export function endOf(scale: Scale, instant: number): number {
	return xOf(scale, instant - 1);
}

/** The instant at a place, on a grid of so many minutes. */
export function instantOf(scale: Scale, x: number, step = 30): number {
	const part = scale.parts.findLast((one) => one.x <= x) ?? scale.parts[0];
	if (!part) return 0;
	const into = Math.min(Math.max((x - part.x) / part.width, 0), 1);
	const minute = minuteAt(scale, into * drawn(scale, scale.closes));
	return instantAt(part.day, Math.round(minute / step) * step);
}
