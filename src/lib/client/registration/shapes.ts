// What the calls of registering answer with, as far as the pages read it.
import type { Level } from '#lib/domain/competition/registration/levels.ts';
import type { Kind, Source, State } from '#lib/domain/competition/registration/states.ts';
import type { Rules } from '#lib/domain/competition/registration/terms.ts';
import type { Text } from '#lib/domain/shared/text.ts';
import type { WireRefusal } from '#lib/protocol/marks.ts';
import type { PersonWritten } from '#lib/protocol/registration.ts';

export type { Kind, Level, PersonWritten, Rules, Source, State };

export interface Terms {
	readonly opensAt: string;
	readonly closesAt: string;
	readonly capacity: number;
	readonly minimum: number | null;
	readonly employerQuota: number | null;
	readonly townQuota: number | null;
	readonly needsApproval: boolean;
	readonly waitlist: boolean;
	readonly offerHours: number;
	readonly promotesAfterClose: boolean;
	readonly rules: Rules;
	readonly contact: string | null;
	readonly note: Text | null;
}

export interface EventRegistration {
	readonly id: string;
	readonly title: Text;
	readonly terms: Terms | null;
	readonly firstRound: {
		readonly id: string;
		readonly title: Text;
		readonly state: 'draft' | 'open' | 'closed';
	} | null;
	readonly figures: {
		readonly seats: number;
		readonly waiting: number;
		readonly offered: number;
		readonly applied: number;
		readonly checkedIn: number;
	};
}

export interface Registration {
	readonly id: string;
	readonly eventId: string;
	readonly number: number;
	readonly state: State;
	readonly position: number | null;
	readonly offerExpiresAt: string | null;
	readonly source: Source;
	readonly unit: string | null;
	readonly name: Text;
	readonly employer: Text;
	readonly employerKey: string;
	readonly town: Text | null;
	readonly phone: string | null;
	readonly lastFour: string | null;
	readonly birthYear: number | null;
	readonly level: Level | null;
	readonly code: string;
	readonly registeredAt: string;
	readonly changedAt: string;
	readonly reason: string | null;
	readonly entry: { readonly roundId: string; readonly code: string } | null;
	readonly station: { readonly heat: number; readonly number: number } | null;
	readonly matter: boolean;
}

export interface RegistrationsAnswer {
	readonly desk: boolean;
	readonly officiate: boolean;
	readonly events: readonly EventRegistration[];
	readonly registrations: readonly Registration[];
	readonly areaIds: readonly string[];
	readonly now: string;
}

export interface HistoryLine {
	readonly seq: number;
	readonly kind: Kind;
	readonly from: State | null;
	readonly to: State;
	readonly position: number | null;
	readonly reason: string | null;
	readonly by: Source | 'system';
	readonly person: Text | null;
	readonly at: string;
}

export interface CheckedRow {
	readonly line: number;
	readonly person: PersonWritten;
	readonly problems: readonly WireRefusal[];
	readonly becomes: State | null;
	readonly position: number | null;
}

export interface CheckInCard {
	readonly id: string;
	readonly code: string;
	readonly number: number;
	readonly name: Text;
	readonly employer: Text;
	readonly state: State;
	readonly event: Text;
	readonly competition: { readonly id: string; readonly title: Text };
	readonly entryCode: string | null;
	readonly station: { readonly heat: number; readonly number: number } | null;
	readonly checkedInAt: string | null;
	readonly against: WireRefusal | null;
	readonly here: number;
	readonly expected: number;
}

export interface PublicRegistration {
	readonly event: { readonly id: string; readonly title: Text };
	readonly competition: {
		readonly title: Text;
		readonly host: Text;
		readonly startsOn: string;
		readonly endsOn: string;
		readonly venue: Text | null;
	};
	readonly calledOff: boolean;
	readonly opensAt: string;
	readonly closesAt: string;
	readonly capacity: number;
	readonly seats: number;
	readonly waiting: number;
	readonly waitlist: boolean;
	readonly needsApproval: boolean;
	readonly offerHours: number;
	readonly employerQuota: number | null;
	readonly townQuota: number | null;
	readonly rules: Rules;
	readonly areaIds: readonly string[];
	readonly contact: string | null;
	readonly note: Text | null;
	readonly now: string;
}

export interface OwnRegistration {
	readonly name: Text;
	readonly employer: Text;
	readonly number: number;
	readonly code: string;
	readonly state: State;
	readonly position: number | null;
	readonly offerExpiresAt: string | null;
	readonly reason: string | null;
	readonly event: { readonly id: string; readonly title: Text };
	readonly competition: {
		readonly title: Text;
		readonly startsOn: string;
		readonly endsOn: string;
		readonly venue: Text | null;
	};
	readonly contact: string | null;
	readonly station: { readonly heat: number; readonly number: number } | null;
	readonly entryCode: string | null;
}
