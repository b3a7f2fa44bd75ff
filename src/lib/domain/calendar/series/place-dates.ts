// Where the dates of a rule come to lie once holidays and make-up workdays are looked at.
import { weekday } from '../../shared/day.ts';
import { nearestDay, type WorkCalendar, type WorkDay } from './work-days.ts';

/** What happens to a date that falls on a holiday or a make-up workday. */
export type HolidayPolicy = 'skip' | 'next' | 'previous' | 'keep';

export interface PlacedDate {
	/** The date that the rule gave: the occasion's identity within its series. */
	readonly recursOn: string;
	/** Where it takes place; null when it is left out. */
	readonly day: string | null;
	/** The holiday or make-up workday that the rule's date falls on. */
	readonly hit: WorkDay | null;
}

/**
 * Places each date. A date is hit when the calendar says something special of it. A hit date that moves goes to the nearest day
 * of the kind that the rule chose (an ordinary weekend day for a weekend date, an ordinary workday for a workday), never onto
 * another holiday or make-up workday and never onto a day that the series already takes; where there is none, it is left out.
 */
export function placeDates(
	dates: readonly string[],
	calendar: WorkCalendar,
	policy: HolidayPolicy
): readonly PlacedDate[] {
	const taken = new Set(dates.filter((day) => policy === 'keep' || !calendar.has(day)));
	return dates.map((recursOn): PlacedDate => {
		const hit = calendar.get(recursOn) ?? null;
		if (!hit || policy === 'keep') return { recursOn, day: recursOn, hit };
		const day =
			policy === 'skip'
				? null
				: nearestDay(calendar, recursOn, policy === 'next' ? 1 : -1, [kindAsked(recursOn)], taken);
		if (day) taken.add(day);
		return { recursOn, day, hit };
	});
}

/** A rule that says Saturday wants people's free time, one that says Tuesday their working days. */
function kindAsked(day: string): 'rest' | 'working' {
	return weekday(day) >= 6 ? 'rest' : 'working';
}
