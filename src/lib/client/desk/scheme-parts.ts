// New nodes, and changes of one node's rule that keep it sensible. Values stay decimal strings; nothing is computed here.
import { JUDGEMENT_LEVELS, TWO_PLACES } from '#lib/domain/scoring/presets/pieces.ts';
import {
	isLeaf,
	type Decimal,
	type Inner,
	type InnerKind,
	type Leaf,
	type LeafKind,
	type RoundingMode,
	type Scheme,
	type SchemeNode,
	type Step
} from '#lib/domain/scoring/scheme.ts';
import type { Text } from '#lib/domain/shared/text.ts';
import { refitChildren, withoutPanels } from './scheme-edit.ts';

type Rule = Pick<
	Leaf,
	'min' | 'max' | 'step' | 'unit' | 'levels' | 'worth' | 'panel' | 'maxSpread' | 'steps' | 'missing'
>;

const PASS_FAIL = (full: Decimal): Leaf['levels'] => [
	{ value: '0', title: { zh: '不合格', en: 'Fail' } },
	{ value: full, title: { zh: '合格', en: 'Pass' } }
];

/** What marking is like for each kind of aspect, for `full` points. */
function ruleFor(kind: LeafKind, full: Decimal): Rule {
	switch (kind) {
		case 'judgement':
			return {
				min: '0',
				max: '3',
				step: '1',
				levels: JUDGEMENT_LEVELS,
				panel: { how: 'mean' },
				maxSpread: '1',
				steps: [{ divide: '3' }, { times: full }, TWO_PLACES]
			};
		case 'measurement':
			return { min: '0', max: full, step: full, levels: PASS_FAIL(full), panel: { how: 'agreed' } };
		case 'points':
			return { min: '0', max: full, step: '0.5', panel: { how: 'mean' }, steps: [TWO_PLACES] };
		case 'count':
			return { min: '0', max: '10', step: '1', worth: { per: '1' }, panel: { how: 'agreed' } };
		case 'time':
			return {
				min: '0',
				max: '3600',
				step: '0.01',
				unit: { zh: '秒', en: 's' },
				worth: { base: full, per: '-0.01', min: '0' },
				panel: { how: 'agreed' }
			};
		case 'penalty':
			return {
				min: '0',
				max: '10',
				step: '1',
				unit: { zh: '次', en: 'times' },
				worth: { per: '-1' },
				panel: { how: 'agreed' },
				missing: 'zero'
			};
		case 'ordinal':
			return { min: '1', max: '99', step: '1', panel: { how: 'mean' } };
	}
}

/** A new aspect of a kind. */
export function newLeaf(code: string, title: Text, kind: LeafKind = 'points', full: Decimal = '10'): Leaf {
	return { code, title, kind, ...ruleFor(kind, full) };
}

/** A new criterion with one aspect in it, so that it holds from the start. */
export function newInner(code: string, title: Text, first: Text): Inner {
	return { code, title, kind: 'sum', children: [newLeaf(`${code}1`, first)] };
}

/** A scheme to begin with: a total of one aspect. */
export function blankScheme(titles: { scheme: Text; total: Text; first: Text }): Scheme {
	return {
		format: 'jiangsai-scheme/1',
		title: titles.scheme,
		root: {
			code: 'TOTAL',
			title: titles.total,
			kind: 'sum',
			steps: [TWO_PLACES],
			children: [newLeaf('A', titles.first, 'points', '100')]
		},
		ranking: { order: 'high', style: '1224', ties: [] }
	};
}

/** The points an aspect is out of as its own rule says them: what it is scaled to, or the top of its scale. */
export function fullOf(leaf: Leaf): Decimal | null {
	const [divide, times] = leaf.steps ?? [];
	if (divide && times && 'divide' in divide && 'times' in times) return times.times;
	if (leaf.worth) {
		if ('table' in leaf.worth) return null;
		return leaf.kind === 'time' ? (leaf.worth.base ?? null) : null;
	}
	return leaf.max;
}

