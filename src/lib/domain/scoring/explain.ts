// explain(entry): the whole way from the marks to the total, and how it stands to those with the same total.
import { takeStep } from './bounds.ts';
import { struckOf, type Struck } from './combine.ts';
import type { CompiledScheme, CompiledTie } from './compiled.ts';
import type { Derivation, Explanation, Figure, MarkPart, NodePart, StepTaken, TieDecision } from './derivation.ts';
import { toFigure, toShown, whole, ZERO, type Exact } from './exact.ts';
import type { MarkSeen, Outcome } from './outcome.ts';
import { rankScores, sameTotal, type Ranked } from './rank.ts';
import type { Score } from './tally.ts';
import { compareBy, judgesBefore, runsInOrder } from './tie-keys.ts';

function figure(value: Exact | null): Figure | null {
	return value && toFigure(value);
}

function markPart({ judge, mark, read }: MarkSeen, run: number, struck: Struck): MarkPart {
	const status = !mark ? 'missing' : 'status' in mark ? mark.status : 'given';
	return {
		part: 'mark',
		judge: judge.label,
		run,
		raw: figure(read?.raw ?? null),
		worth: figure(read?.worth ?? null),
		status,
		struck
	};
}

/** Strikes of those parts that take part in the combination; the others have none. */
function strikes<T>(
	parts: readonly T[],
	outcome: Outcome,
	valueOf: (part: T) => { readonly value: Exact | null } | null
): Struck[] {
	const all: Struck[] = parts.map(() => null);
	const { node, value } = outcome;
	if (!value || node.rule.how === 'agreed' || node.rule.how === 'product') return all;
	const taking = parts.flatMap((part, at) => {
		const taken = valueOf(part);
		return taken ? [{ at, value: taken.value }] : [];
	});
	struckOf(
		node.rule,
		taking.map((one) => one.value)
	).forEach((struck, i) => {
		const at = taking[i]?.at;
		if (at !== undefined) all[at] = struck;
	});
	return all;
}

function markParts(outcome: Outcome): MarkPart[] {
	const struck = strikes(outcome.marks, outcome, ({ read }) => (read ? { value: read.worth } : null));
	return outcome.marks.map((seen, i) => markPart(seen, outcome.run, struck[i] ?? null));
}

function nodeParts(outcome: Outcome, complete: boolean): NodePart[] {
	const { node, parts } = outcome;
	if (node.isLeaf) return [];
	const whole = node.over === 'judges' && parts.some((part) => part.value !== null && part.open === 0);
	const struck = strikes(parts, outcome, (part) => {
		if (part.presence === 'failed')
			return node.failedRun === 'worst' ? { value: null } : node.failedRun === 'zero' ? { value: ZERO } : null;
		return part.value && (!whole || part.open === 0) ? { value: part.value } : null;
	});
	const of = node.over === 'runs' ? 'run' : node.over === 'judges' ? 'judge' : 'child';
	return parts.map((part, i) => ({
		part: 'node',
		of,
		label: of === 'judge' ? (part.judge?.label ?? null) : of === 'run' ? String(part.run) : null,
		weight: node.node.kind === 'weighted' ? figure(node.scales?.[i] ?? null) : null,
		struck: struck[i] ?? null,
		derivation: derive(part, complete)
	}));
}

/** The steps from the combined value on. */
function stepsTaken(outcome: Outcome): StepTaken[] {
	let now = outcome.combined;
	if (!now) return [];
	const { steps, places } = outcome.node;
	const taken: StepTaken[] = [];
	for (const step of steps) {
		const after = takeStep(step, now);
		taken.push({ step: step.step, before: toShown(now, places), after: toShown(after, places) });
		now = after;
	}
	return taken;
}

/** The derivation of one node; in a complete score nothing can move any more. */
function derive(outcome: Outcome, complete: boolean): Derivation {
	const { node, combined, value, low, high, missing, given } = outcome;
	// a node that counts as zero because nothing below is marked was never taken through its steps
	const untouched = given === 0 && value !== null;
	const shown = (of: Exact | null): Figure | null => of && toShown(of, node.places);
	return {
		code: node.code,
		title: node.title,
		kind: node.node.kind,
		parts: node.isLeaf ? markParts(outcome) : nodeParts(outcome, complete),
		combined: shown(combined),
		steps: untouched ? [] : stepsTaken(outcome),
		value: shown(value),
		low: shown(complete ? value : low),
		high: shown(complete ? value : high),
		missing
	};
}

function runsFigure(compiled: CompiledScheme, score: Score, code: string, first: number | undefined): Figure | null {
	const runs = runsInOrder(compiled, score, code).slice(0, first);
	return runs.length > 0 ? runs.map(toFigure).join(' · ') : null;
}

function tieFigures(
	compiled: CompiledScheme,
	{ key, order }: CompiledTie,
	a: Score,
	b: Score
): [Figure | null, Figure | null] {
	switch (key.by) {
		case 'node':
			return [a, b].map((score) => {
				const value = score.node(key.code);
				return value && toShown(value, compiled.node(key.code)?.places ?? 0);
			}) as [Figure | null, Figure | null];
		case 'runs':
			return [runsFigure(compiled, a, key.code, key.first), runsFigure(compiled, b, key.code, key.first)];
		case 'judges':
			return [toFigure(whole(judgesBefore(a, b, order))), toFigure(whole(judgesBefore(b, a, order)))];
	}
}

/** The keys up to the one that decides between two equal totals; all of them when none does. */
function decisions(compiled: CompiledScheme, a: Score, b: Score): TieDecision[] {
	const taken: TieDecision[] = [];
	for (const tie of compiled.ties) {
		const [mine, theirs] = tieFigures(compiled, tie, a, b);
		const decided = compareBy(compiled, tie, a, b) !== 0;
		taken.push({ key: tie.title, clause: tie.clause, mine, theirs, decided });
		if (decided) break;
	}
	return taken;
}

/** Explains one entry of a field (the field holds the entry itself as well). */
export function explain(compiled: CompiledScheme, entry: Ranked, field: readonly Ranked[]): Explanation {
	const { score, id } = entry;
	const rank = rankScores(compiled, field).find((standing) => standing.id === id)?.rank ?? null;
	const ties = field
		.filter((other) => other.id !== id && sameTotal(score, other.score))
		.map((other) => ({ with: other.id, keys: decisions(compiled, score, other.score) }));
	return {
		entry: id,
		status: score.status,
		rank,
		total: score.total && toShown(score.total, compiled.root.places),
		derivation: derive(score.outcome, score.state === 'complete'),
		ties
	};
}
