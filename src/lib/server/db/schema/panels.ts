// The pool of judges and the panels of rounds, as Kysely sees them.
import type { ColumnType, Generated } from 'kysely';
import type { Instant, MaybeInstant } from './instants.ts';

export interface JudgeTable {
	person_id: string;
	organization_id: string;
	active: Generated<boolean>;
	note: string | null;
	created_at: Instant;
}

export interface JudgeQualificationTable {
	id: string;
	person_id: string;
	trade_id: string;
	grade: 'county' | 'city' | 'province' | 'national';
	certificate: string | null;
	valid_until: string | null;
	created_at: Instant;
}

export interface JudgeAvailabilityTable {
	id: string;
	person_id: string;
	during: string;
	available: Generated<boolean>;
	note: string | null;
	created_at: Instant;
}

export interface RecusalTable {
	id: string;
	person_id: string;
	against_employer_id: string | null;
	against_person_id: string | null;
	kind: 'kin' | 'apprentice' | 'declared';
	note: string | null;
	by_person_id: string | null;
	created_at: Instant;
	ended_at: MaybeInstant;
}

export interface PanelPlanTable {
	id: string;
	round_id: string;
	revision: Generated<number>;
	settings: ColumnType<unknown, string, string>;
	chief_id: string | null;
	status: 'optimal' | 'feasible' | 'infeasible' | 'partial' | null;
	method: 'solver' | 'search' | null;
	repairs: ColumnType<unknown, string | undefined, string>;
	lacks: ColumnType<unknown, string | undefined, string>;
	planned_at: MaybeInstant;
	published_at: MaybeInstant;
	published_revision: number | null;
	created_at: Instant;
}

export interface PanelAssignmentTable {
	plan_id: string;
	heat: number;
	zone: number;
	slot: number;
	person_id: string;
	pinned: Generated<boolean>;
	reason: string | null;
}

export interface PanelTables {
	judge: JudgeTable;
	judge_qualification: JudgeQualificationTable;
	judge_availability: JudgeAvailabilityTable;
	recusal: RecusalTable;
	panel_plan: PanelPlanTable;
	panel_assignment: PanelAssignmentTable;
}
