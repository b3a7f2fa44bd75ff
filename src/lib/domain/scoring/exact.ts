// Exact numbers for marks: rationals on bigint. No binary float ever holds a mark, a sum or a total.
import type { Decimal, RoundingMode } from './scheme.ts';

/**
 * The number units ÷ 10^places ÷ over. A decimal has over = 1n, so decimals are added by aligning a power of ten and
 * never need a gcd. `over` is positive, shares no factor with 10 and none with units: it is 1n exactly when the number
 * ends as a decimal.
 */
export interface Exact {
	readonly units: bigint;
	readonly places: number;
	readonly over: bigint;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;
const powers: bigint[] = Array.from({ length: 64 }, (_, i) => 10n ** BigInt(i));

function pow10(places: number): bigint {
	return powers[places] ?? 10n ** BigInt(places);
}

function make(units: bigint, places: number, over: bigint): Exact {
	return { units, places, over };
}

export const ZERO: Exact = make(0n, 0, 1n);
export const ONE: Exact = make(1n, 0, 1n);

/** The number a plain decimal such as "-12.50" stands for; null when the text is none. */
export function parseDecimal(text: string): Exact | null {
	if (!DECIMAL.test(text)) return null;
	const dot = text.indexOf('.');
	if (dot < 0) return make(BigInt(text), 0, 1n);
	return make(BigInt(text.slice(0, dot) + text.slice(dot + 1)), text.length - dot - 1, 1n);
}

/** The same for text that was checked before; anything else is a bug. */
export function decimal(text: Decimal): Exact {
	const value = parseDecimal(text);
	if (!value) throw new RangeError(`not a decimal: ${text}`);
	return value;
}

const wholes: Exact[] = Array.from({ length: 64 }, (_, i) => make(BigInt(i), 0, 1n));

/** A whole number. */
export function whole(n: number): Exact {
	return wholes[n] ?? make(BigInt(n), 0, 1n);
}

function gcd(a: bigint, b: bigint): bigint {
	let x = a < 0n ? -a : a;
	let y = b;
	while (y !== 0n) [x, y] = [y, x % y];
	return x;
}

/** Brings units ÷ 10^places ÷ den (den > 0) into the normal form of Exact. */
function settle(units: bigint, places: number, den: bigint): Exact {
	if (den === 1n) return make(units, places, 1n);
	const common = gcd(units, den);
	let top = units / common;
	let rest = den / common;
	let exponent = places;
	while (rest % 10n === 0n) {
		rest /= 10n;
		exponent++;
	}
	while (rest % 5n === 0n) {
		rest /= 5n;
		top *= 2n;
		exponent++;
	}
	while (rest % 2n === 0n) {
		rest /= 2n;
		top *= 5n;
		exponent++;
	}
	return make(top, exponent, rest);
}

export function add(a: Exact, b: Exact): Exact {
	let left = a.units;
	let right = b.units;
	let places = a.places;
	if (a.places < b.places) {
		left *= pow10(b.places - a.places);
		places = b.places;
	} else if (b.places < a.places) right *= pow10(a.places - b.places);
	if (a.over === 1n && b.over === 1n) return make(left + right, places, 1n);
	if (a.over === b.over) return settle(left + right, places, a.over);
	return settle(left * b.over + right * a.over, places, a.over * b.over);
}

export function negate(a: Exact): Exact {
	return make(-a.units, a.places, a.over);
}

export function subtract(a: Exact, b: Exact): Exact {
	return add(a, negate(b));
}

export function multiply(a: Exact, b: Exact): Exact {
	return settle(a.units * b.units, a.places + b.places, a.over * b.over);
}

/** a ÷ b; dividing by zero is a bug (a scheme that would is refused). */
export function divide(a: Exact, b: Exact): Exact {
	if (b.units === 0n) throw new RangeError('division by zero');
	let top = a.units * b.over;
	let den = a.over * b.units;
	if (den < 0n) {
		top = -top;
		den = -den;
	}
	const places = a.places - b.places;
	return places < 0 ? settle(top * pow10(-places), 0, den) : settle(top, places, den);
}

/** Below zero when a < b, zero when equal, above zero when a > b. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
	let left = a.units;
	let right = b.units;
	if (a.places < b.places) left *= pow10(b.places - a.places);
	else if (b.places < a.places) right *= pow10(a.places - b.places);
	if (a.over !== b.over) {
		left *= b.over;
		right *= a.over;
	}
	return left < right ? -1 : left > right ? 1 : 0;
}

/** -1, 0 or 1. */
export function sign(a: Exact): -1 | 0 | 1 {
	return a.units < 0n ? -1 : a.units > 0n ? 1 : 0;
}

export function isZero(a: Exact): boolean {
	return a.units === 0n;
}

export function equal(a: Exact, b: Exact): boolean {
	return compare(a, b) === 0;
}

export function lesser(a: Exact, b: Exact): Exact {
	return compare(b, a) < 0 ? b : a;
}

export function greater(a: Exact, b: Exact): Exact {
	return compare(b, a) > 0 ? b : a;
}

export function sumOf(values: readonly Exact[]): Exact {
	let total = ZERO;
	for (const value of values) total = add(total, value);
	return total;
}

/** True when x is a whole multiple of step (step ≠ 0). */
export function isMultiple(x: Exact, step: Exact): boolean {
	const quotient = divide(x, step);
	return quotient.over === 1n && quotient.units % pow10(quotient.places) === 0n;
}

/** Rounded to so many decimal places. half-up takes a tie away from zero, half-even to the even digit, down drops digits. */
export function roundTo(x: Exact, places: number, mode: RoundingMode = 'half-up'): Exact {
	if (x.over === 1n && x.places <= places) return x;
	const negative = x.units < 0n;
	const top = (negative ? -x.units : x.units) * pow10(Math.max(0, places - x.places));
	const den = x.over * pow10(Math.max(0, x.places - places));
	let units = top / den;
	if (mode !== 'down') {
		const twice = 2n * (top % den);
		if (twice > den || (twice === den && (mode === 'half-up' || units % 2n === 1n))) units += 1n;
	}
	return make(negative ? -units : units, places, 1n);
}

function digits(x: Exact): string {
	const negative = x.units < 0n;
	const text = (negative ? -x.units : x.units).toString().padStart(x.places + 1, '0');
	const cut = text.length - x.places;
	return (negative ? '-' : '') + (x.places ? `${text.slice(0, cut)}.${text.slice(cut)}` : text);
}

/** The exact decimal without trailing zeros; null when it never ends. */
export function toDecimal(x: Exact): Decimal | null {
	if (x.over !== 1n) return null;
	let { units, places } = x;
	while (places > 0 && units % 10n === 0n) {
		units /= 10n;
		places--;
	}
	return digits(make(units, places, 1n));
}

/** Rounded to exactly so many places, with trailing zeros: "88.40". */
export function toFixed(x: Exact, places: number, mode: RoundingMode = 'half-up'): Decimal {
	const rounded = roundTo(x, places, mode);
	return digits(make(rounded.units * pow10(places - rounded.places), places, 1n));
}

/** A figure to read: the exact decimal, or the first six places and "…" when it never ends. */
export function toFigure(x: Exact): string {
	const exact = toDecimal(x);
	if (exact !== null) return exact;
	const cut = toFixed(x, 6, 'down');
	// a small negative number is cut to zero and keeps its sign
	return `${x.units < 0n && !cut.startsWith('-') ? '-' : ''}${cut}…`;
}

/** With so many places when that is exact, with all its digits when it needs more, cut to a figure when it never ends. */
export function toShown(x: Exact, places: number): string {
	if (x.over !== 1n) return toFigure(x);
	const short = toDecimal(x) ?? '';
	const dot = short.indexOf('.');
	return dot < 0 || short.length - dot - 1 <= places ? toFixed(x, places) : short;
}
