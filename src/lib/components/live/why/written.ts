// A derivation as one writes a sum: what the parts make, each step after it, and the digits that a rounding drops.
import { add, divide, equal, multiply, parseDecimal, toFigure, whole, ZERO } from '#lib/domain/scoring/exact.ts';
import type { Derivation, Figure, MarkPart, NodePart, StepTaken } from '#lib/domain/scoring/derivation.ts';

/** More terms than this are counted instead of written out. */
const MOST_TERMS = 6;
/** Digits after the point of a number that does not end. */
const ENDLESS_PLACES = 3;

/**
 * How parts become one: `terms`, "84.4 ÷ 3"; `count`, too many to write; `alike`, all the same. Null where one part is the
 * whole, or where no equation holds.
 */
export type Combination =
	| { readonly how: 'terms'; readonly left: string }
	| { readonly how: 'count'; readonly count: number }
	| { readonly how: 'alike'; readonly count: number }
	| null;

/** A figure that fits a line: one that does not end is cut after three places. */
export function short(figure: Figure): Figure {
	if (!figure.endsWith('…')) return figure.replace('-', '−');
	const point = figure.indexOf('.');
	return `${figure.slice(0, point + 1 + ENDLESS_PLACES)}…`.replace('-', '−');
}

/** The figure with at least so many decimal places. */
export function padded(figure: Figure, places: number): Figure {
	if (figure.endsWith('…') || places <= 0) return short(figure);
	const point = figure.indexOf('.');
	const has = point < 0 ? 0 : figure.length - point - 1;
	return short(has >= places ? figure : `${figure}${point < 0 ? '.' : ''}${'0'.repeat(places - has)}`);
}

/** The digits that stay and those that a rounding to `places` drops. */
export function dropped(figure: Figure, places: number): { kept: string; gone: string } {
	const point = figure.indexOf('.');
	if (point < 0 || places < 0) return { kept: short(figure), gone: '' };
	const cut = places === 0 ? point : point + 1 + places;
	const gone = figure.slice(cut);
	const shown = gone.endsWith('…') ? `${gone.slice(0, Math.max(1, ENDLESS_PLACES - places))}…` : gone;
	return { kept: figure.slice(0, cut).replace('-', '−'), gone: shown };
}

/** Whether two figures are the same number: 6.5 and 6.50 are. */
export function sameFigure(a: Figure | null, b: Figure | null): boolean {
	if (a === b) return true;
	const [x, y] = [a, b].map((figure) => figure && parseDecimal(figure));
	return !!x && !!y && equal(x, y);
}

function valueOf(part: MarkPart | NodePart): Figure | null {
	return part.part === 'mark' ? part.worth : part.derivation.value;
}

/** What a part brings to the sum it stands in: its value, times its weight where it has one. Null where it brings nothing yet. */
export function broughtBy(part: MarkPart | NodePart): Figure | null {
	const value = valueOf(part);
	if (value === null || part.part === 'mark' || part.weight === null) return value;
	const [exact, weight] = [parseDecimal(value), parseDecimal(part.weight)];
	return exact && weight ? toFigure(multiply(exact, weight)) : null;
}

