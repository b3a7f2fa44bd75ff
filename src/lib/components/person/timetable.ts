// Appointments by day, and how far away a day is said to be.
import type { Booked } from '#lib/client/calendar/series-shapes.ts';
import { addDays, dayOfInstant } from '#lib/domain/shared/day.ts';

export interface DayOf {
	readonly day: string;
	readonly rows: readonly Booked[];
}

/** The appointments in their order, those of one day together. */
export function byDay(rows: readonly Booked[]): readonly DayOf[] {
	const days = new Map<string, Booked[]>();
	for (const row of rows) {
		const day = dayOfInstant(row.startsAt);
		days.set(day, [...(days.get(day) ?? []), row]);
	}
	return [...days].map(([day, list]) => ({ day, rows: list }));
}

/** Today, tomorrow, or neither. */
export function nearness(day: string, today: string): 'today' | 'tomorrow' | null {
	if (day === today) return 'today';
	return day === addDays(today, 1) ? 'tomorrow' : null;
}

/** What comes next: the first that is not cancelled. */
export function nextOf(rows: readonly Booked[]): Booked | undefined {
	return rows.find((row) => row.state !== 'cancelled');
}
