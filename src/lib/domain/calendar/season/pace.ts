// Whether a total keeps pace with the year: what elapsed working days would let expect, and where it ends at this pace.
import { addDays } from '../../shared/day.ts';
import { isWorkingDay, type DayMarks } from './working-days.ts';

export interface Pace {
	/** What should be held by the end of yesterday if the year went evenly over its working days. */
	readonly expected: number;
	/** Held so far, as it would be at the period's end at the same pace. */
	readonly trend: number;
	/** Held and planned together: what is certain unless something is cancelled. */
	readonly certain: number;
	/** The greater of the two: where the period will end. */
	readonly forecast: number;
	readonly behind: boolean;
}

/** How many working days lie from one day to another, both included. */
export function workingDaysBetween(from: string, to: string, marks: DayMarks): number {
	let count = 0;
	for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day, marks)) count++;
	return count;
}

/** The pace of a total in its period. Nothing is expected on the first day; all of it once the period is over. */
export function paceOf(
	total: { held: number; planned: number; minimum: number; start: string; end: string },
	today: string,
	marks: DayMarks
): Pace {
	const all = workingDaysBetween(total.start, total.end, marks);
	const gone = today > total.end ? all : workingDaysBetween(total.start, addDays(today, -1), marks);
	const expected = all === 0 ? total.minimum : Math.floor((total.minimum * gone) / all);
	const trend = gone === 0 ? total.held : Math.round((total.held * all) / gone);
	const certain = total.held + total.planned;
	return { expected, trend, certain, forecast: Math.max(trend, certain), behind: total.held < expected };
}
