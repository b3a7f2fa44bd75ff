// Which days are worked on: Monday to Friday, less holidays, and the make-up workdays 调休 that pay for them.
import { weekday } from '../../shared/day.ts';

/** Days that differ from their weekday. */
export type DayMarks = ReadonlyMap<string, 'holiday' | 'make-up'>;
export type DayKind = 'work' | 'weekend' | 'holiday' | 'make-up';

export function dayKind(day: string, marks: DayMarks): DayKind {
	return marks.get(day) ?? (weekday(day) > 5 ? 'weekend' : 'work');
}

export function isWorkingDay(day: string, marks: DayMarks): boolean {
	const kind = dayKind(day, marks);
	return kind === 'work' || kind === 'make-up';
}
