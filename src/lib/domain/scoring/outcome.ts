// What evaluating a node for one entry gives: its value, where it can still end up, and everything it came from.
import type { CompiledNode, Judge, ReadMark } from './compiled.ts';
import type { Exact } from './exact.ts';
import type { MarkValue } from './scheme.ts';

export type FailedStatus = 'dns' | 'dnf' | 'dq';

/** Answers what stands in one place of one judge's sheet; run is 0 where the aspect is not marked in runs. */
export type MarkSource = (aspect: string, run: number, judge: string) => MarkValue | undefined;

/** One place of one sheet as the evaluation found it. */
export interface MarkSeen {
	readonly judge: Judge;
	readonly mark: MarkValue | undefined;
	readonly read: ReadMark | null;
}

/** A place (aspect × run) that needs a word, because the judges' marks do not stand together. */
export interface Dispute {
	readonly code: string;
	readonly run: number;
}

/** Marks further apart than the leaf's maxSpread. */
export interface WideSpread extends Dispute {
	readonly spread: Exact;
	readonly allowed: Exact;
	readonly seats: readonly number[];
}

/**
 * `there`: it has a value or waits for one; `optional`: nothing is there and it may stay so; `out`: it is left out for
 * good; `failed`: it did not finish.
 */
export type Presence = 'there' | 'optional' | 'out' | 'failed';

export interface Outcome {
	readonly node: CompiledNode;
	readonly run: number;
	readonly judge: Judge | null;
	readonly presence: Presence;
	readonly failed: FailedStatus | null;
	/** After the steps, from what is there; null while nothing can be said. */
	readonly value: Exact | null;
	/** Before the steps. */
	readonly combined: Exact | null;
	/** Bounds of the value once everything is in; null where it can have none. */
	readonly low: Exact | null;
	readonly high: Exact | null;
	/** Whether the value cannot move any more, whatever comes. */
	readonly settled: boolean;
	/** Marks on the record, and marks still waited for. */
	readonly given: number;
	readonly missing: number;
	/** What keeps it from being complete: marks waited for, judges who disagree. */
	readonly open: number;
	/** Marks by which a judge gave none. */
	readonly absent: number;
	readonly marks: readonly MarkSeen[];
	readonly parts: readonly Outcome[];
}
