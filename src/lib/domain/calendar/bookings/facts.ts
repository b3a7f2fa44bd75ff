// What the rules of the calendar look at: resources, what happens with them, the days. The same in the browser and on the server.
import type { BaseDays } from '../bases/life.ts';
import type { Life } from '../../competition/life.ts';
import type { Text } from '../../shared/text.ts';
import type { ConflictCode, ConflictLevel } from './levels.ts';

export type ResourceKind = 'person' | 'room' | 'base' | 'station' | 'equipment';
export type OccasionKind = 'contest' | 'heat' | 'meeting' | 'class' | 'maintenance' | 'hold';
export type OccasionState = 'draft' | 'planned' | 'confirmed' | 'running' | 'finished' | 'cancelled' | 'skipped';
export type BookingRole = 'venue' | 'judge' | 'chief-judge' | 'teacher' | 'contestant' | 'staff' | 'equipment';

export interface ResourceFacts {
	readonly id: string;
	readonly kind: ResourceKind;
	readonly name: Text;
	/** The base of a station, or the house of a room. */
	readonly parentId: string | null;
	/** How many people at once. */
	readonly capacity: number | null;
	readonly machine: string | null;
	/** Minutes after midnight; null when it is always open. */
	readonly opens: number | null;
	readonly closes: number | null;
	readonly retired: boolean;
	/** The naming of a base, or of the base that a station belongs to; null for what is none. */
	readonly naming: Pick<BaseDays, 'state' | 'expiresOn'> | null;
	/** What a person may be booked as: held as a role or done before. */
	readonly roles: readonly BookingRole[];
}

export interface BookingFacts {
	readonly id: string;
	readonly resourceId: string;
	readonly role: BookingRole;
	/** Minutes of travel before and after. */
	readonly travel: number;
	/** A soft booking is a wish: shown and warned about, never enforced. */
	readonly hard: boolean;
}

export interface OccasionFacts {
	readonly id: string;
	readonly organizationId: string;
	readonly kind: OccasionKind;
	readonly title: Text;
	/** Milliseconds since the epoch. */
	readonly startsAt: number;
	readonly endsAt: number;
	/** Minutes. */
	readonly setup: number;
	readonly teardown: number;
	readonly state: OccasionState;
	/** How many are expected. */
	readonly people: number | null;
	readonly competition: { readonly id: string; readonly life: Life } | null;
	readonly bookings: readonly BookingFacts[];
}

/** A competition as far as its neighbours in trade and cluster matter. */
export interface ContestFacts {
	readonly id: string;
	readonly title: Text;
	readonly tradeId: string | null;
	readonly clusterIds: readonly string[];
	readonly startsOn: string;
	readonly endsOn: string;
	readonly life: Life;
}

export interface WorkDayFacts {
	readonly day: string;
	readonly kind: 'holiday' | 'make-up';
	readonly name: Text;
}

export interface Facts {
	readonly resources: readonly ResourceFacts[];
	readonly occasions: readonly OccasionFacts[];
	readonly workDays: readonly WorkDayFacts[];
	readonly contests: readonly ContestFacts[];
	/** By organization: where it takes a conflict otherwise than the default. */
	readonly levels: Readonly<Record<string, Partial<Record<ConflictCode, ConflictLevel>>>>;
}

/** Whether it takes what it has booked. */
export function isActive(state: OccasionState): boolean {
	return state !== 'draft' && state !== 'cancelled' && state !== 'skipped';
}
