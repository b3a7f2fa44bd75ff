// What a series would be: its dates by the rule, moved by the work calendar, with what is taken on each. Saving does the same
// inside its transaction, so that a preview promises nothing else.
import { placeDates, type HolidayPolicy } from '../../../domain/calendar/series/place-dates.ts';
import { MAX_DATES, toRRule, type SeriesRule } from '../../../domain/calendar/series/rule.ts';
import type { WorkDay } from '../../../domain/calendar/series/work-days.ts';
import { addDays, instantAt } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Db } from '../../db/database.ts';
import type { BookingTable } from '../../db/schema.ts';
import { datesOfRule } from './expand-rule.ts';
import { takenDuring, type Taken } from './series.queries.ts';
import { workCalendar } from './work-days.ts';

export interface SeriesPattern {
	readonly rule: SeriesRule;
	readonly startsOn: string;
	/** Wall time in the venue's zone, "18:30". */
	readonly startsTime: string;
	readonly minutes: number;
	readonly policy: HolidayPolicy;
	readonly resources: readonly { readonly resourceId: string; readonly role: BookingTable['role'] }[];
	/** People who teach, booked as far as they are free. */
	readonly teachers: readonly string[];
}

export interface ProposedDate {
	readonly recursOn: string;
	/** Where it takes place; null when the policy leaves it out. */
	readonly day: string | null;
	readonly hit: WorkDay | null;
	readonly startsAt: number;
	readonly endsAt: number;
	readonly taken: readonly Omit<Taken, 'at'>[];
}

/** The dates of a rule; refuses one without dates or with more than can be looked through. */
export function ruleDates(pattern: Pick<SeriesPattern, 'rule' | 'startsOn' | 'startsTime'>): Result<string[]> {
	const dates = datesOfRule(toRRule(pattern.rule), pattern.startsOn, pattern.startsTime);
	if (dates.length === 0) return refuse('series_empty');
	return dates.length > MAX_DATES ? refuse('series_too_long', { max: MAX_DATES }) : ok(dates);
}

/**
 * Places the given dates and looks what is taken on them. `besides` are occasions that will move themselves. Two statements,
 * however many dates there are.
 */
export async function proposeDates(
	db: Db,
	organizationId: string,
	pattern: Pick<SeriesPattern, 'startsTime' | 'minutes' | 'policy'>,
	dates: readonly string[],
	resourceIds: readonly string[],
	besides: readonly string[] = []
): Promise<ProposedDate[]> {
	const [first, last] = [dates[0], dates.at(-1)];
	if (first === undefined || last === undefined) return [];
	// a date may move by two months at most
	const calendar = await workCalendar(db, organizationId, addDays(first, -62), addDays(last, 62));
	const placed = placeDates(dates, calendar, pattern.policy).map((one) => {
		const startsAt = instantAt(one.day ?? one.recursOn, pattern.startsTime);
		return { ...one, startsAt, endsAt: startsAt + pattern.minutes * 60_000 };
	});
	const held = placed.filter((one) => one.day !== null);
	const taken = await takenDuring(db, held, resourceIds, besides);
	return placed.map((one) => ({ ...one, taken: taken.filter((other) => held[other.at] === one) }));
}

/** The sentence of a refusal: how many are taken, and the first of them. */
export function refuseTaken(dates: readonly ProposedDate[]) {
	const bad = dates.filter((one) => one.taken.length > 0);
	const [first] = bad;
	const other = first?.taken[0];
	return refuse('series_taken', {
		taken: bad.length,
		total: dates.length,
		day: first?.day ?? '',
		who: other?.name.zh ?? '',
		what: other?.title.zh ?? ''
	});
}
