// What the desk's calls answer with, as far as the desk reads it. The calls themselves are described in docs/api.md.
import type { Activity } from '#lib/domain/competition/activity.ts';
import type { Life } from '#lib/domain/competition/life.ts';
import type { Role } from '#lib/domain/people/policy.ts';
import type { EntryStatus, Scheme } from '#lib/domain/scoring/scheme.ts';
import type { Text } from '#lib/domain/shared/text.ts';

export type { Role };

export interface RoleHeld {
	readonly role: Role;
	readonly organizationId: string | null;
	readonly competitionId: string | null;
}

/** A role as the directory lists it: revocable, and with the name of where it holds. */
export interface RoleGranted extends RoleHeld {
	readonly id: string;
	readonly place: Text | null;
}

export interface Me {
	readonly account: string;
	readonly person: { readonly id: string; readonly name: Text };
	readonly roles: readonly RoleHeld[];
}

export type OrganizationKind =
	'federation' | 'township' | 'subdistrict' | 'zone' | 'system' | 'cluster' | 'enterprise' | 'school';

export interface Organization {
	readonly id: string;
	readonly parentId: string | null;
	readonly kind: OrganizationKind;
	readonly name: Text;
	readonly short: Text | null;
}

export interface Person {
	readonly id: string;
	readonly name: Text;
	readonly employerId: string | null;
	readonly employer: Text | null;
	readonly account: string | null;
	readonly roles: readonly RoleGranted[];
}

export type Level = 'county' | 'township' | 'system' | 'enterprise';
export type RoundState = 'draft' | 'open' | 'closed';
export type RoundMode = 'live' | 'frozen' | 'hidden';

export interface RoundSummary {
	readonly id: string;
	readonly title: Text;
	readonly event: Text;
	readonly state: RoundState;
	readonly mode: RoundMode;
	readonly entries: number;
	readonly seats: number;
	readonly hasScheme: boolean;
	readonly leader: { readonly name: Text; readonly employer: Text | null; readonly total: string } | null;
}

export interface CompetitionSummary {
	readonly id: string;
	readonly title: Text;
	readonly level: Level;
	readonly organization: { readonly id: string; readonly name: Text; readonly short: Text | null };
	readonly venue: Text | null;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly state: 'planned' | 'running' | 'finished';
	readonly life: Life;
	readonly activity: Activity;
	readonly trade: Text | null;
	readonly notice: boolean;
	readonly rounds: readonly RoundSummary[];
}

export interface EventDetail {
	readonly id: string;
	readonly title: Text;
	readonly rounds: readonly RoundSummary[];
}

export interface CompetitionDetail extends CompetitionSummary {
	readonly organizationId: string;
	readonly base: { readonly id: string; readonly name: Text } | null;
	readonly hosts: readonly { readonly id: string; readonly name: Text }[];
	readonly events: readonly EventDetail[];
}

export interface EntryDetail {
	readonly id: string;
	readonly code: string;
	readonly order: number;
	readonly name: Text;
	readonly employer: Text | null;
	readonly status: EntryStatus;
}

export interface SeatDetail {
	readonly id: string;
	readonly number: number;
	readonly role: 'judge' | 'chief';
	readonly personId: string | null;
	readonly person: Text | null;
	readonly employer: Text | null;
	readonly tablet: 'unpaired' | 'offline' | 'online';
	readonly tabletLabel: string | null;
}

export interface RoundDetail {
	readonly id: string;
	readonly title: Text;
	readonly event: Text;
	readonly competition: Text;
	readonly competitionId: string;
	readonly host: Text;
	readonly startsOn: string;
	readonly state: RoundState;
	readonly mode: RoundMode;
	readonly prizes: number;
	readonly showNames: boolean;
	readonly scheme: Scheme | null;
	readonly schemeHash: string | null;
	readonly seq: number;
	readonly head: string;
	readonly entries: readonly EntryDetail[];
	readonly seats: readonly SeatDetail[];
}

/** One row of a spreadsheet of entries, with what is wrong with it. */
export interface PreviewRow {
	readonly line: number;
	readonly code: string;
	readonly name: Text;
	readonly employer: Text | null;
	readonly order: number | null;
	readonly problems: readonly { readonly column: string; readonly zh: string; readonly en: string }[];
}
