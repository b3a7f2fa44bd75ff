// What must be held in each period, and what was waived, as Kysely sees it.
import type { ColumnType, Generated } from 'kysely';
import type { Life } from '../../../domain/competition/life.ts';
import type { CompetitionTable } from './competition.ts';
import type { Instant } from './instants.ts';

export interface ObligationTable {
	id: string;
	organization_id: string;
	title_zh: string;
	title_en: string | null;
	quantifier: 'each' | 'any' | 'total';
	period: 'month' | 'quarter' | 'year';
	minimum: number;
	levels: Generated<CompetitionTable['level'][]>;
	activities: Generated<('skill' | 'five-small' | 'labour' | 'knowledge')[]>;
	trade_ids: Generated<string[]>;
	held_lives: Life[];
	planned_lives: Life[];
	lead_days: number;
	joint_cap: number | null;
	from_day: string;
	to_day: string | null;
	state: Generated<'draft' | 'in-force' | 'superseded'>;
	owner_id: string | null;
	supersedes_id: string | null;
	created_at: Instant;
}

export interface ObligationOrganizationTable {
	obligation_id: string;
	organization_id: string;
}

export interface ObligationWaiverTable {
	id: string;
	obligation_id: string;
	organization_id: string | null;
	period_start: string;
	action: 'waived' | 'revoked';
	reason: string;
	person_id: string;
	position: ColumnType<number, never, never>;
	created_at: Instant;
}

export interface SeasonTables {
	obligation: ObligationTable;
	obligation_organization: ObligationOrganizationTable;
	obligation_waiver: ObligationWaiverTable;
}
