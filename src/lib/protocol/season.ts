// The season on the wire: what obligations are made of, what the matrix is built from, and how gaps are planned.
import * as v from 'valibot';
import type { Life } from '../domain/competition/life.ts';
import { LIVES } from '../domain/competition/life.ts';
import type { Cell } from '../domain/calendar/season/derive-results.ts';
import type { Obligation } from '../domain/calendar/season/obligation.ts';
import type { Pace } from '../domain/calendar/season/pace.ts';
import type { DaySeen, DropCode, Proposal } from '../domain/calendar/season/planning.ts';
import { dayOfInstant } from '../domain/shared/day.ts';
import type { Text } from '../domain/shared/text.ts';
import { Day, Id, TextGiven } from './setup.ts';

const count = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const some = <S extends v.GenericSchema>(one: S, most: number) => v.pipe(v.array(one), v.maxLength(most));

/** The year asked for in an address; this one when it is none. */
export function yearOf(asked: string | null, now: Date): number {
	const year = /^20\d\d$/.test(asked ?? '') ? asked : dayOfInstant(now.getTime()).slice(0, 4);
	return Number(year);
}

const rule = {
	title: TextGiven,
	quantifier: v.picklist(['each', 'any', 'total']),
	period: v.picklist(['month', 'quarter', 'year']),
	minimum: count(1, 100_000),
	levels: some(v.picklist(['county', 'township', 'system', 'enterprise']), 4),
	activities: some(v.picklist(['skill', 'five-small', 'labour', 'knowledge']), 4),
	tradeIds: some(Id, 500),
	heldLives: some(v.picklist(LIVES), LIVES.length),
	plannedLives: some(v.picklist(LIVES), LIVES.length),
	leadDays: count(0, 365),
	jointCap: v.nullable(count(1, 1000)),
	from: Day,
	to: v.nullable(Day),
	organizationIds: some(Id, 5000),
	ownerId: v.nullable(Id),
	state: v.picklist(['draft', 'in-force'])
};
export const NewObligation = v.strictObject({ organizationId: Id, supersedes: v.optional(Id), ...rule });
export const ObligationChange = v.partial(v.strictObject(rule));
export type ObligationGiven = v.InferOutput<typeof NewObligation>;
export type ObligationChanged = v.InferOutput<typeof ObligationChange>;

export const Waiving = v.strictObject({
	organizationId: v.nullable(Id),
	start: Day,
	action: v.picklist(['waived', 'revoked']),
	reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300))
});
export type WaivingGiven = v.InferOutput<typeof Waiving>;

export const Filling = v.strictObject({
	year: count(2000, 2100),
	/** Only gaps of periods that begin from here to there. */
	from: v.optional(Day),
	to: v.optional(Day),
	obligationId: v.optional(Id)
});
export type FillingGiven = v.InferOutput<typeof Filling>;

const Plan = v.strictObject({
	obligationId: Id,
	organizationId: Id,
	/** The first day of the period that it is for. */
	start: Day,
	day: Day,
	baseId: v.nullable(Id),
	tradeId: v.nullable(Id),
	/** One more where nothing is missing. */
	extra: v.optional(v.boolean())
});
export const Plans = v.strictObject({ plans: v.pipe(v.array(Plan), v.minLength(1), v.maxLength(500)) });
export type PlanGiven = v.InferOutput<typeof Plan>;
export const Unplanning = v.strictObject({ competitionIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(500)) });

export interface SeasonCompetition {
	readonly id: string;
	readonly title: Text;
	readonly day: string;
	readonly endsOn: string;
	readonly life: Life;
	readonly level: Obligation['levels'][number];
	/** Host first. */
	readonly organizationIds: readonly string[];
	readonly tradeId: string | null;
	readonly baseId: string | null;
}

export interface WaiverShown {
	readonly reason: string;
	readonly by: Text;
	readonly on: string;
	/** It holds for all organizations of that period. */
	readonly whole: boolean;
}

export interface SeasonCell extends Omit<Cell, 'obligationId'> {
	readonly waiver: WaiverShown | null;
}

export interface SeasonObligation extends Obligation {
	readonly state: 'draft' | 'in-force' | 'superseded';
	readonly owner: { readonly id: string; readonly name: Text } | null;
	readonly supersedesId: string | null;
	/** None while it is a draft. */
	readonly cells: readonly SeasonCell[];
	/** For a total: whether it keeps pace. */
	readonly pace: Pace | null;
}

export interface SeasonAnswer {
	readonly year: number;
	readonly today: string;
	readonly obligations: readonly SeasonObligation[];
	readonly competitions: readonly SeasonCompetition[];
	readonly trades: readonly { readonly id: string; readonly name: Text }[];
	readonly bases: readonly { readonly id: string; readonly name: Text; readonly organizationId: string }[];
}

export interface ProposalsAnswer {
	readonly proposals: readonly Proposal[];
	readonly days: readonly DaySeen[];
	readonly dropped: Readonly<Partial<Record<DropCode, number>>>;
}

export interface PlaceOfGap {
	readonly obligationId: string;
	readonly organizationId: string;
	readonly start: string;
	readonly end: string;
}

/** What filling the gaps came to: the result of its long work. */
export interface FillAnswer {
	readonly filled: readonly (PlaceOfGap & {
		readonly proposal: Proposal;
		readonly alternatives: readonly Proposal[];
	})[];
	readonly unfilled: readonly (PlaceOfGap & { readonly dropped: Readonly<Partial<Record<DropCode, number>>> })[];
	readonly sweeps: number;
}
