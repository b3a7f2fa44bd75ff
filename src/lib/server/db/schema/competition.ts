// Competitions down to seats and tablets, as Kysely sees them.
import type { Life } from '../../../domain/competition/life.ts';
import type { LeadKind } from '../../../domain/competition/life/lead-times.ts';
import type { ColumnType, Generated } from 'kysely';
import type { Instant, MaybeInstant, SetInstant } from './instants.ts';

export interface CompetitionTable {
	id: string;
	organization_id: string;
	level: 'county' | 'township' | 'system' | 'enterprise';
	title_zh: string;
	title_en: string | null;
	venue_zh: string | null;
	venue_en: string | null;
	starts_on: string;
	ends_on: string;
	life: Generated<Life>;
	activity: Generated<'skill' | 'five-small' | 'labour' | 'knowledge'>;
	trade_id: string | null;
	base_id: string | null;
	lead_times: ColumnType<Partial<Record<LeadKind, number>>, string | undefined, string>;
	created_at: Instant;
}

export interface EventTable {
	id: string;
	competition_id: string;
	title_zh: string;
	title_en: string | null;
	position: number;
	created_at: Instant;
}

export interface RoundTable {
	id: string;
	event_id: string;
	title_zh: string;
	title_en: string | null;
	position: number;
	state: Generated<'draft' | 'open' | 'closed'>;
	mode: Generated<'live' | 'frozen' | 'hidden'>;
	scheme: ColumnType<unknown, string | null | undefined, string | null>;
	scheme_hash: string | null;
	prizes: Generated<number>;
	show_names: Generated<boolean>;
	simulated: Generated<boolean>;
	setup: Generated<number>;
	seq: Generated<number>;
	head: Generated<Buffer>;
	codes_sealed: Generated<boolean>;
	created_at: Instant;
}

export interface EntryTable {
	id: string;
	round_id: string;
	code: string;
	start_order: number;
	name_zh: string;
	name_en: string | null;
	employer_id: string | null;
	employer_zh: string | null;
	employer_en: string | null;
	registration_id: string | null;
	created_at: Instant;
}

export interface SeatTable {
	id: string;
	round_id: string;
	number: number;
	role: Generated<'judge' | 'chief'>;
	person_id: string | null;
}

export interface PairingCodeTable {
	code_hash: Buffer;
	seat_id: string;
	created_at: Instant;
	expires_at: SetInstant;
	used_at: MaybeInstant;
}

export interface TabletTable {
	id: string;
	seat_id: string;
	token_hash: Buffer;
	label: string;
	paired_at: Instant;
	ended_at: MaybeInstant;
	ended_why: 'taken-over' | 'revoked' | null;
}

export interface CompetitionTables {
	competition: CompetitionTable;
	event: EventTable;
	round: RoundTable;
	entry: EntryTable;
	seat: SeatTable;
	pairing_code: PairingCodeTable;
	tablet: TabletTable;
}
