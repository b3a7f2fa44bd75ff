// The rules of recurrence that an editor offers, and RFC 5545's spelling of them. A rule always ends.
import { instantAt } from '../../shared/day.ts';

/** Counted from the front (1 to 5) or the last one (-1). */
export type Nth = 1 | 2 | 3 | 4 | -1;

export type RulePattern =
	/** Every so many weeks on these days; 1 is Monday, 7 Sunday. */
	| { readonly every: 'week'; readonly interval: number; readonly days: readonly number[] }
	/** Every so many months on the nth such weekday. Three months are a quarter. */
	| { readonly every: 'month'; readonly interval: number; readonly nth: Nth; readonly weekday: number }
	/** Every so many months on this date; -1 is the last day. Months without the date are left out (RFC 5545 §3.3.10). */
	| { readonly every: 'month'; readonly interval: number; readonly date: number };

export type RuleEnd = { readonly until: string } | { readonly count: number };

export type SeriesRule = RulePattern & { readonly end: RuleEnd };

/** More dates than this are no series that somebody can look through. */
export const MAX_DATES = 400;

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

function dayCode(day: number): string {
	return DAYS[day - 1] ?? 'MO';
}

/** The last second of a day in the venue's zone, as UNTIL wants it: UTC, because DTSTART has a zone. */
function untilOf(day: string): string {
	const end = new Date(instantAt(day, '24:00') - 1000).toISOString();
	return end.replace(/[-:]/g, '').replace(/\.\d+/, '');
}

/** The RRULE's value, without "RRULE:". */
export function toRRule(rule: SeriesRule): string {
	const parts = [`FREQ=${rule.every === 'week' ? 'WEEKLY' : 'MONTHLY'}`];
	if (rule.interval > 1) parts.push(`INTERVAL=${rule.interval}`);
	if (rule.every === 'week') {
		const days = [...new Set(rule.days)].sort((a, b) => a - b);
		parts.push(`WKST=MO`, `BYDAY=${days.map(dayCode).join(',')}`);
	} else if ('nth' in rule) parts.push(`BYDAY=${rule.nth}${dayCode(rule.weekday)}`);
	else parts.push(`BYMONTHDAY=${rule.date}`);
	parts.push('until' in rule.end ? `UNTIL=${untilOf(rule.end.until)}` : `COUNT=${rule.end.count}`);
	return parts.join(';');
}

function endOf(parts: ReadonlyMap<string, string>): RuleEnd | null {
	const until = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(parts.get('UNTIL') ?? '');
	if (until) {
		const [, y, mo, d, h, mi, s] = until.map(Number);
		const there = new Date(Date.UTC(y ?? 0, (mo ?? 1) - 1, d, h, mi, s) + 8 * 3_600_000);
		return { until: there.toISOString().slice(0, 10) };
	}
	const count = Number(parts.get('COUNT'));
	return Number.isInteger(count) && count > 0 ? { count } : null;
}

/** Reads what `toRRule` writes; null for any other rule. */
export function parseRRule(text: string): SeriesRule | null {
	const parts = new Map(text.split(';').map((part) => part.split('=', 2) as [string, string]));
	const end = endOf(parts);
	const interval = Number(parts.get('INTERVAL') ?? 1);
	const byDay = parts.get('BYDAY') ?? '';
	if (!end || !Number.isInteger(interval) || interval < 1) return null;
	if (parts.get('FREQ') === 'WEEKLY') {
		const days = byDay.split(',').map((code) => DAYS.findIndex((day) => day === code) + 1);
		return days.every((day) => day > 0) ? { every: 'week', interval, days, end } : null;
	}
	const nth = /^(-1|[1-4])([A-Z]{2})$/.exec(byDay);
	if (nth) {
		const day = DAYS.findIndex((code) => code === nth[2]) + 1;
		return day > 0 ? { every: 'month', interval, nth: Number(nth[1]) as Nth, weekday: day, end } : null;
	}
	const date = Number(parts.get('BYMONTHDAY'));
	return Number.isInteger(date) && (date === -1 || (date >= 1 && date <= 31))
		? { every: 'month', interval, date, end }
		: null;
}
