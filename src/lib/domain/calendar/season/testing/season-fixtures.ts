// Small obligations and competitions for specs.
import { HELD_LIVES, PLANNED_LIVES, type HeldCompetition, type Obligation } from '../obligation.ts';
import type { SeasonFacts } from '../derive-results.ts';

/** "Each of two towns one a month", prepared in 25 days. */
export function anObligation(more: Partial<Obligation> = {}): Obligation {
	return {
		id: 'monthly',
		organizationId: 'county',
		title: { zh: '一月一赛' },
		quantifier: 'each',
		period: 'month',
		minimum: 1,
		levels: [],
		activities: [],
		tradeIds: [],
		heldLives: HELD_LIVES,
		plannedLives: PLANNED_LIVES,
		leadDays: 25,
		jointCap: null,
		from: '2026-01-01',
		to: null,
		organizationIds: ['yilin', 'donggou'],
		...more
	};
}

let made = 0;

export function aCompetition(day: string, more: Partial<HeldCompetition> = {}): HeldCompetition {
	return {
		id: `c${String(++made).padStart(4, '0')}`,
		day,
		life: 'confirmed',
		level: 'township',
		activity: 'skill',
		tradeId: null,
		organizationIds: ['yilin'],
		...more
	};
}

export function someFacts(more: Partial<SeasonFacts> = {}): SeasonFacts {
	return {
		obligations: [anObligation()],
		competitions: [],
		waivers: [],
		parents: new Map([
			['county', null],
			['yilin', 'county'],
			['donggou', 'county'],
			['mill', 'yilin'],
			['school', 'county']
		]),
		today: '2026-10-08',
		...more
	};
}
