// What became of every obligation: derived from competitions, waivers and today, never typed. Cancelling or postponing a
// competition changes its life, so that it counts no more and the place is open again.
import { addDays } from '../../shared/day.ts';
import { passes, periodsOf, type HeldCompetition, type Obligation, type Span } from './obligation.ts';

export type ResultWord = 'open' | 'planned' | 'at-risk' | 'met' | 'missed' | 'waived';

export interface Waiver {
	readonly obligationId: string;
	/** null: the whole obligation in that period. */
	readonly organizationId: string | null;
	readonly start: string;
}

/** One place of the year: an organization (each) or all together (any, total) in one period. */
export interface Cell extends Span {
	readonly obligationId: string;
	readonly organizationId: string | null;
	readonly result: ResultWord;
	/** What counts towards `minimum`: competitions, or with any organizations. */
	readonly held: number;
	readonly planned: number;
	/** Planned, but the day has passed and nobody said that it was held. */
	readonly overdue: number;
	/** What counts, by day. */
	readonly competitionIds: readonly string[];
}

export interface SeasonFacts {
	readonly obligations: readonly Obligation[];
	readonly competitions: readonly HeldCompetition[];
	/** Those that hold. */
	readonly waivers: readonly Waiver[];
	/** Organization → the one above it. */
	readonly parents: ReadonlyMap<string, string | null>;
	readonly today: string;
}

interface Counted {
	readonly one: HeldCompetition;
	readonly state: 'held' | 'planned' | 'overdue';
	/** The bound organizations it counts for. */
	readonly organizationIds: readonly string[];
}

/** Whether an organization is `top` or below it. */
export function isWithin(parents: ReadonlyMap<string, string | null>, id: string, top: string): boolean {
	let at: string | null | undefined = id;
	for (let steps = 0; at && steps < 50; steps++) {
		if (at === top) return true;
		at = parents.get(at);
	}
	return false;
}

/** For any and total a competition counts for whichever bound organization its host is or belongs to. */
function boundBy(obligation: Obligation, host: string, parents: SeasonFacts['parents']): string | null {
	if (obligation.quantifier === 'each') return obligation.organizationIds.includes(host) ? host : null;
	if (obligation.organizationIds.length === 0) return isWithin(parents, host, obligation.organizationId) ? host : null;
	return obligation.organizationIds.find((top) => isWithin(parents, host, top)) ?? null;
}

function stateOf(obligation: Obligation, one: HeldCompetition, today: string): Counted['state'] | null {
	if (obligation.heldLives.includes(one.life)) return 'held';
	if (!obligation.plannedLives.includes(one.life)) return null;
	return one.day < today ? 'overdue' : 'planned';
}

function counted(obligation: Obligation, facts: SeasonFacts): Counted[] {
	const all: Counted[] = [];
	for (const one of facts.competitions) {
		const state = passes(obligation, one) ? stateOf(obligation, one, facts.today) : null;
		if (!state) continue;
		const bound = one.organizationIds.flatMap((host) => boundBy(obligation, host, facts.parents) ?? []);
		const organizationIds = [...new Set(bound)].slice(0, obligation.jointCap ?? undefined);
		if (organizationIds.length > 0) all.push({ one, state, organizationIds });
	}
	return all.sort((a, b) => (a.one.day < b.one.day ? -1 : a.one.day > b.one.day ? 1 : a.one.id < b.one.id ? -1 : 1));
}

/** The result of one place, given what counts there. The order of the questions is the rule. */
export function resultOf(
	at: { held: number; planned: number; minimum: number; waived: boolean; end: string; leadDays: number },
	today: string
): ResultWord {
	if (at.held >= at.minimum) return 'met';
	if (at.waived) return 'waived';
	if (today > at.end) return 'missed';
	if (at.held + at.planned >= at.minimum) return 'planned';
	return addDays(today, at.leadDays) > at.end ? 'at-risk' : 'open';
}

function cellOf(
	obligation: Obligation,
	organizationId: string | null,
	span: Span,
	all: readonly Counted[],
	facts: SeasonFacts
): Cell {
	const here = all.filter(
		({ one, organizationIds }) =>
			one.day >= span.start &&
			one.day <= span.end &&
			(organizationId === null || organizationIds.includes(organizationId))
	);
	const count = (state: Counted['state']): number => here.filter((one) => one.state === state).length;
	const who = (state: Counted['state']) =>
		new Set(here.filter((one) => one.state === state).flatMap((one) => one.organizationIds));
	const heldBy = who('held');
	const any = obligation.quantifier === 'any';
	const held = any ? heldBy.size : count('held');
	const planned = any ? [...who('planned')].filter((id) => !heldBy.has(id)).length : count('planned');
	const waived = facts.waivers.some(
		(one) =>
			one.obligationId === obligation.id &&
			one.start === span.start &&
			(one.organizationId === null || one.organizationId === organizationId)
	);
	return {
		...span,
		obligationId: obligation.id,
		organizationId,
		result: resultOf({ held, planned, waived, ...obligation, end: span.end }, facts.today),
		held,
		planned,
		overdue: count('overdue'),
		competitionIds: here.map(({ one }) => one.id)
	};
}

/** Every place of a year, by obligation, organization in the order it is bound, period. */
export function deriveResults(facts: SeasonFacts, year: number): Cell[] {
	return facts.obligations.flatMap((obligation) => {
		const all = counted(obligation, facts);
		const who = obligation.quantifier === 'each' ? obligation.organizationIds : [null];
		const spans = periodsOf(obligation, year);
		return who.flatMap((organizationId) => {
			const own = organizationId === null ? all : all.filter((one) => one.organizationIds.includes(organizationId));
			return spans.map((span) => cellOf(obligation, organizationId, span, own, facts));
		});
	});
}
