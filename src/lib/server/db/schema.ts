// The tables as Kysely sees them, a file for each room. Must say what migrations/ says; tests/server/schema.spec.ts compares the two.
import type { BasesTables } from './schema/bases.ts';
import type { BookingsTables } from './schema/bookings.ts';
import type { CalendarTables } from './schema/calendar.ts';
import type { CompetitionTables } from './schema/competition.ts';
import type { DayTables } from './schema/day.ts';
import type { DrawTables } from './schema/draw.ts';
import type { FeedTables } from './schema/feeds.ts';
import type { LifeTables } from './schema/life.ts';
import type { PanelTables } from './schema/panels.ts';
import type { PeopleTables } from './schema/people.ts';
import type { RegistrationTables } from './schema/registration.ts';
import type { ScoringTables } from './schema/scoring.ts';
import type { SeasonTables } from './schema/season.ts';

export type { BookingTable, OccasionTable, ResourceTable, SeriesTable, WorkDayTable } from './schema/calendar.ts';
export type { CompetitionTable } from './schema/competition.ts';
export type { OrganizationTable } from './schema/people.ts';

export interface Tables
	extends
		BasesTables,
		BookingsTables,
		CalendarTables,
		CompetitionTables,
		DayTables,
		DrawTables,
		FeedTables,
		LifeTables,
		PanelTables,
		PeopleTables,
		RegistrationTables,
		ScoringTables,
		SeasonTables {}
