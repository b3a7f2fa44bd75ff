// The calendar of some days and of a year, for those who may read it.
import { daysBetween } from '../../../domain/shared/day.ts';
import { may } from '../../../domain/people/policy.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { CalendarWindow, YearDay } from '../../../protocol/calendar/bookings.ts';
import type { WorkDayFacts } from '../../../domain/calendar/bookings/facts.ts';
import type { Context } from '../../context.ts';
import { loadWindow, loadYear } from './window.queries.ts';

const MOST_DAYS = 400;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

function guardCalendar(context: Context): Result<void> {
	if (may(context.actor, 'calendar:read', {})) return ok(undefined);
	return context.actor.account || context.actor.seat ? refuse('not_allowed') : refuse('sign_in_needed');
}

/** Resources, occasions with what they book, working days and levels from one day to another, both included. */
export async function readCalendar(
	context: Context,
	asked: { from: string | null; to: string | null }
): Promise<Result<CalendarWindow>> {
	const allowed = guardCalendar(context);
	if (!allowed.ok) return allowed;
	const { from, to } = asked;
	if (!from || !to || !DAY.test(from) || !DAY.test(to)) return refuse('body_malformed', { where: 'from, to' });
	if (to < from) return refuse('dates_reversed');
	if (daysBetween(from, to) >= MOST_DAYS) return refuse('calendar_span');
	return ok(await loadWindow(context.database.db, from, to));
}

/** How much happens on each day of a year. */
export async function readYear(
	context: Context,
	year: string
): Promise<Result<{ days: readonly YearDay[]; workDays: readonly WorkDayFacts[] }>> {
	const allowed = guardCalendar(context);
	if (!allowed.ok) return allowed;
	if (!/^20\d\d$/.test(year)) return refuse('body_malformed', { where: 'year' });
	return ok(await loadYear(context.database.db, year));
}
