// Draws on the wire: the commands of a draw, and a draw as its readers see it.
import * as v from 'valibot';
import type { DrawList, DrawResult, DrawRule, DrawStage } from '../domain/competition/draw/rule.ts';
import type { Source } from '../domain/competition/draw/source.ts';
import type { DrawState, DrawStep } from '../domain/competition/draw/state.ts';
import type { Text } from '../domain/shared/text.ts';
import { Id } from './setup.ts';

const words = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const Hash = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in hex'));

const SourceGiven = v.variant('kind', [
	v.strictObject({ kind: v.literal('dice'), name: words(40), holder: words(60), throws: whole(1, 100) }),
	v.strictObject({ kind: v.literal('nonce'), name: words(40), holder: words(60) }),
	v.strictObject({
		kind: v.literal('beacon'),
		name: words(40),
		holder: words(60),
		opensAt: v.pipe(v.string(), v.isoTimestamp())
	})
]);

const common = {
	sources: v.pipe(v.array(SourceGiven), v.maxLength(40)),
	witnesses: v.pipe(v.array(words(60)), v.maxLength(20)),
	redraw: v.optional(v.strictObject({ of: Id, reason: words(300) }))
};
const codes = {
	prefix: v.pipe(v.string(), v.trim(), v.maxLength(12)),
	digits: whole(1, 6),
	first: whole(0, 99_999)
};

/** What is to be drawn, by which rule, with chance from where. */
export const DrawGiven = v.variant('stage', [
	v.strictObject({ stage: v.literal('entry-number'), ...codes, ...common }),
	v.strictObject({ stage: v.literal('work-code'), ...codes, ...common }),
	v.strictObject({
		stage: v.literal('heat-station'),
		heats: whole(1, 200),
		stations: whole(1, 500),
		runs: whole(1, 20),
		/** The stations are this base's; their machines count where contestants have one. */
		baseId: v.optional(v.nullable(Id)),
		machines: v.optional(v.pipe(v.array(v.strictObject({ entryId: Id, machine: words(60) })), v.maxLength(2000))),
		/** Bring the heats' skill together by the results of this earlier round. */
		skillFrom: v.optional(v.nullable(Id)),
		...common
	})
]);
export type DrawGiven = v.InferOutput<typeof DrawGiven>;
export type SourceGiven = v.InferOutput<typeof SourceGiven>;

export const HashGiven = v.strictObject({ source: words(40), hash: Hash });
export const ValueGiven = v.strictObject({ source: words(40), value: words(200) });
export const OpeningGiven = v.strictObject({ reason: words(300) });

export interface DrawStepShown {
	readonly step: DrawStep;
	readonly at: string;
	readonly by: Text;
	/** Of an opening or a superseding: why. */
	readonly reason: string | null;
}

export interface DrawShown {
	readonly id: string;
	readonly roundId: string;
	readonly competition: Text;
	readonly event: Text;
	readonly round: Text;
	readonly stage: DrawStage;
	readonly state: DrawState;
	/** The canonical texts that were hashed, and what they say. */
	readonly listText: string;
	readonly list: DrawList;
	readonly listHash: string;
	readonly ruleText: string;
	readonly rule: DrawRule;
	readonly ruleHash: string;
	readonly sources: readonly (Source & { readonly hashAt: string | null; readonly valueAt: string | null })[];
	readonly commitment: string | null;
	readonly seed: string | null;
	/** Null until drawn, and while it is sealed. */
	readonly result: DrawResult | null;
	readonly sealed: boolean;
	readonly base: Text | null;
	readonly operator: Text;
	readonly witnesses: readonly string[];
	readonly preparedAt: string;
	readonly steps: readonly DrawStepShown[];
	readonly redraw: { readonly of: string; readonly reason: string } | null;
	readonly supersededBy: string | null;
	/** Numbers of the list whose entry withdrew later: their places stay blank. */
	readonly blanks: readonly number[];
}

/** A round as the draw page needs it. */
export interface DrawRound {
	readonly id: string;
	readonly eventId: string;
	readonly event: Text;
	readonly title: Text;
	readonly state: 'draft' | 'open' | 'closed';
	readonly showNames: boolean;
	readonly codesSealed: boolean;
	readonly entries: readonly {
		readonly id: string;
		readonly name: Text;
		readonly code: string;
		readonly employer: Text | null;
	}[];
	readonly draws: readonly DrawShown[];
}

export interface DrawBase {
	readonly id: string;
	readonly name: Text;
	readonly stations: number;
	readonly machines: readonly { readonly machine: string | null; readonly count: number }[];
}

export interface CompetitionDraws {
	readonly manage: boolean;
	readonly seal: boolean;
	readonly rounds: readonly DrawRound[];
	readonly bases: readonly DrawBase[];
}
