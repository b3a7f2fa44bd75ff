// The register and what is projected from it, as Kysely sees them.
import type { ColumnType } from 'kysely';
import type { Instant, MaybeInstant, SetInstant } from './instants.ts';

export interface LineTable {
	round_id: string;
	seq: number;
	command_id: string;
	body_hash: Buffer;
	kind: 'open' | 'close' | 'mode' | 'mark' | 'sign' | 'reopen' | 'status';
	seat_id: string | null;
	person_id: string | null;
	entry_id: string | null;
	aspect: string | null;
	run: number | null;
	value: string | null;
	revision: number;
	reason: string | null;
	marked_at: MaybeInstant;
	received_at: SetInstant;
	prev_hash: Buffer;
	hash: Buffer;
}

export interface ScoreTable {
	round_id: string;
	entry_id: string;
	state: 'none' | 'provisional' | 'complete';
	status: 'active' | 'withdrawn' | 'dns' | 'dnf' | 'dq';
	total: string | null;
	given: number;
	expected: number;
	seq: number;
}

export interface IncidentTable {
	id: string;
	round_id: string | null;
	at: Instant;
	code: string;
	details: ColumnType<unknown, string, never>;
}

export interface ScoringTables {
	line: LineTable;
	score: ScoreTable;
	incident: IncidentTable;
}
