// What is booked, what happens when, heats, working days and long work, as Kysely sees them.
import type { ColumnType, Generated } from 'kysely';
import type { Instant, MaybeInstant, SetInstant } from './instants.ts';

export interface OrganizationClusterTable {
	organization_id: string;
	cluster_id: string;
}

export interface TradeTable {
	id: string;
	code: string | null;
	name_zh: string;
	name_en: string | null;
	created_at: Instant;
}

export interface ResourceTable {
	id: string;
	organization_id: string;
	kind: 'person' | 'room' | 'base' | 'station' | 'equipment';
	person_id: string | null;
	parent_id: string | null;
	name_zh: string | null;
	name_en: string | null;
	capacity: number | null;
	machine: string | null;
	opens_at: string | null;
	closes_at: string | null;
	position: Generated<number>;
	retired_at: MaybeInstant;
	created_at: Instant;
}

export interface CompetitionHostTable {
	competition_id: string;
	organization_id: string;
}

export interface SeriesTable {
	id: string;
	organization_id: string;
	title_zh: string;
	title_en: string | null;
	kind: OccasionTable['kind'];
	rule: string;
	zone: Generated<string>;
	starts_on: string;
	starts_time: string;
	minutes: number;
	policy: Generated<'skip' | 'next' | 'previous' | 'keep'>;
	origin_id: string | null;
	published: Generated<boolean>;
	level: 'county' | 'township' | 'system' | 'enterprise' | null;
	created_at: Instant;
}

export interface OccasionTable {
	id: string;
	organization_id: string;
	kind: 'contest' | 'heat' | 'meeting' | 'class' | 'maintenance' | 'hold';
	competition_id: string | null;
	event_id: string | null;
	series_id: string | null;
	recurs_on: string | null;
	title_zh: string;
	title_en: string | null;
	starts_at: SetInstant;
	ends_at: SetInstant;
	people: number | null;
	setup_minutes: Generated<number>;
	teardown_minutes: Generated<number>;
	state: Generated<'draft' | 'planned' | 'confirmed' | 'running' | 'finished' | 'cancelled' | 'skipped'>;
	started_at: MaybeInstant;
	finished_at: MaybeInstant;
	sequence: Generated<number>;
	by_hand: Generated<boolean>;
	changed_at: Instant;
	created_at: Instant;
	pinned: Generated<boolean>;
	planned_at: MaybeInstant;
}

export interface BookingTable {
	id: string;
	occasion_id: string;
	resource_id: string;
	role: 'venue' | 'judge' | 'chief-judge' | 'teacher' | 'contestant' | 'staff' | 'equipment';
	travel_minutes: Generated<number>;
	hard: Generated<boolean>;
	active: ColumnType<boolean, never, never>;
	during: ColumnType<string, never, never>;
	created_at: Instant;
}

export interface HeatTable {
	id: string;
	round_id: string;
	number: number;
	occasion_id: string | null;
}

export interface HeatPlaceTable {
	entry_id: string;
	heat_id: string;
	station_number: number;
	station_id: string | null;
}

export interface WorkDayTable {
	id: string;
	organization_id: string | null;
	day: string;
	kind: 'holiday' | 'make-up';
	name_zh: string;
	name_en: string | null;
}

export interface JobTable {
	id: string;
	kind: string;
	organization_id: string | null;
	account_id: string;
	state: Generated<'running' | 'done' | 'failed' | 'cancelled'>;
	done: Generated<number>;
	total: number | null;
	note_zh: string | null;
	note_en: string | null;
	result: ColumnType<unknown, string | null | undefined, string | null>;
	cancel_asked: Generated<boolean>;
	seen_at: Instant;
	created_at: Instant;
	ended_at: MaybeInstant;
}

export interface CalendarTables {
	organization_cluster: OrganizationClusterTable;
	trade: TradeTable;
	resource: ResourceTable;
	competition_host: CompetitionHostTable;
	series: SeriesTable;
	occasion: OccasionTable;
	booking: BookingTable;
	heat: HeatTable;
	heat_place: HeatPlaceTable;
	work_day: WorkDayTable;
	job: JobTable;
}
