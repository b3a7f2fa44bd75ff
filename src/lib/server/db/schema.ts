// The tables as Kysely sees them. Must say what migrations/ says; tests/server/schema.spec.ts compares the two.
import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date | string | undefined, Date | string>;
type SetInstant = ColumnType<Date, Date | string, Date | string>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface OrganizationTable {
	id: string;
	parent_id: string | null;
	kind: 'federation' | 'township' | 'subdistrict' | 'zone' | 'system' | 'cluster' | 'enterprise' | 'school';
	name_zh: string;
	name_en: string | null;
	short_zh: string | null;
	short_en: string | null;
	position: Generated<number>;
	created_at: Instant;
}

export interface PersonTable {
	id: string;
	name_zh: string;
	name_en: string | null;
	employer_id: string | null;
	created_at: Instant;
}

export interface AccountTable {
	id: string;
	person_id: string;
	name: string;
	password_hash: string;
	disabled_at: MaybeInstant;
	created_at: Instant;
}

export interface LoginTable {
	token_hash: Buffer;
	account_id: string;
	created_at: Instant;
	expires_at: SetInstant;
}

export interface SetupLinkTable {
	token_hash: Buffer;
	created_at: Instant;
	expires_at: SetInstant;
	used_at: MaybeInstant;
}

export interface RoleGrantTable {
	id: string;
	person_id: string;
	role: 'organizer' | 'chief-judge' | 'judge' | 'sealing-officer' | 'arbitrator' | 'trainer' | 'contestant';
	organization_id: string | null;
	competition_id: string | null;
	granted_at: Instant;
}

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

export interface Tables {
	organization: OrganizationTable;
	person: PersonTable;
	account: AccountTable;
	login: LoginTable;
	setup_link: SetupLinkTable;
	role_grant: RoleGrantTable;
	competition: CompetitionTable;
	event: EventTable;
	round: RoundTable;
	entry: EntryTable;
	seat: SeatTable;
	pairing_code: PairingCodeTable;
	tablet: TabletTable;
	line: LineTable;
	score: ScoreTable;
	incident: IncidentTable;
}
