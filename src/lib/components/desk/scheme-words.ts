// How a scheme's rules are said in the page's language.
import {
	isLeaf,
	type Combine,
	type Inner,
	type InnerKind,
	type Leaf,
	type LeafKind,
	type RoundingMode,
	type SchemeNode,
	type Step
} from '#lib/domain/scoring/scheme.ts';
import { panelDefault } from '#lib/domain/scoring/shown-places.ts';
import { roundingOf } from '#lib/client/desk/scheme-parts.ts';
import { m } from '#lib/paraglide/messages.js';
import { say } from './words.ts';

export const kindName: Readonly<Record<LeafKind, () => string>> = {
	judgement: m.desk_kind_judgement,
	measurement: m.desk_kind_measurement,
	points: m.desk_kind_points,
	count: m.desk_kind_count,
	time: m.desk_kind_time,
	penalty: m.desk_kind_penalty,
	ordinal: m.desk_kind_ordinal
};

export const kindChar: Readonly<Record<LeafKind, () => string>> = {
	judgement: m.desk_kindchar_judgement,
	measurement: m.desk_kindchar_measurement,
	points: m.desk_kindchar_points,
	count: m.desk_kindchar_count,
	time: m.desk_kindchar_time,
	penalty: m.desk_kindchar_penalty,
	ordinal: m.desk_kindchar_ordinal
};

export const innerName: Readonly<Record<InnerKind, () => string>> = {
	sum: m.desk_inner_sum,
	weighted: m.desk_inner_weighted,
	mean: m.desk_inner_mean,
	trimmed: m.desk_inner_trimmed,
	median: m.desk_inner_median,
	'middle-two': m.desk_inner_middle_two,
	'best-of': m.desk_inner_best_of,
	product: m.desk_inner_product,
	minus: m.desk_inner_minus
};

export const modeName: Readonly<Record<RoundingMode, () => string>> = {
	'half-up': m.desk_mode_half_up,
	'half-even': m.desk_mode_half_even,
	down: m.desk_mode_down
};

/** How an aspect is marked: its scale in a few words. */
export function rangeWord(leaf: Leaf): string {
	const { min, max, step, levels, worth } = leaf;
	if (leaf.kind === 'judgement') return m.desk_range_levels({ min, max });
	if (levels && levels.length > 0)
		return m.desk_range_choices({
			words: [...levels]
				.reverse()
				.map((level) => say(level.title))
				.join(' / ')
		});
	if (worth && 'per' in worth && worth.base === undefined)
		return m.desk_range_each({ unit: say(leaf.unit) || m.desk_each_one(), per: worth.per, min, max });
	const unit = say(leaf.unit);
	const range = step === '1' ? m.desk_range_whole({ min, max }) : m.desk_range_steps({ min, max, step });
	return unit ? `${range} ${unit}` : range;
}

/** How values become one: "去 1 高 1 低，平均". */
export function joinWord(rule: { readonly how: Combine['how'] | InnerKind } & Omit<Combine, 'how'>): string {
	switch (rule.how) {
		case 'mean':
			return m.desk_join_mean();
		case 'trimmed': {
			const { high = 1, low = 1 } = rule.drop ?? {};
			return rule.take === 'sum' ? m.desk_join_trimmed_sum({ high, low }) : m.desk_join_trimmed({ high, low });
		}
		case 'median':
			return m.desk_join_median();
		case 'middle-two':
			return m.desk_join_middle_two();
		case 'best-of':
			return m.desk_join_best_of({ keep: rule.keep ?? 1 });
		case 'agreed':
			return m.desk_join_agreed();
		case 'product':
			return m.desk_inner_product();
		default:
			return m.desk_join_sum();
	}
}

/** Who marks an aspect, and how their marks become one value. */
export function panelWord(leaf: Leaf, judges: number, overJudges: boolean): string {
	const seats = leaf.seats;
	if (overJudges) return m.desk_join_own();
	const rule = leaf.panel ?? { how: panelDefault(leaf) };
	if (rule.how === 'agreed' && !seats) return m.desk_join_agreed();
	const who =
		seats && seats.length <= 2
			? m.desk_by_seats({ seats: seats.join(m.desk_list_comma()) })
			: seats || judges > 0
				? m.desk_by_judges({ count: seats?.length ?? judges })
				: m.desk_by_all();
	const parts = seats?.length === 1 ? [who] : [who, joinWord(rule)];
	if (leaf.maxSpread !== undefined) parts.push(m.desk_join_spread({ spread: leaf.maxSpread }));
	return parts.join(m.desk_join_comma());
}

/** What a criterion is made of: "T 0.30 + P 0.70", "A + B − V". */
export function partsWord(inner: Inner): string {
	if (inner.over === 'judges') return m.desk_over_judges({ join: joinWord({ ...inner, how: inner.kind }) });
	if (inner.over === 'runs')
		return m.desk_over_runs({ runs: inner.runs ?? 0, join: joinWord({ ...inner, how: inner.kind }) });
	const codes = inner.children.map((child) =>
		inner.kind === 'weighted'
			? `${child.code} ${child.weight ?? ''}${child.outOf ? `/${child.outOf}` : ''}`.trim()
			: child.code
	);
	const shown = codes.length > 6 ? [...codes.slice(0, 5), '…'] : codes;
	if (inner.kind === 'minus') return shown.join(' − ');
	if (inner.kind === 'product') return shown.join(' × ');
	if (inner.kind === 'sum' || inner.kind === 'weighted') return shown.join(' + ');
	return `${joinWord({ ...inner, how: inner.kind })}: ${shown.join(', ')}`;
}

/** Where a node rounds, or that it does not. */
export function roundWord(node: SchemeNode): string | null {
	const rounding = roundingOf(node);
	return rounding && m.desk_round_at({ places: rounding.places, mode: modeName[rounding.mode]() });
}

/** One step in signs: ÷ 3, × 15, ≥ 0. */
export function stepSign(step: Step): string {
	if ('times' in step) return `× ${step.times}`;
	if ('divide' in step) return `÷ ${step.divide}`;
	if ('plus' in step) return step.plus.startsWith('-') ? `− ${step.plus.slice(1)}` : `+ ${step.plus}`;
	if ('atLeast' in step) return `≥ ${step.atLeast}`;
	if ('atMost' in step) return `≤ ${step.atMost}`;
	return m.desk_round_at({ places: step.round, mode: modeName[step.mode ?? 'half-up']() });
}

/** How the node's kind is said: an aspect's way of marking, a criterion's way of joining. */
export function kindWordOf(node: SchemeNode): string {
	return isLeaf(node) ? kindName[node.kind]() : innerName[node.kind]();
}
