// The trial calculation: sample marks through the real engine, and the way one aspect's marks take to the total.
import type { CompiledLeaf, CompiledScheme, Panel } from '#lib/domain/scoring/compiled.ts';
import type { Derivation, Figure, MarkPart, NodePart } from '#lib/domain/scoring/derivation.ts';
import {
	add,
	divide,
	multiply,
	parseDecimal,
	subtract,
	toDecimal,
	toFigure,
	whole
} from '#lib/domain/scoring/exact.ts';
import { explain } from '#lib/domain/scoring/explain.ts';
import type { Decimal, Scheme, Step } from '#lib/domain/scoring/scheme.ts';
import { tallyEntry } from '#lib/domain/scoring/tally.ts';
import type { Text } from '#lib/domain/shared/text.ts';
import { leavesOf } from './scheme-tree.ts';

/** A place of the sample: aspect, run, judge. */
export const samplePlace = (aspect: string, run: number, judge: string): string => `${judge}/${run}/${aspect}`;

/** A panel to try a scheme with: `judges` seats, more where the scheme names more, and every seat it names in words. */
export function trialPanel(scheme: Scheme, judges: number): Panel {
	const named = leavesOf(scheme.root).flatMap((leaf) => leaf.seats ?? []);
	const numbers = named.map(Number).filter((seat) => Number.isInteger(seat));
	const count = Math.max(judges, ...numbers);
	const words = [...new Set(named.filter((seat) => !Number.isInteger(Number(seat))).map(String))];
	return {
		judges: [
			...Array.from({ length: count }, (_, i) => ({ label: String(i + 1), seat: i + 1, role: 'judge' as const })),
			...words.map((label, i) => ({ label, seat: -1 - i, role: 'judge' as const }))
		]
	};
}

/** A small even spread of numbers, the same for the same words: sample marks must not jump while a scheme is edited. */
function chance(words: string): number {
	let hash = 2166136261;
	for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 16777619);
	hash ^= hash >>> 15;
	hash = Math.imul(hash, 2246822519);
	hash ^= hash >>> 13;
	return (hash >>> 0) / 2 ** 32;
}

/** How many steps a scale has. */
function stepsIn(leaf: CompiledLeaf): number {
	const steps = Number(toDecimal(divide(subtract(leaf.max, leaf.min), leaf.step)) ?? '0');
	return Number.isFinite(steps) ? Math.max(0, Math.floor(steps)) : 0;
}

/** How much of a time's scale a good run takes: a fifth of what would use up all its points. */
function quickShare(leaf: CompiledLeaf): number {
	const { worth, min, max } = leaf.node;
	if (!worth || !('per' in worth) || Number(worth.per) >= 0 || Number(worth.base ?? '0') <= 0) return 0.5;
	const all = Number(worth.base) / -Number(worth.per);
	return Math.min(0.5, (0.2 * all) / Math.max(Number(max) - Number(min), 1e-9));
}

/** A mark that a good, not perfect, competitor might be given. */
function sampleMark(leaf: CompiledLeaf, run: number, judge: string, sample: number): Decimal {
	const agreed = leaf.rule.how === 'agreed';
	const by = chance(`${sample}/${leaf.code}/${run}/${agreed ? '' : judge}`);
	const about = chance(`${sample}/${leaf.code}/${run}`);
	if (leaf.choices) {
		const choices = leaf.choices;
		const at = about < 0.78 ? choices.length - 1 : Math.floor(about * choices.length) % choices.length;
		return toDecimal(choices[at] ?? leaf.max) ?? '0';
	}
	const steps = stepsIn(leaf);
	let at: number;
	if (leaf.node.kind === 'penalty') at = about < 0.6 ? 0 : 1;
	else if (leaf.node.kind === 'time') at = Math.round(steps * quickShare(leaf) * (0.7 + 0.5 * about + 0.02 * by));
	else if (leaf.node.kind === 'ordinal') at = Math.min(steps, Math.floor(about * 3 + by * 2));
	else if (steps <= 4) at = Math.round(steps * (0.52 + 0.22 * about)) + (by > 0.6 ? 1 : 0);
	else at = Math.round(steps * (0.7 + 0.2 * about + 0.08 * (by - 0.5)));
	return toDecimal(add(leaf.min, multiply(whole(Math.min(steps, Math.max(0, at))), leaf.step))) ?? '0';
}

/** The marks of sample number `sample`, by place; `given` holds what was typed over them. */
export function sampleMarks(
	compiled: CompiledScheme,
	panel: Panel,
	sample: number,
	given: ReadonlyMap<string, Decimal>
): ReadonlyMap<string, Decimal> {
	const marks = new Map<string, Decimal>();
	for (const leaf of compiled.leaves)
		for (const judge of compiled.judgesOf(panel, leaf))
			for (let run = leaf.runs > 0 ? 1 : 0; run <= leaf.runs; run++) {
				const place = samplePlace(leaf.code, run, judge.label);
				marks.set(place, given.get(place) ?? sampleMark(leaf, run, judge.label, sample));
			}
	return marks;
}

