// A criterion of one entry: its children, one judge's sheet after the other, or its runs become one value.
import { scaled, spanAfterSteps, spanCombined, spanProduct, takeSteps, type Interval, type Span } from './bounds.ts';
import { combine } from './combine.ts';
import type { CompiledInner, CompiledNode, Judge } from './compiled.ts';
import { evaluateLeaf } from './evaluate-leaf.ts';
import { graver, noteSpread, type Evaluation } from './evaluation.ts';
import { greater, lesser, multiply, ZERO, type Exact } from './exact.ts';
import type { FailedStatus, Outcome } from './outcome.ts';

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

/** The parts as a combination takes them. */
interface Terms {
	/** Values that are there. */
	readonly values: readonly Exact[];
	/** Every part that is or may come to be there. */
	readonly spans: readonly Span[];
	/** Failed parts that count as worst. */
	readonly failed: number;
	/** A part that the combination cannot do without has no value yet, or never will have one. */
	readonly lacking: boolean;
	readonly gone: boolean;
	/** Nothing is there and nothing needs to come. */
	readonly optional: boolean;
	/** Nothing is left that could be combined, because of failures. */
	readonly fails: FailedStatus | null;
}

/** Whether the i-th part has to be there: every factor of a product, and what `minus` subtracts from. */
function isNeeded(node: CompiledInner, i: number): boolean {
	return node.node.kind === 'product' || (node.node.kind === 'minus' && i === 0);
}

function termsOf(node: CompiledInner, parts: readonly Outcome[]): Terms {
	const values: Exact[] = [];
	const spans: Span[] = [];
	let worst: FailedStatus | null = null;
	let failed = 0;
	let lacking = false;
	let gone = false;
	let optional = false;
	const whole = node.over === 'judges' && parts.some((part) => part.value !== null && part.open === 0);
	for (let i = 0; i < parts.length; i++) {
		const part = parts[i];
		if (!part) continue;
		const scale = node.scales?.[i] ?? null;
		let { value, low, high } = part;
		let must = part.presence === 'there';
		if (part.presence === 'failed') {
			worst = graver(worst, part.failed);
			const means = node.over === 'judges' ? 'fails' : node.failedRun;
			const counts = node.scales === null && node.rule.how !== 'product';
			if (means === 'zero') [value, low, high, must] = [ZERO, ZERO, ZERO, true];
			else if (means === 'leave-out' && !isNeeded(node, i)) continue;
			else if (means === 'worst' && counts) {
				failed++;
				continue;
			} else return { values, spans, failed, lacking, gone, optional, fails: worst };
		}
		if (value === null && isNeeded(node, i)) {
			lacking = true;
			if (!low) gone = true;
			if (!must) optional = true;
		}
		// as soon as one judge's sheet is whole, sheets that are not stay aside
		if (value && (!whole || part.open === 0)) values.push(scale ? multiply(value, scale) : value);
		if (low && high) spans.push({ ...(scale ? scaled({ low, high }, scale) : { low, high }), must });
	}
	if (!spans.some((span) => span.must) && failed === 0) optional = true;
	const nothingLeft = worst !== null && failed === 0 && spans.length === 0;
	return { values, spans, failed, lacking, gone, optional, fails: nothingLeft ? worst : null };
}

function combineTerms(node: CompiledInner, terms: Terms): Exact | null {
	if (terms.lacking || (terms.values.length === 0 && terms.failed === 0)) return null;
	if (node.rule.how !== 'product') return combine(node.rule, terms.values, terms.failed);
	return terms.values.reduce(multiply);
}

function spanOfTerms(node: CompiledInner, terms: Terms): Interval | null {
	if (terms.gone) return null;
	const span =
		node.rule.how === 'product' ? spanProduct(terms.spans) : spanCombined(node.rule, terms.spans, terms.failed);
	return span && spanAfterSteps(node.steps, span);
}

function evaluateInner(on: Evaluation, node: CompiledInner, run: number, judge: Judge | null): Outcome {
	const parts = partsOf(on, node, run, judge);
	let given = 0;
	let missing = 0;
	let open = 0;
	let absent = 0;
	let failed: FailedStatus | null = null;
	let settled = true;
	for (const part of parts) {
		given += part.given;
		missing += part.missing;
		open += part.open;
		absent += part.absent;
		failed = graver(failed, part.failed);
		if (!part.settled) settled = false;
	}
	if (node.over === 'judges') open += noteSheetSpreads(on, node, run);
	const base = { node, run, judge, given, absent, marks: [], parts };
	const nothing = {
		value: null,
		combined: null,
		low: null,
		high: null,
		settled: true,
		missing: 0,
		open: 0,
		failed: null
	};
	const terms = termsOf(node, parts);
	if (terms.fails) return { ...base, ...nothing, presence: 'failed', failed: terms.fails };

	const combined = combineTerms(node, terms);
	const value = combined && takeSteps(node.steps, combined);
	const span = settled && value ? { low: value, high: value } : spanOfTerms(node, terms);
	const policy = on.missing ?? node.missing;
	if (given === 0 && policy !== 'wait') {
		// nothing below is marked: the node as a whole is left out or zero
		if (policy === 'leave-out')
			return { ...base, ...nothing, ...span, settled: !span, presence: span ? 'optional' : 'out' };
		const low = span ? lesser(span.low, ZERO) : ZERO;
		const high = span ? greater(span.high, ZERO) : ZERO;
		return { ...base, ...nothing, low, high, settled: !span, presence: 'there', value: ZERO, combined: ZERO };
	}
	// a sheet each, and no sheet that counts: somebody still has to give one
	if (!value && node.over === 'judges' && open === 0 && !failed && policy === 'wait') open = 1;
	// failures alone can leave nothing that may be used, now or whatever still comes
	if (!value && failed && (open === 0 || !span) && !terms.lacking)
		return { ...base, ...nothing, presence: 'failed', failed };
	if (!value && open === 0)
		return terms.optional && span
			? { ...base, ...nothing, ...span, settled: false, presence: 'optional' }
			: { ...base, ...nothing, presence: 'out' };
	return {
		...base,
		value,
		combined,
		low: span?.low ?? null,
		high: span?.high ?? null,
		settled: settled && value !== null,
		missing,
		open,
		failed: null,
		// what it cannot do without need not come: then it may stay away as a whole
		presence: terms.lacking && terms.optional ? 'optional' : 'there'
	};
}
