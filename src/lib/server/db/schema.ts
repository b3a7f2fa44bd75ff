// The tables as Kysely sees them, a file for each room. Must say what migrations/ says; tests/server/schema.spec.ts compares the two.
import type { CalendarTables } from './schema/calendar.ts';
import type { CompetitionTables } from './schema/competition.ts';
import type { PanelTables } from './schema/panels.ts';
import type { PeopleTables } from './schema/people.ts';
import type { ScoringTables } from './schema/scoring.ts';

export type { BookingTable, OccasionTable, ResourceTable } from './schema/calendar.ts';
export type { CompetitionTable } from './schema/competition.ts';
export type { OrganizationTable } from './schema/people.ts';

export type Tables = PeopleTables & CompetitionTables & ScoringTables & CalendarTables & PanelTables;
