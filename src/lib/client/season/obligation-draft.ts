// An obligation while it is written: as the form holds it, and as it is sent.
import { draftOf, textOf, type TextDraft } from '#lib/client/desk/drafts.ts';
import type { Organization } from '#lib/client/desk/shapes.ts';
import {
	HELD_LIVES,
	periodsOf,
	PLANNED_LIVES,
	type Activity,
	type Level,
	type Period,
	type Quantifier
} from '#lib/domain/calendar/season/obligation.ts';
import type { Life } from '#lib/domain/competition/life.ts';
import { addDays, periodEnd } from '#lib/domain/shared/day.ts';
import type { ObligationGiven, SeasonObligation } from '#lib/protocol/season.ts';

export interface ObligationDraft {
	title: TextDraft;
	quantifier: Quantifier;
	period: Period;
	minimum: string;
	levels: Level[];
	activities: Activity[];
	tradeIds: string[];
	heldLives: Life[];
	plannedLives: Life[];
	leadDays: string;
	jointCap: string;
	from: string;
	to: string;
	organizationIds: string[];
	ownerId: string;
}

/** A draft of an obligation, or an empty one for the year. */
export function draftOfObligation(obligation: SeasonObligation | undefined, today: string): ObligationDraft {
	return {
		title: draftOf(obligation?.title),
		quantifier: obligation?.quantifier ?? 'each',
		period: obligation?.period ?? 'month',
		minimum: String(obligation?.minimum ?? 1),
		levels: [...(obligation?.levels ?? [])],
		activities: [...(obligation?.activities ?? [])],
		tradeIds: [...(obligation?.tradeIds ?? [])],
		heldLives: [...(obligation?.heldLives ?? HELD_LIVES)],
		plannedLives: [...(obligation?.plannedLives ?? PLANNED_LIVES)],
		leadDays: String(obligation?.leadDays ?? 25),
		jointCap: obligation?.jointCap ? String(obligation.jointCap) : '',
		from: obligation?.from ?? `${today.slice(0, 4)}-01-01`,
		to: obligation?.to ?? '',
		organizationIds: [...(obligation?.organizationIds ?? [])],
		ownerId: obligation?.owner?.id ?? ''
	};
}

/** The first day of the period after today: a successor begins there. */
export function nextPeriod(period: Period, today: string): string {
	return addDays(periodEnd(today, period), 1);
}

const whole = (text: string, least: number, most: number): number | null => {
	const value = Number(text);
	return /^\d+$/.test(text.trim()) && value >= least && value <= most ? value : null;
};

/** What is missing or wrong in a draft, by field; empty when it can be sent. */
export function lacksOf(draft: ObligationDraft): ReadonlySet<keyof ObligationDraft> {
	const lacks = new Set<keyof ObligationDraft>();
	if (!textOf(draft.title)) lacks.add('title');
	if (whole(draft.minimum, 1, 100_000) === null) lacks.add('minimum');
	if (whole(draft.leadDays, 0, 365) === null) lacks.add('leadDays');
	if (draft.jointCap.trim() !== '' && whole(draft.jointCap, 1, 1000) === null) lacks.add('jointCap');
	if (!draft.from) lacks.add('from');
	if (draft.to && draft.to < draft.from) lacks.add('to');
	if (draft.quantifier === 'each' && draft.organizationIds.length === 0) lacks.add('organizationIds');
	if (draft.heldLives.length === 0) lacks.add('heldLives');
	return lacks;
}

/** The draft as it is sent; only when nothing is lacking. */
export function givenOf(
	draft: ObligationDraft,
	organizationId: string,
	state: 'draft' | 'in-force'
): ObligationGiven | null {
	const title = textOf(draft.title);
	const minimum = whole(draft.minimum, 1, 100_000);
	const leadDays = whole(draft.leadDays, 0, 365);
	if (!title || minimum === null || leadDays === null || lacksOf(draft).size > 0) return null;
	const { quantifier, period, levels, activities, tradeIds, heldLives, plannedLives, from, organizationIds } = draft;
	return {
		organizationId,
		title,
		quantifier,
		period,
		minimum,
		levels: [...levels],
		activities: [...activities],
		tradeIds: [...tradeIds],
		heldLives: [...heldLives],
		plannedLives: [...plannedLives],
		leadDays,
		jointCap: whole(draft.jointCap, 1, 1000),
		from,
		to: draft.to || null,
		organizationIds: [...organizationIds],
		ownerId: draft.ownerId || null,
		state
	};
}

/** How many places a year of it has: organizations, periods and their product. */
export function placesOf(draft: ObligationDraft): {
	organizations: number;
	periods: number;
	cells: number;
	year: number;
} {
	const year = Number(draft.from.slice(0, 4)) || 0;
	const rule = { ...draft, to: draft.to || null };
	const periods = periodsOf(rule, year).length;
	const organizations = draft.quantifier === 'each' ? draft.organizationIds.length : 1;
	return { organizations, periods, cells: draft.quantifier === 'each' ? organizations * periods : periods, year };
}

/** The organizations of one kind of place below another, in their order. */
export function below(organizations: readonly Organization[], top: string, kinds: readonly string[]): string[] {
	const parents = new Map(organizations.map((one) => [one.id, one.parentId]));
	const within = (id: string): boolean => {
		for (let at: string | null | undefined = id, n = 0; at && n < 50; at = parents.get(at), n++)
			if (at === top) return true;
		return false;
	};
	return organizations.filter((one) => kinds.includes(one.kind) && within(one.id)).map((one) => one.id);
}
