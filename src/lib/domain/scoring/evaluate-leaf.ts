// One aspect of one entry: the judges' marks become one value.
import { spanAfterSteps, spanCombined, takeSteps, type Interval, type Span } from './bounds.ts';
import { combine } from './combine.ts';
import type { CompiledLeaf, Judge } from './compiled.ts';
import { graver, judgesFor, noteSpread, type Evaluation } from './evaluation.ts';
import { equal, greater, lesser, ZERO, type Exact } from './exact.ts';
import type { FailedStatus, MarkSeen, Outcome } from './outcome.ts';
import type { Missing } from './scheme.ts';

/** What the worths combine to; null when there are none, or when those who must agree do not. */
function combinePanel(leaf: CompiledLeaf, worths: readonly Exact[]): Exact | null {
	if (leaf.rule.how !== 'agreed') return combine(leaf.rule, worths);
	const first = worths[0];
	return first && worths.every((worth) => equal(worth, first)) ? first : null;
}

/** Between which values the panel still lies when `missing` more marks come in, or (unless `must`) may not. */
function panelSpan(leaf: CompiledLeaf, worths: readonly Exact[], missing: number, one: Span): Interval {
	const spans: Span[] = worths.map((worth) => ({ low: worth, high: worth, must: true }));
	for (let i = 0; i < missing; i++) spans.push(one);
	const panel = leaf.rule.how === 'agreed' ? one : (spanCombined(leaf.rule, spans, 0) ?? one);
	return spanAfterSteps(leaf.steps, panel);
}

/** What one mark that is not there may come to be worth. */
function missingSpan(leaf: CompiledLeaf, policy: Missing): Span {
	const { least, most } = leaf;
	return policy === 'zero'
		? { low: lesser(least, ZERO), high: greater(most, ZERO), must: true }
		: { low: least, high: most, must: policy === 'wait' };
}

const NOTHING = { value: null, combined: null, low: null, high: null, settled: true, missing: 0, open: 0 } as const;

/** The outcome of a leaf that nobody has given a value for. */
function unmarked(
	on: Evaluation,
	leaf: CompiledLeaf,
	missing: number,
	base: Pick<Outcome, 'node' | 'run' | 'judge' | 'given' | 'absent' | 'marks' | 'parts' | 'failed'>
): Outcome {
	const policy = on.missing ?? leaf.missing;
	const span = panelSpan(leaf, [], Math.max(1, missing), missingSpan(leaf, policy));
	// when every judge is absent somebody still has to give a mark
	if (policy === 'wait')
		return { ...base, ...NOTHING, ...span, settled: false, presence: 'there', missing, open: Math.max(1, missing) };
	if (policy === 'leave-out')
		return missing > 0
			? { ...base, ...NOTHING, ...span, settled: false, presence: 'optional' }
			: { ...base, ...NOTHING, presence: 'out' };
	const low = missing > 0 ? lesser(span.low, ZERO) : ZERO;
	const high = missing > 0 ? greater(span.high, ZERO) : ZERO;
	return { ...base, ...NOTHING, low, high, settled: missing === 0, presence: 'there', value: ZERO, combined: ZERO };
}

/** The aspect's outcome in one run (0: none) and, below a node over the judges, for one judge. */
export function evaluateLeaf(on: Evaluation, leaf: CompiledLeaf, run: number, judge: Judge | null): Outcome {
	const judges = judgesFor(on, leaf, judge);
	const marks: MarkSeen[] = [];
	const worths: Exact[] = [];
	let failed: FailedStatus | null = null;
	let missing = 0;
	let absent = 0;
	for (const one of judges) {
		const mark = on.marks(leaf.code, run, one.label);
		let read = null;
		if (!mark) missing++;
		else if ('value' in mark) {
			read = leaf.read(mark.value);
			worths.push(read.worth);
		} else if (mark.status === 'absent') absent++;
		else failed = graver(failed, mark.status);
		marks.push({ judge: one, mark, read });
	}
	const given = judges.length - missing;
	const base = { node: leaf, run, judge, given, absent, marks, parts: [], failed };
	if (failed) return { ...base, ...NOTHING, presence: 'failed' };
	// on one judge's own sheet nobody else could give the mark
	if (judge && given + missing === absent) return { ...base, ...NOTHING, presence: 'out' };
	if (worths.length === 0) return unmarked(on, leaf, missing, base);

	const policy = on.missing ?? leaf.missing;
	// those who must agree need not all have spoken for the value to be known
	const whole = missing === 0 || leaf.rule.how === 'agreed';
	const zeros = policy === 'zero' && !whole ? Array<Exact>(missing).fill(ZERO) : [];
	const combined = combinePanel(leaf, zeros.length > 0 ? [...worths, ...zeros] : worths);
	const value = combined && takeSteps(leaf.steps, combined);
	const waited = policy === 'wait' ? missing : 0;
	let open = waited;
	if (!value) {
		open++;
		on.disputes.push({ code: leaf.code, run });
	}
	if (!judge) open += noteSpread(on, leaf, run, marks);
	const settled = whole && value !== null;
	const span = settled ? { low: value, high: value } : panelSpan(leaf, worths, missing, missingSpan(leaf, policy));
	return {
		...base,
		presence: 'there',
		value,
		combined,
		low: span.low,
		high: span.high,
		settled,
		missing: waited,
		open
	};
}
