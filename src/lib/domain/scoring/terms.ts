// How the parts of a criterion go into its combination: which count, which may still come, which failed.
import { scaled, spanAfterSteps, spanCombined, spanProduct, type Interval, type Span } from './bounds.ts';
import { combine } from './combine.ts';
import type { CompiledInner } from './compiled.ts';
import { graver } from './evaluation.ts';
import { multiply, ZERO, type Exact } from './exact.ts';
import type { FailedStatus, Outcome } from './outcome.ts';

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

/** Sorts the parts into what a combination takes: values, spans, failures. */
export function termsOf(node: CompiledInner, parts: readonly Outcome[]): Terms {
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

/** What the values that are there combine to; null when there is nothing to combine, or no way to. */
export function combineTerms(node: CompiledInner, terms: Terms): Exact | null {
	if (terms.lacking || (terms.values.length === 0 && terms.failed === 0)) return null;
	if (node.rule.how !== 'product') return combine(node.rule, terms.values, terms.failed);
	return terms.values.reduce(multiply);
}

/** Between which values the node ends up after its steps; null when it can have no value. */
export function spanOfTerms(node: CompiledInner, terms: Terms): Interval | null {
	if (terms.gone) return null;
	const span =
		node.rule.how === 'product' ? spanProduct(terms.spans) : spanCombined(node.rule, terms.spans, terms.failed);
	return span && spanAfterSteps(node.steps, span);
}
