// The same again: where a competition's days go when it is held once more.
import { addDays, daysBetween, periodEnd, periodStart, weekday } from '../../shared/day.ts';
import { isRestDay, type DayKinds } from './lead-times.ts';

export type Period = 'month' | 'quarter' | 'year';

/** The day of the same weekday in the next period that lies nearest to the same distance from its beginning. */
export function sameAgain(day: string, period: Period): string {
	const next = addDays(periodEnd(day, period), 1);
	const wanted = addDays(next, daysBetween(periodStart(day, period), day));
	const by = (weekday(day) - weekday(wanted) + 7) % 7;
	const near = addDays(wanted, by > 3 ? by - 7 : by);
	if (near < next) return addDays(near, 7);
	return near > periodEnd(next, period) ? addDays(near, -7) : near;
}

/** How days that fall on a public holiday are moved; a weekend is where a contest may well be. */
export type HolidayRule = 'keep' | 'next' | 'previous';

/** The day, moved off public holidays (to the next or last day that is none and, after a holiday, no rest day). */
export function offHolidays(day: string, kinds: DayKinds, rule: HolidayRule): string {
	if (rule === 'keep' || kinds.get(day) !== 'holiday') return day;
	let at = day;
	for (let n = 0; n < 40 && isRestDay(at, kinds); n++) at = addDays(at, rule === 'next' ? 1 : -1);
	return at;
}

/** First and last day of a copy that begins on `startsOn`: as long as the original, and off holidays as a whole. */
export function copiedSpan(
	days: number,
	startsOn: string,
	kinds: DayKinds,
	rule: HolidayRule
): { startsOn: string; endsOn: string } {
	const first = offHolidays(startsOn, kinds, rule);
	const span = { startsOn: first, endsOn: addDays(first, days - 1) };
	if (rule === 'keep') return span;
	// a later day of it may still be a holiday: go on in the same direction until none is
	for (let n = 0; n < 40; n++) {
		const hit = Array.from({ length: days }, (_, at) => addDays(span.startsOn, at)).some(
			(day) => kinds.get(day) === 'holiday'
		);
		if (!hit) break;
		span.startsOn = addDays(span.startsOn, rule === 'next' ? 1 : -1);
		span.endsOn = addDays(span.startsOn, days - 1);
	}
	return span;
}
