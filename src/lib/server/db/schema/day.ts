// What was done on the day, as Kysely sees it.
import type { ColumnType } from 'kysely';
import type { SetInstant } from './instants.ts';

export interface DayLineTable {
	id: string;
	competition_id: string;
	day: string;
	at: SetInstant;
	person_id: string;
	action: 'start' | 'finish' | 'skip' | 'late' | 'undo';
	occasion_id: string | null;
	minutes: number | null;
	reason: string | null;
	changes: ColumnType<unknown, string, never>;
	undoes: string | null;
}

export interface DayTables {
	day_line: DayLineTable;
}
