// From the marks of one entry to its score. Pure: the tablet, the server and the command line total with this function.
import type { CompiledScheme, Judge, Panel } from './compiled.ts';
import { evaluate } from './evaluate-node.ts';
import type { Evaluation } from './evaluation.ts';
import type { Exact } from './exact.ts';
import type { Dispute, FailedStatus, MarkSource, Outcome, WideSpread } from './outcome.ts';
import type { EntryStatus, MarkValue } from './scheme.ts';

export type { Judge, Panel } from './compiled.ts';
export type { MarkSource } from './outcome.ts';

/** The combined result 成绩 of an entry. */
export interface Score {
	readonly status: EntryStatus;
	/** none: no mark yet; provisional: marks missing or in dispute; complete: nothing is waited for. */
	readonly state: 'none' | 'provisional' | 'complete';
	/** From what is there; null where there is no total (yet). */
	readonly total: Exact | null;
	/** Between which the total will lie when every missing mark takes its worst and its best. */
	readonly low: Exact | null;
	readonly high: Exact | null;
	/** Marks on the record; those and the marks waited for. */
	readonly given: number;
	readonly expected: number;
	/** Why a complete score has no total: its marks say that it did not finish. */
	readonly failed: FailedStatus | null;
	/** Places where judges who must agree do not, and where marks lie too far apart. */
	readonly disputes: readonly Dispute[];
	readonly spreads: readonly WideSpread[];
	/** The value of a node: by its code, or "code#run" for one run of a node over the runs. */
	readonly node: (code: string) => Exact | null;
	/** The total by this judge's sheet alone; filled when the ranking asks for judges. */
	readonly sheets: ReadonlyMap<string, Exact | null>;
	/** Everything the total came from. */
	readonly outcome: Outcome;
}

/** One mark as it stands in a list. */
export interface ListedMark {
	readonly aspect: string;
	readonly run?: number;
	readonly judge: string;
	readonly mark: MarkValue;
}

/** A source over a list of one entry's marks; of two in the same place the later one stands. */
export function marksOf(list: Iterable<ListedMark>): MarkSource {
	const places = new Map<string, Map<string, MarkValue>>();
	for (const { aspect, run = 0, judge, mark } of list) {
		let byJudge = places.get(`${run}/${aspect}`);
		if (!byJudge) places.set(`${run}/${aspect}`, (byJudge = new Map()));
		byJudge.set(judge, mark);
	}
	return (aspect, run, judge) => places.get(`${run}/${aspect}`)?.get(judge);
}

/** Values by code. Nodes inside runs or sheets have several and are not found; the runs themselves are "code#run". */
function nodeFinder(root: Outcome): (code: string) => Exact | null {
	let values: Map<string, Exact | null> | null = null;
	return (code) => {
		if (!values) {
			const found = (values = new Map<string, Exact | null>());
			const walk = (outcome: Outcome): void => {
				const { node, value, parts } = outcome;
				found.set(node.code, value);
				if (node.isLeaf || node.over === 'judges') return;
				if (node.over === 'runs') parts.forEach((part, i) => found.set(`${node.code}#${i + 1}`, part.value));
				else parts.forEach(walk);
			};
			walk(root);
		}
		return values.get(code) ?? null;
	};
}

function sheetTotals(on: Evaluation): ReadonlyMap<string, Exact | null> {
	const sheets = new Map<string, Exact | null>();
	if (!on.compiled.ties.some((tie) => tie.key.by === 'judges')) return sheets;
	const alone = (judge: Judge) => ({ ...on, only: judge, disputes: [], spreads: [] });
	for (const judge of on.panel.judges) sheets.set(judge.label, evaluate(alone(judge), on.compiled.root, 0, null).value);
	return sheets;
}

/** Totals one entry. Marks must have passed checkMark; a mark by somebody who is not on the panel is not asked for. */
export function tallyEntry(compiled: CompiledScheme, panel: Panel, marks: MarkSource, status: EntryStatus): Score {
	const stands = status === 'dnf' && compiled.scheme.ranking.dnf === 'total';
	const missing = stands ? 'zero' : null;
	const on: Evaluation = { compiled, panel, marks, missing, only: null, disputes: [], spreads: [] };
	const outcome = evaluate(on, compiled.root, 0, null);
	const base = {
		status,
		given: outcome.given,
		expected: outcome.given + outcome.missing,
		failed: outcome.failed,
		disputes: on.disputes,
		spreads: on.spreads,
		node: nodeFinder(outcome),
		outcome
	};
	const none = { total: null, low: null, high: null, sheets: new Map<string, Exact | null>() };
	if (status !== 'active' && !stands) return { ...base, ...none, state: outcome.given > 0 ? 'complete' : 'none' };
	if (outcome.given === 0) return { ...base, ...none, low: outcome.low, high: outcome.high, state: 'none' };
	const sheets = sheetTotals(on);
	const { value: total, low, high } = outcome;
	return outcome.open === 0
		? { ...base, state: 'complete', total, low: total, high: total, sheets }
		: { ...base, state: 'provisional', total, low, high, sheets };
}

/** The marks still waited for, in scheme order; nothing is waited for where nothing need come. */
export function awaitedMarks(score: Score): readonly { aspect: string; run: number; judge: Judge }[] {
	const awaited: { aspect: string; run: number; judge: Judge }[] = [];
	const walk = ({ node, run, missing, marks, parts }: Outcome): void => {
		if (missing === 0) return;
		for (const { judge, mark } of marks) if (!mark) awaited.push({ aspect: node.code, run, judge });
		parts.forEach(walk);
	};
	walk(score.outcome);
	return awaited;
}
