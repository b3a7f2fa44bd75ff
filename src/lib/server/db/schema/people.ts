// Organizations, people, accounts and roles, as Kysely sees them.
import type { Generated } from 'kysely';
import type { Instant, MaybeInstant, SetInstant } from './instants.ts';

export interface OrganizationTable {
	id: string;
	parent_id: string | null;
	kind: 'federation' | 'township' | 'subdistrict' | 'zone' | 'system' | 'cluster' | 'enterprise' | 'school';
	name_zh: string;
	name_en: string | null;
	short_zh: string | null;
	short_en: string | null;
	position: Generated<number>;
	division_code: string | null;
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

export interface PeopleTables {
	organization: OrganizationTable;
	person: PersonTable;
	account: AccountTable;
	login: LoginTable;
	setup_link: SetupLinkTable;
	role_grant: RoleGrantTable;
}
