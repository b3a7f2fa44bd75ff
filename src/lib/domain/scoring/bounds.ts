// Interval arithmetic: between which values a combination still lies while some of its parts are not settled.
import { combine, type CombineRule } from './combine.ts';
import type { CompiledStep } from './compiled.ts';
import { add, compare, divide, greater, lesser, multiply, roundTo, type Exact } from './exact.ts';

export interface Interval {
	readonly low: Exact;
	readonly high: Exact;
}

/** A part that lies between its ends; one that need not come may also be left out. */
export interface Span extends Interval {
	readonly must: boolean;
}

export function takeStep(step: CompiledStep, value: Exact): Exact {
	switch (step.op) {
		case 'times':
			return multiply(value, step.by);
		case 'divide':
			return divide(value, step.by);
		case 'plus':
			return add(value, step.by);
		case 'at-least':
			return greater(value, step.by);
		case 'at-most':
			return lesser(value, step.by);
		case 'round':
			return roundTo(value, step.places, step.mode);
	}
}

export function takeSteps(steps: readonly CompiledStep[], value: Exact): Exact {
	let now = value;
	for (const step of steps) now = takeStep(step, now);
	return now;
}

function between(a: Exact, b: Exact): Interval {
	return compare(a, b) <= 0 ? { low: a, high: b } : { low: b, high: a };
}

/** Every step is monotone, so the ends go to the ends; a negative factor swaps them. */
export function spanAfterSteps(steps: readonly CompiledStep[], span: Interval): Interval {
	return between(takeSteps(steps, span.low), takeSteps(steps, span.high));
}

export function scaled(span: Interval, by: Exact): Interval {
	return between(multiply(span.low, by), multiply(span.high, by));
}

/** The smallest interval that holds both. */
function hull(a: Interval, b: Interval): Interval {
	return { low: lesser(a.low, b.low), high: greater(a.high, b.high) };
}

/** All products of one value from each. */
export function spanProduct(spans: readonly Interval[]): Interval | null {
	const [first, ...rest] = spans;
	if (!first) return null;
	return rest.reduce<Interval>((so, next) => hull(scaled(so, next.low), scaled(so, next.high)), first);
}

/**
 * Every combination grows with each of its values, so its least value comes from the low ends. Of the parts that may
 * stay away the k lowest are the worst that k of them can do, for every k; the same at the other end.
 */
export function spanCombined(rule: CombineRule, spans: readonly Span[], failed: number): Interval | null {
	const lows: Exact[] = [];
	const highs: Exact[] = [];
	const maybeLow: Exact[] = [];
	const maybeHigh: Exact[] = [];
	for (const span of spans) {
		(span.must ? lows : maybeLow).push(span.low);
		(span.must ? highs : maybeHigh).push(span.high);
	}
	maybeLow.sort(compare);
	maybeHigh.sort((a, b) => compare(b, a));
	let low: Exact | null = null;
	let high: Exact | null = null;
	for (let k = 0; k <= maybeLow.length; k++) {
		const least = combine(rule, [...lows, ...maybeLow.slice(0, k)], failed);
		const most = combine(rule, [...highs, ...maybeHigh.slice(0, k)], failed);
		if (least) low = low ? lesser(low, least) : least;
		if (most) high = high ? greater(high, most) : most;
	}
	return low && high ? { low, high } : null;
}
