// Composing a mark key by key: only what can still become an admissible mark is taken, anything else says why not.
import type { CompiledLeaf } from '#lib/domain/scoring/compiled.ts';
import { decimal, toDecimal, toFixed, type Exact } from '#lib/domain/scoring/exact.ts';
import type { Decimal } from '#lib/domain/scoring/scheme.ts';

/** The admissible marks as whole numbers of 10^-places. */
interface Scale {
	readonly min: bigint;
	readonly max: bigint;
	readonly step: bigint;
	readonly places: number;
}

export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | '-' | 'back' | 'clear';

/** Why a key was not taken: outside the scale, between two steps, or finer than the step. */
export type KeyRefusal = 'outside' | 'off-step' | 'too-fine';

interface Pressed {
	readonly draft: string;
	readonly refusal: KeyRefusal | null;
}

function at(x: Exact, places: number): bigint {
	return x.units * 10n ** BigInt(places - x.places);
}

/** The scale of an aspect's marks. */
export function scaleOf(leaf: Pick<CompiledLeaf, 'min' | 'max' | 'step'>): Scale {
	const trimmed = [leaf.min, leaf.max, leaf.step].map((x) => decimal(toDecimal(x) ?? '0'));
	const places = Math.max(...trimmed.map((x) => x.places));
	const [min = 0n, max = 0n, step = 1n] = trimmed.map((x) => at(x, places));
	return { min, max, step, places };
}

function fromUnits(units: bigint, places: number): Exact {
	return { units, places, over: 1n };
}

/** The mark a whole number of 10^-places stands for, without trailing zeros. */
export function markAt(scale: Scale, units: bigint): Decimal {
	return toDecimal(fromUnits(units, scale.places)) ?? '0';
}

/** A mark as it is shown: with the decimals of its step. */
export function shownMark(scale: Scale, value: Decimal): string {
	return toFixed(decimal(value), scale.places);
}

function unitsOf(scale: Scale, text: string): bigint | null {
	const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text);
	if (!match) return null;
	const fraction = match[3] ?? '';
	if (fraction.length > scale.places) return null;
	const units = BigInt((match[2] ?? '0') + fraction.padEnd(scale.places, '0'));
	return match[1] ? -units : units;
}

function admissible(scale: Scale, units: bigint): boolean {
	return units >= scale.min && units <= scale.max && (units - scale.min) % scale.step === 0n;
}

/** The mark that a draft is by itself; null while it is none. */
export function markOf(scale: Scale, draft: string): Decimal | null {
	const units = unitsOf(scale, draft);
	return units !== null && admissible(scale, units) ? markAt(scale, units) : null;
}

/** How many different marks there are. */
export function countOf(scale: Scale): number {
	return Number((scale.max - scale.min) / scale.step) + 1;
}

/** The numbers that what is typed can become, as ranges of units (both ends included). */
function reach(scale: Scale, draft: string): readonly (readonly [bigint, bigint])[] {
	const negative = draft.startsWith('-');
	const digits = negative ? draft.slice(1) : draft;
	const [whole = '', fraction] = digits.split('.');
	const ranges: [bigint, bigint][] = [];
	if (digits === '') ranges.push([0n, -scale.min > scale.max ? -scale.min : scale.max]);
	else if (fraction !== undefined) {
		const low = unitsOf(scale, digits);
		if (low === null) return [];
		ranges.push([low, low + 10n ** BigInt(scale.places - fraction.length) - 1n]);
	} else {
		const one = 10n ** BigInt(scale.places);
		const limit = scale.max > -scale.min ? scale.max : -scale.min;
		for (let times = 1n; ; times *= 10n) {
			const low = BigInt(whole) * times * one;
			ranges.push([low, low + times * one - 1n]);
			// a leading zero leads to no other whole number
			if (low === 0n || low > limit) break;
		}
	}
	return negative ? ranges.map(([low, high]) => [-high, low === 0n ? -1n : -low] as const) : ranges;
}

