// The one place that computes RFC 5545 recurrence. `rrule-temporal` works on zoned times, so that the result does not depend on
// the zone of the machine (others give dates of the host's zone).
import { RRuleTemporal } from 'rrule-temporal';
import { MAX_DATES } from '../../../domain/calendar/series/rule.ts';

export const ZONE = 'Asia/Shanghai';

/** The dates of an RRULE that begins on a day at a time in the venue's zone, in order; at most `MAX_DATES` and one more. */
export function datesOfRule(rule: string, startsOn: string, startsTime: string): string[] {
	const dates: string[] = [];
	const series = new RRuleTemporal({
		rruleString: rule,
		dtstart: Temporal.PlainDateTime.from(`${startsOn}T${startsTime}`).toZonedDateTime(ZONE),
		temporal: Temporal
	});
	series.all((date) => {
		dates.push(date.toPlainDate().toString());
		return dates.length <= MAX_DATES;
	});
	return dates;
}
