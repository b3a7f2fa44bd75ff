// Which days are worked on: Monday to Friday, less holidays, and the make-up workdays 调休 that pay for them.
import { weekday } from '../../shared/day.ts';

/** Days that differ from their weekday. */
export type DayMarks = ReadonlyMap<string, 'holiday' | 'make-up'>;
export type DayKind = 'work' | 'weekend' | 'holiday' | 'make-up';

/** Statutory holidays that fall on the same days every year (全国年节及纪念日放假办法, 2024): known before a year's table is. */
const FIXED: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

/** What a day is: as marked, else by law, else by its weekday. */
export function dayKind(day: string, marks: DayMarks): DayKind {
	const marked = marks.get(day);
	if (marked) return marked;
	if (FIXED.has(day.slice(5))) return 'holiday';
	return weekday(day) > 5 ? 'weekend' : 'work';
}

export function isWorkingDay(day: string, marks: DayMarks): boolean {
	const kind = dayKind(day, marks);
	return kind === 'work' || kind === 'make-up';
}