function holdsMark(scale: Scale, low: bigint, high: bigint): boolean {
	const from = low > scale.min ? low : scale.min;
	const to = high < scale.max ? high : scale.max;
	const over = (from - scale.min) % scale.step;
	return (over === 0n ? from : from + scale.step - over) <= to;
}

function canBecomeMark(scale: Scale, draft: string): boolean {
	return reach(scale, draft).some(([low, high]) => holdsMark(scale, low, high));
}

/** Whether more keys could make another mark of what is typed. */
export function canGrow(scale: Scale, draft: string): boolean {
	return [...'.0123456789'].some((key) => {
		const next = press(scale, draft, key as Key);
		return next.refusal === null && next.draft !== draft;
	});
}

/** What a key makes of the draft. */
export function press(scale: Scale, draft: string, key: Key): Pressed {
	if (key === 'clear') return { draft: '', refusal: null };
	if (key === 'back') return { draft: draft.slice(0, -1), refusal: null };
	let next: string;
	if (key === '-') next = draft.startsWith('-') ? draft.slice(1) : `-${draft}`;
	else if (key === '.') {
		if (draft.includes('.')) return { draft, refusal: null };
		if (scale.places === 0) return { draft, refusal: 'too-fine' };
		next = draft === '' || draft === '-' ? `${draft}0.` : `${draft}.`;
	} else {
		const fraction = draft.split('.')[1];
		if (fraction !== undefined && fraction.length >= scale.places) return { draft, refusal: 'too-fine' };
		next = /^-?0$/.test(draft) ? draft.slice(0, -1) + key : draft + key;
	}
	if (next === '' || canBecomeMark(scale, next)) return { draft: next, refusal: null };
	const ranges = reach(scale, next);
	const outside = ranges.every(([low, high]) => high < scale.min || low > scale.max);
	return { draft, refusal: outside ? 'outside' : 'off-step' };
}

/** The next mark up or down from here; the nearest end when there is none yet; null at the end of the scale. */
export function stepFrom(scale: Scale, value: Decimal | null, direction: 1 | -1): Decimal | null {
	if (value === null) return markAt(scale, direction === 1 ? scale.min : scale.max);
	const units = unitsOf(scale, value);
	if (units === null) return null;
	const next = units + BigInt(direction) * scale.step;
	return admissible(scale, next) ? markAt(scale, next) : null;
}

/** Keys that each stand for a part of the mark: whole numbers and, between them, fractions. */
export interface DirectKeys {
	readonly wholes: readonly number[];
	/** Fractions as units, such as 5n for ".5". */
	readonly fractions: readonly bigint[];
}

/** Whether the marks are few enough for one key per whole number (0–10, at most three fractions). */
export function directKeys(scale: Scale): DirectKeys | null {
	const one = 10n ** BigInt(scale.places);
	if (scale.min < 0n || scale.max > 10n * one || scale.min % one !== 0n) return null;
	if (scale.step % one !== 0n && one % scale.step !== 0n) return null;
	const fractions: bigint[] = [];
	for (let part = scale.step; part < one; part += scale.step) fractions.push(part);
	if (fractions.length > 3) return null;
	const wholes: number[] = [];
	for (let units = scale.min; units <= scale.max; units += scale.step > one ? scale.step : one)
		wholes.push(Number(units / one));
	return { wholes, fractions };
}

/** Splits a mark into the keys that make it up. */
export function splitMark(scale: Scale, value: Decimal | null): { whole: number | null; fraction: bigint } {
	const units = value === null ? null : unitsOf(scale, value);
	if (units === null) return { whole: null, fraction: 0n };
	const one = 10n ** BigInt(scale.places);
	return { whole: Number(units / one), fraction: units % one };
}

/** The mark that two keys make together; null when it is outside. */
export function joinMark(scale: Scale, whole: number, fraction: bigint): Decimal | null {
	const units = BigInt(whole) * 10n ** BigInt(scale.places) + fraction;
	return admissible(scale, units) ? markAt(scale, units) : null;
}
