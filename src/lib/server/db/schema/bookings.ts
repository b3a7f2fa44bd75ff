// What a conflict weighs for whom, and who took one on, as Kysely sees it.
import type { ConflictCode, ConflictLevel } from '../../../domain/calendar/bookings/levels.ts';
import type { Instant } from './instants.ts';

export interface ConflictLevelTable {
	organization_id: string;
	code: ConflictCode;
	level: ConflictLevel;
}

export interface OccasionOverrideTable {
	id: string;
	occasion_id: string;
	code: ConflictCode;
	subject: string;
	reason: string;
	account_id: string;
	at: Instant;
}

export interface BookingsTables {
	conflict_level: ConflictLevelTable;
	occasion_override: OccasionOverrideTable;
}
