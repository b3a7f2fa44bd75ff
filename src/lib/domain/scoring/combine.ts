// How several values become one, and which of them are struck. Knows neither marks nor schemes.
import { add, compare, divide, whole, ZERO, type Exact } from './exact.ts';

export type How = 'sum' | 'mean' | 'trimmed' | 'median' | 'middle-two' | 'best-of' | 'agreed' | 'product';

export interface CombineRule {
	readonly how: How;
	/** trimmed: how many of the highest and of the lowest are struck. */
	readonly high: number;
	readonly low: number;
	/** best-of: how many are kept. */
	readonly keep: number;
	readonly take: 'mean' | 'sum';
	/** Which end best-of keeps, and at whose other end a failed run stands. */
	readonly better: 'high' | 'low';
}

/**
 * The places [from, to) that are kept of n values in ascending order. trimmed strikes none when nothing would be left;
 * median and middle-two keep the middle one of an odd number, the middle two of an even number.
 */
function keptPlaces(rule: CombineRule, n: number): readonly [from: number, to: number] {
	switch (rule.how) {
		case 'trimmed':
			return n - rule.high - rule.low >= 1 ? [rule.low, n - rule.high] : [0, n];
		case 'median':
		case 'middle-two':
			return n === 0 ? [0, 0] : [Math.ceil(n / 2) - 1, Math.floor(n / 2) + 1];
		case 'best-of':
			return rule.better === 'high' ? [Math.max(0, n - rule.keep), n] : [0, Math.min(rule.keep, n)];
		default:
			return [0, n];
	}
}

/** Indices in ascending order of value; equal values keep their order. Panels are small, so insertion is quickest. */
export function ascending(values: readonly Exact[]): number[] {
	const order: number[] = [];
	values.forEach((value, i) => {
		let at = i;
		while (at > 0) {
			const before = values[order[at - 1] ?? 0];
			if (!before || compare(before, value) <= 0) break;
			order[at] = order[at - 1] ?? 0;
			at--;
		}
		order[at] = i;
	});
	return order;
}

function takesMean(rule: CombineRule): boolean {
	if (rule.how === 'trimmed' || rule.how === 'best-of') return rule.take === 'mean';
	return rule.how === 'mean' || rule.how === 'median' || rule.how === 'middle-two';
}

/**
 * The value of `values` and of `failed` more that are worse than every one of them. Null when there is nothing to
 * combine or a failed one would have to be used. Products and agreement are not decided here.
 */
export function combine(rule: CombineRule, values: readonly Exact[], failed = 0): Exact | null {
	const n = values.length;
	const [from, to] = keptPlaces(rule, n + failed);
	// the failed stand at the worse end: before the values when high is better, behind them when low is
	const before = rule.better === 'high' ? failed : 0;
	if (from === to || from < before || to - before > n) return null;
	let total = ZERO;
	if (to - from === n) for (const value of values) total = add(total, value);
	else {
		const order = ascending(values);
		for (let place = from; place < to; place++) total = add(total, values[order[place - before] ?? 0] ?? ZERO);
	}
	return takesMean(rule) && to - from > 1 ? divide(total, whole(to - from)) : total;
}

export type Struck = 'high' | 'low' | null;

/** For each value whether it is struck and at which end; null in `values` is a failed one. */
export function struckOf(rule: CombineRule, values: readonly (Exact | null)[]): Struck[] {
	const struck: Struck[] = values.map(() => null);
	const [from, to] = keptPlaces(rule, values.length);
	if (to - from === values.length) return struck;
	const there = values.flatMap((value, at) => (value ? [{ value, at }] : []));
	const sorted = ascending(there.map((one) => one.value)).flatMap((i) => there[i]?.at ?? []);
	const failed = values.flatMap((value, at) => (value ? [] : [at]));
	const order = rule.better === 'high' ? [...failed, ...sorted] : [...sorted, ...failed];
	order.forEach((at, place) => {
		if (place < from) struck[at] = 'low';
		else if (place >= to) struck[at] = 'high';
	});
	return struck;
}
