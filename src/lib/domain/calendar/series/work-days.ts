// Which days people work: weekends are free, except where the calendar of holidays and make-up workdays 调休 says otherwise.
import { addDays, daysBetween, weekday } from '../../shared/day.ts';
import type { Text } from '../../shared/text.ts';

/** An ordinary workday, an ordinary weekend day, a day off by notice, and a weekend day worked in exchange. */
export type DayKind = 'working' | 'rest' | 'holiday' | 'make-up';

export interface WorkDay {
	readonly day: string;
	readonly kind: 'holiday' | 'make-up';
	readonly name: Text;
}

/** The exceptional days, by day. */
export type WorkCalendar = ReadonlyMap<string, WorkDay>;

/** No search goes further than this: the longest holiday, with what surrounds it, is far shorter. */
const FAR = 60;

/**
 * One calendar out of several layers: what holds for everybody first, then each organization's own days from the root down, so
 * that the nearest has the last word.
 */
export function layerCalendars(layers: readonly (readonly WorkDay[])[]): WorkCalendar {
	return new Map(layers.flat().map((one) => [one.day, one]));
}

/** What kind of day it is. */
export function kindOfDay(calendar: WorkCalendar, day: string): DayKind {
	return calendar.get(day)?.kind ?? (weekday(day) >= 6 ? 'rest' : 'working');
}

/** Whether people work on it. */
export function isWorking(calendar: WorkCalendar, day: string): boolean {
	const kind = kindOfDay(calendar, day);
	return kind === 'working' || kind === 'make-up';
}

/**
 * The nearest day of one of these kinds after (1) or before (-1) `day` that is not taken; null when there is none within two
 * months.
 */
export function nearestDay(
	calendar: WorkCalendar,
	day: string,
	direction: 1 | -1,
	kinds: readonly DayKind[],
	taken: ReadonlySet<string> = new Set()
): string | null {
	for (let step = 1; step <= FAR; step++) {
		const at = addDays(day, step * direction);
		if (kinds.includes(kindOfDay(calendar, at)) && !taken.has(at)) return at;
	}
	return null;
}

/** How many days people work from `from` to `to`, both included; 0 when `to` lies before it. */
export function workingDays(calendar: WorkCalendar, from: string, to: string): number {
	let count = 0;
	for (let step = 0; step <= daysBetween(from, to); step++) if (isWorking(calendar, addDays(from, step))) count++;
	return count;
}
