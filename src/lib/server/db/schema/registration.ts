// The terms of registering, registrations and their history, as Kysely sees them.
import type { Level } from '../../../domain/competition/registration/levels.ts';
import type { Kind, Source, State } from '../../../domain/competition/registration/states.ts';
import type { Rules } from '../../../domain/competition/registration/terms.ts';
import type { ColumnType, Generated } from 'kysely';
import type { Instant, MaybeInstant, SetInstant } from './instants.ts';

export interface EventRegistrationTable {
	event_id: string;
	opens_at: SetInstant;
	closes_at: SetInstant;
	capacity: number;
	minimum: number | null;
	employer_quota: number | null;
	town_quota: number | null;
	needs_approval: Generated<boolean>;
	waitlist: Generated<boolean>;
	offer_hours: Generated<number>;
	promotes_after_close: Generated<boolean>;
	rules: ColumnType<Rules, string, string>;
	contact: string | null;
	note_zh: string | null;
	note_en: string | null;
	created_at: Instant;
}

export interface RegistrationTable {
	id: string;
	event_id: string;
	number: number;
	state: State;
	position: number | null;
	offer_expires_at: MaybeInstant;
	source: Source;
	unit_id: string | null;
	name_zh: string;
	name_en: string | null;
	name_key: string;
	employer_key: string;
	employer_id: string | null;
	employer_zh: string;
	employer_en: string | null;
	town_id: string | null;
	phone: string | null;
	last_four: string | null;
	birth_year: number | null;
	level: Level | null;
	code: string;
	token_hash: Buffer | null;
	revision: number;
	created_at: Instant;
	changed_at: Instant;
}

export interface RegistrationLineTable {
	registration_id: string;
	seq: number;
	kind: Kind;
	from_state: State | null;
	to_state: State;
	position: number | null;
	reason: string | null;
	by_kind: Source | 'system';
	person_id: string | null;
	at: SetInstant;
}

export interface RegistrationTables {
	event_registration: EventRegistrationTable;
	registration: RegistrationTable;
	registration_line: RegistrationLineTable;
}
