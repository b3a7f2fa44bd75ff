// What dates are proposed from: gaps, what stands already, bases, judges, trades; and what a proposal says about itself.
import type { DayKind, DayMarks } from './working-days.ts';

/** One competition that somebody still has to hold in a stretch of days. */
export interface Gap {
	readonly key: string;
	readonly obligationId: string;
	readonly organizationId: string;
	readonly start: string;
	readonly end: string;
	/** Days that preparing takes. */
	readonly leadDays: number;
	/** Only these trades; empty means all. */
	readonly tradeIds: readonly string[];
}

/** A competition that stands: held or planned, not cancelled and not postponed. */
export interface Standing {
	readonly day: string;
	readonly organizationIds: readonly string[];
	readonly tradeId: string | null;
	/** The county's own: nothing else is put in its week. */
	readonly county: boolean;
	readonly baseId: string | null;
}

export interface BaseFacts {
	readonly id: string;
	readonly organizationId: string;
	/** Days on which it or one of its stations is taken between set-up and teardown. */
	readonly busyDays: ReadonlySet<string>;
}

export interface PlanningFacts {
	readonly today: string;
	readonly marks: DayMarks;
	readonly bases: readonly BaseFacts[];
	/** This year's and earlier ones. */
	readonly standing: readonly Standing[];
	readonly tradeIds: readonly string[];
	/** The clusters that an organization belongs to. */
	readonly clusters: ReadonlyMap<string, readonly string[]>;
	/** How many judges there are, and how many are taken on a day. */
	readonly judges: { readonly pool: number; readonly busy: ReadonlyMap<string, number> };
}

/** Judges that one competition takes. With a smaller pool nothing is known, so that they are left out of account. */
export const JUDGES_NEEDED = 5;
/** The same trade in the same cluster keeps so many days apart. */
export const TRADE_DAYS = 14;
/** A day with fewer days left in the period can be postponed at most once. */
export const END_DAYS = 7;
/** Two competitions of the same organization want so many days between them. */
export const OWN_DAYS = 10;

/** The hours that are proposed, and what the base is taken for around them, in minutes. */
export const HOURS = { from: '09:00', to: '16:30', setup: 60, teardown: 60 } as const;

export interface Slot {
	readonly day: string;
	readonly baseId: string | null;
	readonly tradeId: string | null;
}

export type ReasonCode =
	| 'lead-enough'
	| 'lead-short'
	| 'weekend'
	| 'clear-of-make-up'
	| 'base-own'
	| 'base-cluster'
	| 'base-free'
	| 'judges-left'
	| 'judges-few'
	| 'week-alone'
	| 'week-others'
	| 'week-crowded'
	| 'week-same-trade'
	| 'trade-new'
	| 'trade-again'
	| 'trade-season'
	| 'trade-at-base'
	| 'end-near'
	| 'own-near';

export interface Reason {
	readonly code: ReasonCode;
	readonly good: boolean;
	/** Days, judges or competitions, as the code says. */
	readonly count?: number;
	/** What the count is measured against. */
	readonly wanted?: number;
	readonly day?: string;
}

/** Why a day cannot be proposed at all. */
export type DropCode =
	| 'past'
	| 'holiday'
	| 'make-up'
	| 'county-week'
	| 'own-day'
	| 'week-full'
	| 'judges-busy'
	| 'bases-busy'
	| 'trade-near';

export interface Proposal extends Slot {
	/** Lower is better; comparable within one gap. */
	readonly cost: number;
	readonly reasons: readonly Reason[];
}

/** A day of the gap as the planner saw it. */
export interface DaySeen {
	readonly day: string;
	readonly kind: DayKind;
	readonly basesFree: number;
	/** null when the pool is unknown. */
	readonly judgesLeft: number | null;
	readonly drop: DropCode | null;
}