/** Totals the sample. */
export function tryOut(compiled: CompiledScheme, panel: Panel, marks: ReadonlyMap<string, Decimal>): Derivation {
	const score = tallyEntry(
		compiled,
		panel,
		(aspect, run, judge) => {
			const value = marks.get(samplePlace(aspect, run, judge));
			return value === undefined ? undefined : { value };
		},
		'active'
	);
	const entry = { id: 'sample', score };
	return explain(compiled, entry, [entry]).derivation;
}

/** The value of every node by code; of one that is there several times (runs, judges) the first. */
export function valuesOf(root: Derivation): ReadonlyMap<string, Figure | null> {
	const values = new Map<string, Figure | null>();
	const walk = (derivation: Derivation) => {
		if (!values.has(derivation.code)) values.set(derivation.code, derivation.value);
		for (const part of derivation.parts) if (part.part === 'node') walk(part.derivation);
	};
	walk(root);
	return values;
}

/** A figure with the digits that the next rounding drops set apart. */
export interface CutFigure {
	readonly kept: string;
	readonly cut: string;
}

/** Sets apart what rounding to `places` drops. */
export function cutAt(figure: Figure, places: number): CutFigure {
	const dot = figure.indexOf('.');
	if (dot < 0) return { kept: figure, cut: '' };
	const end = places === 0 ? dot : dot + 1 + places;
	return { kept: figure.slice(0, end), cut: figure.slice(end) };
}

/** One station on the way from marks to total. */
export type Station =
	| { readonly at: 'marks'; readonly code: string; readonly marks: readonly MarkPart[] }
	| {
			readonly at: 'combined';
			readonly code: string;
			readonly title: Text;
			readonly kind: string;
			readonly value: Figure;
			readonly parts: number;
			readonly struck: number;
	  }
	| { readonly at: 'steps'; readonly steps: readonly Step[]; readonly value: CutFigure }
	| { readonly at: 'rounded'; readonly code: string; readonly title: Text; readonly value: Figure; readonly step: Step }
	| { readonly at: 'weighted'; readonly weight: Figure; readonly value: Figure };

interface Found {
	readonly derivation: Derivation;
	/** From the root down to it, each with the part that led there. */
	readonly above: readonly { readonly derivation: Derivation; readonly part: NodePart }[];
}

function find(root: Derivation, code: string, above: Found['above'] = []): Found | null {
	if (root.code === code) return { derivation: root, above };
	for (const part of root.parts) {
		if (part.part !== 'node') continue;
		const found = find(part.derivation, code, [...above, { derivation: root, part }]);
		if (found) return found;
	}
	return null;
}

/** The derivation of the node with this code; of one that is there several times (runs, judges) the first. */
export function derivationOf(root: Derivation, code: string): Derivation | null {
	return find(root, code)?.derivation ?? null;
}

/** A node's steps as stations: those before a rounding together, each rounding by itself. */
function stepStations(derivation: Derivation): Station[] {
	const stations: Station[] = [];
	let run: Step[] = [];
	derivation.steps.forEach((taken, i) => {
		const { step } = taken;
		if ('round' in step) {
			stations.push({ at: 'rounded', code: derivation.code, title: derivation.title, value: taken.after, step });
			return;
		}
		run.push(step);
		const next = derivation.steps[i + 1];
		if (next && !('round' in next.step)) return;
		const places = next && 'round' in next.step ? next.step.round : null;
		stations.push({
			at: 'steps',
			steps: run,
			value: places === null ? { kept: taken.after, cut: '' } : cutAt(taken.after, places)
		});
		run = [];
	});
	return stations;
}

const sameFigure = (a: Figure | null, b: Figure | null) => a !== null && a === b;

/** The way from a node's parts to the total. Stations where nothing changes are left out. */
export function wayToTotal(root: Derivation, code: string): readonly Station[] {
	const found = find(root, code);
	if (!found) return [];
	const stations: Station[] = [];
	const climb = (derivation: Derivation, from: Figure | null) => {
		if (derivation.combined !== null && !sameFigure(derivation.combined, from))
			stations.push({
				at: 'combined',
				code: derivation.code,
				title: derivation.title,
				kind: derivation.kind,
				value: derivation.combined,
				parts: derivation.parts.length,
				struck: derivation.parts.filter((part) => part.struck !== null).length
			});
		stations.push(...stepStations(derivation));
	};
	const { derivation, above } = found;
	const marks = derivation.parts.filter((part) => part.part === 'mark');
	if (marks.length > 0) stations.push({ at: 'marks', code, marks });
	climb(derivation, null);
	let value = derivation.value;
	for (const { derivation: parent, part } of [...above].reverse()) {
		if (part.weight !== null && value !== null) {
			const weighted = times(part.weight, value);
			if (weighted !== null && weighted !== value)
				stations.push({ at: 'weighted', weight: part.weight, value: weighted });
			value = weighted;
		}
		climb(parent, value);
		value = parent.value;
	}
	return stations;
}

/** The product of two figures; nothing when one of them does not end, for then it cannot be written exactly. */
function times(a: Figure, b: Figure): Figure | null {
	const [x, y] = [parseDecimal(a), parseDecimal(b)];
	return x && y && toFigure(multiply(x, y));
}
