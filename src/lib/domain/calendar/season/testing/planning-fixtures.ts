// A county for specs: towns with gaps in every month, bases, judges, trades.
import { periodsOf } from '../obligation.ts';
import type { Gap, PlanningFacts } from '../planning.ts';

export function aGap(organizationId: string, start: string, end: string, more: Partial<Gap> = {}): Gap {
	return {
		key: `${organizationId}/${start}`,
		obligationId: 'monthly',
		organizationId,
		start,
		end,
		leadDays: 25,
		tradeIds: [],
		...more
	};
}

/** The gaps of so many towns in all months of 2026. */
export function gapsOfYear(towns: number): Gap[] {
	const months = periodsOf({ period: 'month', from: '2026-01-01', to: null }, 2026);
	return Array.from({ length: towns }, (_, n) => `town${n + 1}`).flatMap((town) =>
		months.map(({ start, end }) => aGap(town, start, end))
	);
}

/** 2026 from its first day: three bases, thirty judges, twenty-two trades, nothing planned, no marked days. */
export function someResources(more: Partial<PlanningFacts> = {}): PlanningFacts {
	return {
		today: '2025-12-01',
		marks: new Map(),
		bases: ['pv', 'welding', 'food'].map((id) => ({ id, organizationId: 'county', busyDays: new Set<string>() })),
		standing: [],
		tradeIds: Array.from({ length: 22 }, (_, n) => `trade${n + 1}`),
		clusters: new Map(),
		judges: { pool: 30, busy: new Map() },
		...more
	};
}
