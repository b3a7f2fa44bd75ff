// An obligation 办赛义务: how many competitions whom must hold in which stretch of time.
import type { Life } from '../../competition/life.ts';
import type { Text } from '../../shared/text.ts';
import { addDays, periodEnd } from '../../shared/day.ts';

/** each: every bound organization so many; any: so many of them at least one; total: so many competitions, whoever holds them. */
export type Quantifier = 'each' | 'any' | 'total';
export type Period = 'month' | 'quarter' | 'year';
export type Level = 'county' | 'township' | 'system' | 'enterprise';
export type Activity = 'skill' | 'five-small' | 'labour' | 'knowledge';

export interface Obligation {
	readonly id: string;
	/** Who imposes it. */
	readonly organizationId: string;
	readonly title: Text;
	readonly quantifier: Quantifier;
	readonly period: Period;
	readonly minimum: number;
	/** Filters; empty means all. */
	readonly levels: readonly Level[];
	readonly activities: readonly Activity[];
	readonly tradeIds: readonly string[];
	/** In these lives a competition counts as held, in those as planned. */
	readonly heldLives: readonly Life[];
	readonly plannedLives: readonly Life[];
	/** Days that preparing one takes. */
	readonly leadDays: number;
	/** One joint competition counts for at most so many organizations; null for all. */
	readonly jointCap: number | null;
	readonly from: string;
	readonly to: string | null;
	/** Whom it binds; empty with any and total: everybody from the imposing organization down. */
	readonly organizationIds: readonly string[];
}

/** A competition as far as obligations look at it. */
export interface HeldCompetition {
	readonly id: string;
	/** Its first day decides the period. */
	readonly day: string;
	readonly life: Life;
	readonly level: Level;
	readonly activity: Activity;
	readonly tradeId: string | null;
	/** Its host first, then those who share it, in their order. */
	readonly organizationIds: readonly string[];
}

export const HELD_LIVES: readonly Life[] = ['running', 'provisional', 'public-notice', 'confirmed', 'archived'];
export const PLANNED_LIVES: readonly Life[] = ['planned', 'filed', 'approved', 'notice', 'registration', 'drawn'];

export interface Span {
	readonly start: string;
	readonly end: string;
}

/** The periods of a year that are owed: those that lie wholly between the obligation's first and last day. */
export function periodsOf(obligation: Pick<Obligation, 'period' | 'from' | 'to'>, year: number): Span[] {
	const spans: Span[] = [];
	for (let start = `${year}-01-01`; start.startsWith(`${year}-`);) {
		const end = periodEnd(start, obligation.period);
		if (start >= obligation.from && (obligation.to === null || end <= obligation.to)) spans.push({ start, end });
		start = addDays(end, 1);
	}
	return spans;
}

/** Whether the obligation's filters let a competition count, whatever its life and day. */
export function passes(obligation: Obligation, one: HeldCompetition): boolean {
	return (
		(obligation.levels.length === 0 || obligation.levels.includes(one.level)) &&
		(obligation.activities.length === 0 || obligation.activities.includes(one.activity)) &&
		(obligation.tradeIds.length === 0 || (one.tradeId !== null && obligation.tradeIds.includes(one.tradeId)))
	);
}
