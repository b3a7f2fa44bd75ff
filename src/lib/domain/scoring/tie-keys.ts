// Comparing two scores of the same total by one key of the scheme's tie order.
import { ascending } from './combine.ts';
import type { CompiledScheme, CompiledTie } from './compiled.ts';
import { compare, type Exact } from './exact.ts';
import type { Score } from './tally.ts';

/** An entry as ranking sees it. */
export interface Ranked {
	readonly id: string;
	readonly score: Score;
}

/** Entries that stand together, and the key that set them apart from others of the same total. */
export interface Group {
	readonly members: readonly Ranked[];
	readonly tie: number | null;
}

/** Negative when a comes before b. What has no value comes behind what has one. */
export function before(a: Exact | null, b: Exact | null, order: 'high' | 'low'): number {
	if (!a || !b) return a ? -1 : b ? 1 : 0;
	return order === 'high' ? compare(b, a) : compare(a, b);
}

/** The values of a node's runs from best to worst; failed and missing runs are left out. */
export function runsInOrder(compiled: CompiledScheme, score: Score, code: string): readonly Exact[] {
	const node = compiled.node(code);
	if (!node || node.isLeaf) return [];
	const values = Array.from({ length: node.node.runs ?? 0 }, (_, i) => score.node(`${code}#${i + 1}`) ?? []).flat();
	const order = ascending(values);
	if (node.rule.better === 'high') order.reverse();
	return order.flatMap((i) => values[i] ?? []);
}

function compareRuns(mine: readonly Exact[], theirs: readonly Exact[], first: number, better: 'high' | 'low'): number {
	const runs = Math.min(first, Math.max(mine.length, theirs.length));
	for (let i = 0; i < runs; i++) {
		const now = before(mine[i] ?? null, theirs[i] ?? null, better);
		if (now !== 0) return now;
	}
	return 0;
}

/** How many judges put a before b on their own sheet. */
export function judgesBefore(a: Score, b: Score, order: 'high' | 'low'): number {
	let count = 0;
	for (const [judge, mine] of a.sheets) {
		const theirs = b.sheets.get(judge);
		if (mine && theirs && before(mine, theirs, order) < 0) count++;
	}
	return count;
}

/** Negative when the key puts a before b, zero when it does not tell them apart. */
export function compareBy(compiled: CompiledScheme, { key, order }: CompiledTie, a: Score, b: Score): number {
	if (key.by === 'node') return before(a.node(key.code), b.node(key.code), order);
	if (key.by === 'judges') return judgesBefore(b, a, order) - judgesBefore(a, b, order);
	const node = compiled.node(key.code);
	const better = node && !node.isLeaf ? node.rule.better : order;
	const [mine, theirs] = [runsInOrder(compiled, a, key.code), runsInOrder(compiled, b, key.code)];
	return compareRuns(mine, theirs, key.first ?? Infinity, better);
}
