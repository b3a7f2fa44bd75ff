// What one evaluation of one entry goes by, what it notices on the way, and who marks what in it.
import type { CompiledLeaf, CompiledScheme, Judge, Panel } from './compiled.ts';
import { compare, greater, lesser, subtract, type Exact } from './exact.ts';
import type { Dispute, FailedStatus, MarkSeen, MarkSource, WideSpread } from './outcome.ts';
import type { Missing } from './scheme.ts';

export interface Evaluation {
	readonly compiled: CompiledScheme;
	readonly panel: Panel;
	readonly marks: MarkSource;
	/** Stands in for every node's own policy for missing marks. */
	readonly missing: Missing | null;
	/** Wherever this judge marks, only this judge's marks count. */
	readonly only: Judge | null;
	readonly disputes: Dispute[];
	readonly spreads: WideSpread[];
}

const SEVERITY: Record<FailedStatus, number> = { dns: 1, dnf: 2, dq: 3 };

/** The graver of two ways not to finish. */
export function graver(a: FailedStatus | null, b: FailedStatus | null): FailedStatus | null {
	if (!a || !b) return a ?? b;
	return SEVERITY[b] > SEVERITY[a] ? b : a;
}

/** The judges who count for a leaf: `judge` below a node over the judges, otherwise all who mark it. */
export function judgesFor(on: Evaluation, leaf: CompiledLeaf, judge: Judge | null): readonly Judge[] {
	const all = on.compiled.judgesOf(on.panel, leaf);
	const one = judge ?? on.only;
	if (!one) return all;
	if (all.some((other) => other.label === one.label)) return [one];
	return judge ? [] : all;
}

/** Notes a place where the raw marks lie further apart than the leaf allows; answers how many it noted. */
export function noteSpread(on: Evaluation, leaf: CompiledLeaf, run: number, marks: readonly MarkSeen[]): 0 | 1 {
	if (!leaf.maxSpread) return 0;
	let least: Exact | null = null;
	let most: Exact | null = null;
	const seats: number[] = [];
	for (const { read, judge } of marks) {
		if (!read) continue;
		seats.push(judge.seat);
		least = least ? lesser(least, read.raw) : read.raw;
		most = most ? greater(most, read.raw) : read.raw;
	}
	if (!least || !most) return 0;
	const spread = subtract(most, least);
	if (compare(spread, leaf.maxSpread) <= 0) return 0;
	on.spreads.push({ code: leaf.code, run, spread, allowed: leaf.maxSpread, seats });
	return 1;
}
