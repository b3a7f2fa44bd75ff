// The stretches of days that the calendar shows: a day, a week from Monday, a month, a year.
import type { WorkDayFacts } from '#lib/domain/calendar/bookings/facts.ts';
import { addDays, daysBetween, periodEnd, periodStart, weekday } from '#lib/domain/shared/day.ts';

export type View = 'day' | 'week' | 'month' | 'year';
export const VIEWS: readonly View[] = ['day', 'week', 'month', 'year'];

/** First and last day shown when the view stands on `day`. */
export function shownSpan(view: View, day: string): { readonly from: string; readonly to: string } {
	switch (view) {
		case 'day':
			return { from: day, to: day };
		case 'week': {
			const monday = addDays(day, 1 - weekday(day));
			return { from: monday, to: addDays(monday, 6) };
		}
		case 'month': {
			// whole weeks
			const first = periodStart(day, 'month');
			const last = periodEnd(day, 'month');
			return { from: addDays(first, 1 - weekday(first)), to: addDays(last, 7 - weekday(last)) };
		}
		case 'year':
			return { from: periodStart(day, 'year'), to: periodEnd(day, 'year') };
	}
}

/** What is loaded for it: a week more on both sides, so that conflicts and free times reach over the edge. */
export function loadedSpan(view: View, day: string): { readonly from: string; readonly to: string } {
	const { from, to } = shownSpan(view === 'year' ? 'week' : view, day);
	return { from: addDays(from, -7), to: addDays(to, 7) };
}

/** All days of a span. */
export function daysIn(span: { readonly from: string; readonly to: string }): readonly string[] {
	return Array.from({ length: daysBetween(span.from, span.to) + 1 }, (_, n) => addDays(span.from, n));
}

/** Days of rest, which take less room; today never does. */
export function narrowDays(
	days: readonly string[],
	workDays: ReadonlyMap<string, WorkDayFacts>,
	today: string
): ReadonlySet<string> {
	const rests = (day: string) => {
		const special = workDays.get(day);
		return special ? special.kind === 'holiday' : weekday(day) > 5;
	};
	return new Set(days.filter((day) => day !== today && rests(day)));
}

/** The day that the view stands on after so many steps forward; backward when negative. */
export function stepped(view: View, day: string, by: number): string {
	switch (view) {
		case 'day':
			return addDays(day, by);
		case 'week':
			return addDays(day, by * 7);
		case 'month': {
			const first = periodStart(day, 'month');
			return by > 0 ? addDays(periodEnd(day, 'month'), 1) : periodStart(addDays(first, -1), 'month');
		}
		case 'year':
			return `${Number(day.slice(0, 4)) + by}${day.slice(4, 8)}01`;
	}
}

/** The week's number as calendars in China print it (ISO 8601). */
export function weekNumber(day: string): number {
	const thursday = addDays(day, 4 - weekday(day));
	return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
}
