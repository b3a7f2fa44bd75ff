// Calendar days and the venue's wall clock. A day is "2026-11-28"; an instant is milliseconds since the epoch. China has kept
// UTC+8 without summer time since 1992, so that wall time is arithmetic and needs no table.

const MINUTE = 60_000;
const DAY = 86_400_000;
const OFFSET = 8 * 60 * MINUTE;

function utcOf(day: string): number {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	return Date.UTC(year, month - 1, date);
}

function dayAt(utc: number): string {
	return new Date(utc).toISOString().slice(0, 10);
}

/** Whether a text is a calendar day that there is. */
export function isDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utcOf(text)) && dayAt(utcOf(text)) === text;
}

/** The day so many days after `day`; before it when negative. */
export function addDays(day: string, days: number): string {
	return dayAt(utcOf(day) + days * DAY);
}

/** How many days `day` lies after `from`; negative before it. */
export function daysBetween(from: string, day: string): number {
	return Math.round((utcOf(day) - utcOf(from)) / DAY);
}

/** ISO 8601: 1 is Monday, 7 Sunday. */
export function weekday(day: string): number {
	return new Date(utcOf(day)).getUTCDay() || 7;
}

/** The first day of the month, quarter or year that holds `day`. */
export function periodStart(day: string, period: 'month' | 'quarter' | 'year'): string {
	const month = Number(day.slice(5, 7));
	const first = period === 'year' ? 1 : period === 'quarter' ? month - ((month - 1) % 3) : month;
	return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}

/** The last day of the month, quarter or year that holds `day`. */
export function periodEnd(day: string, period: 'month' | 'quarter' | 'year'): string {
	const start = periodStart(day, period);
	const months = period === 'year' ? 12 : period === 'quarter' ? 3 : 1;
	const [year = 0, month = 1] = start.split('-').map(Number);
	return dayAt(Date.UTC(year, month - 1 + months, 0));
}

/** The day in the venue's zone that an instant falls on. */
export function dayOfInstant(instant: number): string {
	return dayAt(Math.floor((instant + OFFSET) / DAY) * DAY);
}

/** Minutes after midnight in the venue's zone. */
export function minuteOfInstant(instant: number): number {
	return Math.floor(((((instant + OFFSET) % DAY) + DAY) % DAY) / MINUTE);
}

/** The instant of a wall time ("14:30", or minutes after midnight) on a day in the venue's zone. */
export function instantAt(day: string, time: string | number): number {
	const [hours = 0, minutes = 0] = typeof time === 'string' ? time.split(':').map(Number) : [0, time];
	return utcOf(day) - OFFSET + (hours * 60 + minutes) * MINUTE;
}
