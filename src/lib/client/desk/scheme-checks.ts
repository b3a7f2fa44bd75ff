// What a scheme is told about while it is edited: what does not hold, what is unusual, and what is in order.
import type { Problem } from '#lib/domain/scoring/check-scheme.ts';
import type { CompiledScheme } from '#lib/domain/scoring/compiled.ts';
import { compare, decimal, sumOf, toDecimal, ONE } from '#lib/domain/scoring/exact.ts';
import { isLeaf, type Inner, type Leaf, type Scheme, type SchemeNode } from '#lib/domain/scoring/scheme.ts';
import { panelDefault } from '#lib/domain/scoring/shown-places.ts';
import type { Ruler } from './ruler.ts';
import { roundingOf } from './scheme-parts.ts';
import { nodeAt, treeRows, type Place } from './scheme-tree.ts';

/** `hard`: does not hold; `look`: holds, but look again; `fine`: in order. `place`: where to go. */
export type Check = { readonly tone: 'hard' | 'look' | 'fine'; readonly place: Place | null } & (
	| { readonly of: 'problem'; readonly code: string | null; readonly zh: string; readonly en: string }
	| { readonly of: 'full'; readonly full: string }
	| { readonly of: 'weights'; readonly code: string; readonly sum: string }
	| { readonly of: 'roundings'; readonly count: number }
	| { readonly of: 'endless'; readonly code: string }
	| { readonly of: 'levels'; readonly count: number }
	| { readonly of: 'levels-missing'; readonly code: string }
	| { readonly of: 'panel'; readonly judges: number }
	| { readonly of: 'panel-small'; readonly code: string; readonly judges: number; readonly drops: number }
	| { readonly of: 'seat-missing'; readonly code: string; readonly seat: string }
	| { readonly of: 'english'; readonly count: number }
);

/** The node that a problem's path leads to. */
export function placeOfProblem(problem: Problem, root: SchemeNode): Place | null {
	if (problem.path[0] !== 'root') return null;
	const place: number[] = [];
	for (let i = 1; i + 1 < problem.path.length && problem.path[i] === 'children'; i += 2) {
		const index = problem.path[i + 1];
		if (typeof index !== 'number') break;
		place.push(index);
	}
	return nodeAt(root, place) ? place : null;
}

const DIVIDING: readonly string[] = ['mean', 'trimmed', 'middle-two', 'median'];

function divides(node: SchemeNode): boolean {
	if ((node.steps ?? []).some((step) => 'divide' in step)) return true;
	if (!isLeaf(node)) return DIVIDING.includes(node.kind);
	return node.seats?.length !== 1 && DIVIDING.includes(node.panel?.how ?? panelDefault(node));
}

/** The first node whose quotient may never end and is never rounded on its way to the total. */
function endless(node: SchemeNode, place: Place): { node: SchemeNode; place: Place } | null {
	if (roundingOf(node)) return null;
	if (divides(node)) return { node, place };
	if (isLeaf(node)) return null;
	for (const [i, child] of node.children.entries()) {
		const found = endless(child, [...place, i]);
		if (found) return found;
	}
	return null;
}

function weightChecks(inner: Inner, place: Place): Check[] {
	if (inner.kind !== 'weighted') return [];
	const weights = inner.children.filter((child) => child.outOf === undefined).map((child) => child.weight ?? '0');
	if (weights.length < inner.children.length) return [];
	const sum = sumOf(weights.map(decimal));
	return [
		{
			of: 'weights',
			tone: compare(sum, ONE) === 0 ? 'fine' : 'look',
			place,
			code: inner.code,
			sum: compare(sum, ONE) === 0 ? weights.join(' + ') : (toDecimal(sum) ?? '')
		}
	];
}

function panelChecks(leaf: Leaf, place: Place, seats: readonly number[]): Check[] {
	const checks: Check[] = [];
	const gone = (leaf.seats ?? []).find((seat) => !seats.includes(Number(seat)));
	if (gone !== undefined) checks.push({ of: 'seat-missing', tone: 'look', place, code: leaf.code, seat: String(gone) });
	const judges = leaf.seats?.length ?? seats.length;
	const { drop } = leaf.panel ?? {};
	if (leaf.panel?.how === 'trimmed' && drop && drop.high + drop.low >= judges)
		checks.push({ of: 'panel-small', tone: 'look', place, code: leaf.code, judges, drops: drop.high + drop.low });
	return checks;
}

/** Everything there is to say, the worst first. `seats`: the panel's judges; empty while there is none. */
export function checksOf(
	scheme: Scheme,
	problems: readonly Problem[],
	compiled: CompiledScheme | null,
	ruler: Ruler | null,
	seats: readonly number[]
): readonly Check[] {
	if (!compiled)
		return problems.map((problem) => {
			const place = placeOfProblem(problem, scheme.root);
			const code = place ? (nodeAt(scheme.root, place)?.code ?? null) : null;
			return { of: 'problem', tone: 'hard', place, code, zh: problem.zh, en: problem.en };
		});
	const rows = treeRows(scheme.root);
	const checks: Check[] = [];
	if (ruler) checks.push({ of: 'full', tone: ruler.full === '100' ? 'fine' : 'look', place: [], full: ruler.full });
	for (const row of rows) if (!isLeaf(row.node)) checks.push(...weightChecks(row.node, row.place));
	const rounded = rows.filter((row) => roundingOf(row.node)).length;
	const open = endless(scheme.root, []);
	checks.push(
		open
			? { of: 'endless', tone: 'look', place: open.place, code: open.node.code }
			: { of: 'roundings', tone: 'fine', place: null, count: rounded }
	);
	const judged = rows.filter((row) => isLeaf(row.node) && row.node.kind === 'judgement');
	const bare = judged.find((row) => isLeaf(row.node) && (row.node.levels ?? []).some((level) => !level.text?.zh));
	if (bare) checks.push({ of: 'levels-missing', tone: 'look', place: bare.place, code: bare.node.code });
	else if (judged.length > 0) checks.push({ of: 'levels', tone: 'fine', place: null, count: judged.length });
	if (seats.length > 0) {
		const small = rows.flatMap((row) => (isLeaf(row.node) ? panelChecks(row.node, row.place, seats) : []));
		checks.push(
			...(small.length > 0 ? small : [{ of: 'panel', tone: 'fine', place: null, judges: seats.length } as const])
		);
	}
	const foreign = rows.filter((row) => !row.node.title.en);
	if (foreign.length > 0 && foreign.length < rows.length)
		checks.push({ of: 'english', tone: 'look', place: foreign[0]?.place ?? null, count: foreign.length });
	const order = { hard: 0, look: 1, fine: 2 };
	return checks.sort((a, b) => order[a.tone] - order[b.tone]);
}
