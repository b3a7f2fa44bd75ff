// Draws: promises, sources, values and steps, as Kysely sees them. All of it append-only.
import type { Generated } from 'kysely';
import type { DrawStage } from '../../../domain/competition/draw/rule.ts';
import type { SourceKind } from '../../../domain/competition/draw/source.ts';
import type { DrawStep } from '../../../domain/competition/draw/state.ts';
import type { MaybeInstant, SetInstant } from './instants.ts';

export interface DrawTable {
	id: string;
	round_id: string;
	stage: DrawStage;
	list: string;
	list_hash: string;
	rule: string;
	rule_hash: string;
	base_id: string | null;
	operator_id: string;
	witnesses: Generated<string[]>;
	redraw_of: string | null;
	reason: string | null;
	prepared_at: SetInstant;
}

export interface DrawRowTable {
	draw_id: string;
	number: number;
	entry_id: string;
}

export interface DrawSourceTable {
	draw_id: string;
	position: number;
	name: string;
	kind: SourceKind;
	holder: string;
	throws: number | null;
	opens_at: MaybeInstant;
}

export interface DrawValueTable {
	id: string;
	draw_id: string;
	source: string;
	what: 'hash' | 'value';
	value: string;
	person_id: string;
	at: SetInstant;
}

export interface DrawSecretTable {
	draw_id: string;
	value: string;
}

export interface DrawStepTable {
	id: string;
	draw_id: string;
	step: DrawStep;
	person_id: string;
	note: string | null;
	result: string | null;
	at: SetInstant;
}

export interface DrawTables {
	draw: DrawTable;
	draw_row: DrawRowTable;
	draw_source: DrawSourceTable;
	draw_value: DrawValueTable;
	draw_secret: DrawSecretTable;
	draw_step: DrawStepTable;
}
