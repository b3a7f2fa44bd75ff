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
}

const REST_WIDTH = 0.3;

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
	return { parts, opens: hours.opens, closes: hours.closes };
}

/** The place of an instant, from 0 to 1; what lies outside stands at the nearest edge. */
export function xOf(scale: Scale, instant: number): number {
	const first = scale.parts[0];
	const day = dayOfInstant(instant);
	if (!first || day < first.day) return 0;
	const part = scale.parts.find((one) => one.day === day);
	if (!part) return 1;
	const into = (minuteOfInstant(instant) - scale.opens) / (scale.closes - scale.opens);
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
	const minute = scale.opens + into * (scale.closes - scale.opens);
	return instantAt(part.day, Math.round(minute / step) * step);
}
