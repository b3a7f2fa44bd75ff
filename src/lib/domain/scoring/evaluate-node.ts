// A criterion of one entry: its children, one judge's sheet after the other, or its runs become one value.
import { takeSteps } from './bounds.ts';
import type { CompiledInner, CompiledNode, Judge } from './compiled.ts';
import { evaluateLeaf } from './evaluate-leaf.ts';
import { graver, noteSpread, type Evaluation } from './evaluation.ts';
import { greater, lesser, ZERO } from './exact.ts';
import type { FailedStatus, Outcome } from './outcome.ts';
import { combineTerms, spanOfTerms, termsOf } from './terms.ts';

/** The outcome of any node in one run (0: none) and, below a node over the judges, for one judge. */
export function evaluate(on: Evaluation, node: CompiledNode, run: number, judge: Judge | null): Outcome {
	return node.isLeaf ? evaluateLeaf(on, node, run, judge) : evaluateInner(on, node, run, judge);
}

/** Which judges' sheets a node over the judges combines. */
function sheetJudges(on: Evaluation, node: CompiledInner): readonly Judge[] {
	const all = on.compiled.judgesOf(on.panel, node);
	const { only } = on;
	return only && all.some((one) => one.label === only.label) ? [only] : all;
}

function partsOf(on: Evaluation, node: CompiledInner, run: number, judge: Judge | null): Outcome[] {
	const child = node.children[0];
	if (node.over === 'children' || !child) return node.children.map((one) => evaluate(on, one, run, judge));
	if (node.over === 'runs')
		return Array.from({ length: node.node.runs ?? 0 }, (_, i) => evaluate(on, child, i + 1, judge));
	// a sheet on which the judge gave no mark for some aspect cannot stand beside whole ones
	return sheetJudges(on, node).map((one) => {
		const sheet = evaluate(on, child, run, one);
		return sheet.absent > 0 && sheet.presence !== 'failed'
			? { ...sheet, presence: 'out', value: null, low: null, high: null, settled: true, missing: 0, open: 0 }
			: sheet;
	});
}

/** Spreads on leaves that are marked sheet by sheet, where no single evaluation sees the whole panel. */
function noteSheetSpreads(on: Evaluation, node: CompiledInner, run: number): number {
	let noted = 0;
	for (const leaf of node.leaves) {
		if (!leaf.maxSpread) continue;
		const runs = leaf.runs > 0 && run === 0 ? Array.from({ length: leaf.runs }, (_, i) => i + 1) : [run];
		for (const at of runs) {
			const marks = sheetJudges(on, node).map((judge) => {
				const mark = on.marks(leaf.code, at, judge.label);
				return { judge, mark, read: mark && 'value' in mark ? leaf.read(mark.value) : null };
			});
			noted += noteSpread(on, leaf, at, marks);
		}
	}
	return noted;
}

/** What the parts add up to before anything is combined. */
function countParts(parts: readonly Outcome[]) {
	const counts = { given: 0, missing: 0, open: 0, absent: 0, settled: true, failed: null as FailedStatus | null };
	for (const part of parts) {
		counts.given += part.given;
		counts.missing += part.missing;
		counts.open += part.open;
		counts.absent += part.absent;
		counts.failed = graver(counts.failed, part.failed);
		if (!part.settled) counts.settled = false;
	}
	return counts;
}

const NOTHING = {
	value: null,
	combined: null,
	low: null,
	high: null,
	settled: true,
	missing: 0,
	open: 0,
	failed: null
} as const;

function evaluateInner(on: Evaluation, node: CompiledInner, run: number, judge: Judge | null): Outcome {
	const parts = partsOf(on, node, run, judge);
	const { given, missing, absent, settled, failed, open: openBelow } = countParts(parts);
	const base = { node, run, judge, given, absent, marks: [], parts };
	const terms = termsOf(node, parts);
	if (terms.fails) return { ...base, ...NOTHING, presence: 'failed', failed: terms.fails };

	const combined = combineTerms(node, terms);
	const value = combined && takeSteps(node.steps, combined);
	const span = settled && value ? { low: value, high: value } : spanOfTerms(node, terms);
	const policy = on.missing ?? node.missing;
	if (given === 0 && policy === 'leave-out')
		return { ...base, ...NOTHING, ...span, settled: !span, presence: span ? 'optional' : 'out' };
	if (given === 0 && policy === 'zero') {
		const low = span ? lesser(span.low, ZERO) : ZERO;
		const high = span ? greater(span.high, ZERO) : ZERO;
		return { ...base, ...NOTHING, low, high, settled: !span, presence: 'there', value: ZERO, combined: ZERO };
	}
	let open = node.over === 'judges' ? openBelow + noteSheetSpreads(on, node, run) : openBelow;
	// no sheet that counts: somebody still has to give one
	if (!value && node.over === 'judges' && open === 0 && !failed && policy === 'wait') open = 1;
	// failures alone can leave nothing that may be used, now or whatever still comes
	if (!value && failed && (open === 0 || !span) && !terms.lacking)
		return { ...base, ...NOTHING, presence: 'failed', failed };
	// what it cannot do without need not come: then it may stay away as a whole
	const mayStayAway = terms.optional && (terms.lacking || open === 0);
	if (!value && open === 0)
		return mayStayAway && span
			? { ...base, ...NOTHING, ...span, settled: false, presence: 'optional' }
			: { ...base, ...NOTHING, presence: 'out' };
	const { low = null, high = null } = span ?? {};
	const presence = !value && mayStayAway ? 'optional' : 'there';
	return {
		...base,
		value,
		combined,
		low,
		high,
		settled: settled && value !== null,
		missing,
		open,
		failed: null,
		presence
	};
}