/** How the parts that count make the combined value. */
export function combinationOf(derivation: Derivation): Combination {
	const { kind, combined } = derivation;
	const parts = derivation.parts.filter((part) => part.struck === null && valueOf(part) !== null);
	const values = parts.map((part) => valueOf(part) ?? '');
	if (combined === null || values.length === 0) return null;
	const terms = (texts: readonly string[], sign: string): Combination =>
		texts.length > MOST_TERMS
			? { how: 'count', count: texts.length }
			: { how: 'terms', left: texts.join(` ${sign} `).replaceAll('+ −', '− ') };
	const shorts = values.map(short);

	if (parts.some((part) => part.part === 'node' && part.weight !== null)) {
		const brought = parts.map(broughtBy);
		if (brought.every((figure) => figure !== null)) return brought.length > 1 ? terms(brought.map(short), '+') : null;
		return terms(
			parts.map((part, i) => `${shorts[i]} × ${part.part === 'node' ? short(part.weight ?? '1') : ''}`),
			'+'
		);
	}
	if (values.length === 1) return null;
	if (values.every((value) => sameFigure(value, combined))) return { how: 'alike', count: values.length };
	if (kind === 'product') return terms(shorts, '×');
	if (kind === 'minus') return terms(shorts, '−');

	const exact = values.map(parseDecimal);
	const result = parseDecimal(combined);
	let total = ZERO;
	for (const value of exact) {
		// a value that does not end: only the kind of the node can tell
		if (!value) return kind === 'sum' ? terms(shorts, '+') : null;
		total = add(total, value);
	}
	if (result && equal(total, result)) return terms(shorts, '+');
	if (sameFigure(toFigure(divide(total, whole(values.length))), combined))
		return { how: 'terms', left: `${short(toFigure(total))} ÷ ${values.length}` };
	return null;
}

/** A stretch of a chain: arithmetic on one line, a limit that bites, or a rounding. What it is called is the page's to say. */
export type Link =
	| { readonly op: 'reckon'; readonly before: Figure; readonly by: string; readonly after: Figure }
	| { readonly op: 'atLeast'; readonly by: Figure; readonly after: Figure }
	| { readonly op: 'atMost'; readonly by: Figure; readonly after: Figure }
	| {
			readonly op: 'round';
			readonly places: number;
			readonly mode: 'half-up' | 'half-even' | 'down';
			readonly after: Figure;
			readonly changed: boolean;
	  };

function plus(by: Figure): string {
	return by.startsWith('-') ? ` − ${by.slice(1)}` : ` + ${by}`;
}

/** The steps that say something: operations that may stand on one line do, limits that were not met are left out. */
export function linksOf(steps: readonly StepTaken[]): Link[] {
	const links: Link[] = [];
	const reckon = (before: Figure, by: string, after: Figure, joins: boolean) => {
		const last = links.at(-1);
		if (joins && last?.op === 'reckon') links[links.length - 1] = { ...last, by: last.by + by, after };
		else links.push({ op: 'reckon', before, by, after });
	};
	let added = false;
	for (const { step, before, after } of steps) {
		// what is added first would have to stand in brackets before it is multiplied
		if ('times' in step) reckon(before, ` × ${step.times}`, after, !added);
		else if ('divide' in step) reckon(before, ` ÷ ${step.divide}`, after, !added);
		else if ('plus' in step) reckon(before, plus(step.plus), after, true);
		else if ('atLeast' in step) {
			if (!sameFigure(before, after)) links.push({ op: 'atLeast', by: step.atLeast, after });
		} else if ('atMost' in step) {
			if (!sameFigure(before, after)) links.push({ op: 'atMost', by: step.atMost, after });
		} else
			links.push({
				op: 'round',
				places: step.round,
				mode: step.mode ?? 'half-up',
				after,
				changed: !sameFigure(before, after)
			});
		added = 'plus' in step;
	}
	return links;
}

/** The decimal places a node's value is written with: those of its last rounding, otherwise as it is. */
export function placesOf(derivation: Derivation): number {
	const round = derivation.steps.findLast(({ step }) => 'round' in step);
	return round && 'round' in round.step ? Math.max(0, round.step.round) : 0;
}

/** The decimal places that parts in one column share: those of the longest. */
export function sharedPlaces(parts: readonly NodePart[]): number {
	return Math.max(
		0,
		...parts.map((part) => {
			const figure = broughtBy(part);
			const point = figure === null || figure.endsWith('…') ? -1 : figure.indexOf('.');
			return Math.max(placesOf(part.derivation), point < 0 ? 0 : (figure?.length ?? 0) - point - 1);
		})
	);
}
