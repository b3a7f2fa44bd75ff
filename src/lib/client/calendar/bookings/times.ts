// Times as they are typed in a form: a day and two clocks.
import { addDays, dayOfInstant, instantAt, minuteOfInstant } from '#lib/domain/shared/day.ts';

export interface Typed {
	day: string;
	from: string;
	to: string;
}

function clock(minute: number): string {
	return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** A stretch of time as it stands in the form; the day is the first one. */
export function typedOf(startsAt: number, endsAt: number): Typed {
	return { day: dayOfInstant(startsAt), from: clock(minuteOfInstant(startsAt)), to: clock(minuteOfInstant(endsAt)) };
}

/**
 * What was typed as instants, or null when it is not a time yet. What lasted over midnight keeps its days as long as the clocks
 * allow it; otherwise an end at or before the start is the next morning's.
 */
export function instantsOf(typed: Typed, days = 0): { startsAt: number; endsAt: number } | null {
	if (!/^\d{4}-\d\d-\d\d$/.test(typed.day) || !/^\d\d:\d\d/.test(typed.from) || !/^\d\d:\d\d/.test(typed.to))
		return null;
	const startsAt = instantAt(typed.day, typed.from);
	const last = addDays(typed.day, days);
	const endsAt = instantAt(last, typed.to);
	return { startsAt, endsAt: endsAt > startsAt ? endsAt : instantAt(addDays(last, 1), typed.to) };
}

/** A clock as it is written, out of what was typed: 14:00, 1400, 930, 9; null when it is none. */
export function clockOf(typed: string): string | null {
	const digits = typed.trim().replace('：', ':');
	const [, hours = '', minutes = '00'] = /^(\d{1,2}):?(\d{2})?$/.exec(digits) ?? [];
	if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return null;
	return `${hours.padStart(2, '0')}:${minutes}`;
}
