// Competition bases and the steps of their naming, as Kysely sees them.
import type { Generated } from 'kysely';
import type { BaseState } from '../../../domain/calendar/bases/life.ts';
import type { Instant, SetInstant } from './instants.ts';

export interface BaseTable {
	resource_id: string;
	owned_by: 'enterprise' | 'school' | 'public';
	trades: Generated<string[]>;
	grade: 'county' | 'city' | 'province' | 'nation';
	equipment: Generated<string[]>;
	contact: string | null;
	address: string | null;
	state: Generated<BaseState>;
	named_on: string | null;
	expires_on: string | null;
	check_due_on: string | null;
	barred_until: string | null;
	created_at: Instant;
}

export interface BaseStepTable {
	id: string;
	base_id: string;
	step: BaseState;
	reason: string | null;
	until_on: string | null;
	person_id: string | null;
	at: SetInstant;
}

export interface BasesTables {
	base: BaseTable;
	base_step: BaseStepTable;
}