/** The aspect out of another number of points. */
export function withFull(leaf: Leaf, full: Decimal): Leaf {
	const [divide, times, ...rest] = leaf.steps ?? [];
	if (divide && times && 'divide' in divide && 'times' in times)
		return { ...leaf, steps: [divide, { times: full }, ...rest] };
	if (leaf.worth && !('table' in leaf.worth) && leaf.kind === 'time')
		return { ...leaf, worth: { ...leaf.worth, base: full } };
	if (leaf.kind === 'measurement' && leaf.levels?.length === 2 && leaf.step === leaf.max)
		return {
			...leaf,
			max: full,
			step: full,
			levels: leaf.levels.map((level) => (level.value === leaf.max ? { ...level, value: full } : level))
		};
	return { ...leaf, max: full };
}

/** Marked in another way: the rule of the new kind for the same points; titles, hint and seats stay. */
export function asKind(leaf: Leaf, kind: LeafKind, perJudge: boolean): Leaf {
	if (leaf.kind === kind) return leaf;
	const { code, title, hint, seats, weight, outOf } = leaf;
	const { panel, ...rule } = ruleFor(kind, fullOf(leaf) ?? '10');
	return {
		code,
		title,
		kind,
		...(hint ? { hint } : {}),
		...(seats ? { seats } : {}),
		...(weight === undefined ? {} : { weight }),
		...(outOf === undefined ? {} : { outOf }),
		...rule,
		...(panel && !perJudge ? { panel } : {})
	};
}

/** Combined in another way; what belonged only to the old way goes. */
export function asInnerKind(node: Inner, kind: InnerKind): Inner {
	if (node.kind === kind) return node;
	const { drop: _drop, take: _take, keep: _keep, ...rest } = node;
	const only = kind === 'weighted' || kind === 'product' || kind === 'minus';
	const next: Inner = {
		...rest,
		kind,
		...(kind === 'trimmed' ? { drop: { high: 1, low: 1 }, take: 'mean' as const } : {}),
		...(kind === 'best-of' ? { keep: 1 } : {})
	};
	return refitChildren(only ? overWhat(next, 'children') : next);
}

/** Combines the children, one child over the judges, or one child over the runs. */
export function overWhat(node: Inner, over: 'children' | 'judges' | 'runs'): Inner {
	const { over: _over, runs, failedRun, ...rest } = node;
	if (over === 'children') return failedRun ? { ...rest, failedRun } : rest;
	if (over === 'judges') return { ...rest, over, children: rest.children.map(withoutPanels) };
	return { ...rest, over, runs: runs ?? 3, ...(failedRun ? { failedRun } : {}) };
}

export interface Rounding {
	readonly places: number;
	readonly mode: RoundingMode;
}

/** Where a node rounds last; nothing when it does not. */
export function roundingOf(node: SchemeNode): Rounding | null {
	const last = node.steps?.findLast((step) => 'round' in step);
	return last && 'round' in last ? { places: last.round, mode: last.mode ?? 'half-up' } : null;
}

/** The node with another last rounding, or with none. Other steps stay where they are. */
export function withRounding<T extends SchemeNode>(node: T, rounding: Rounding | null): T {
	const steps = [...(node.steps ?? [])];
	const at = steps.findLastIndex((step) => 'round' in step);
	const step: Step | null = rounding && { round: rounding.places, mode: rounding.mode };
	if (at >= 0) steps.splice(at, 1, ...(step ? [step] : []));
	else if (step) steps.push(step);
	return withSteps(node, steps);
}

/** The node with these steps; without the key when there are none. */
export function withSteps<T extends SchemeNode>(node: T, steps: readonly Step[]): T {
	const { steps: _steps, ...rest } = node;
	return (steps.length > 0 ? { ...rest, steps } : rest) as T;
}

/** An object without keys whose value is undefined. */
export function tidy<T extends object>(value: T): T {
	return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

/** Whether a node may be marked or combined by seats that are named: those numbers. */
export function seatNumbers(leaf: Leaf): readonly number[] | null {
	return leaf.seats ? leaf.seats.map(Number).filter((seat) => Number.isInteger(seat)) : null;
}

/** The highest seat that the scheme names; 0 when it names none. */
export function highestSeat(root: SchemeNode): number {
	if (isLeaf(root)) return Math.max(0, ...(seatNumbers(root) ?? []));
	return Math.max(0, ...root.children.map(highestSeat));
}
