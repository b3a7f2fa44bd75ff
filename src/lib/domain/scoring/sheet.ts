// One judge's sheet 评分表: which places it has, which marks they admit, what the marks come to by themselves.
import { ok, refuse, type Result } from '../shared/result.ts';
import { takeSteps } from './bounds.ts';
import type { CompiledLeaf, CompiledNode, CompiledScheme } from './compiled.ts';
import { add, compare, greater, isMultiple, parseDecimal, subtract, toDecimal, ZERO, type Exact } from './exact.ts';
import type { Decimal, MarkValue } from './scheme.ts';

/** One place of a sheet; run is 0 where the aspect is not marked in runs. */
export interface SheetLine {
	readonly leaf: CompiledLeaf;
	readonly run: number;
}

function linesBelow(node: CompiledNode, run: number, marks: (leaf: CompiledLeaf) => boolean): SheetLine[] {
	if (node.isLeaf) return marks(node) ? [{ leaf: node, run }] : [];
	if (node.over !== 'runs') return node.children.flatMap((child) => linesBelow(child, run, marks));
	return Array.from({ length: node.node.runs ?? 0 }, (_, i) =>
		node.children.flatMap((child) => linesBelow(child, i + 1, marks))
	).flat();
}

/** The places a seat marks, in scheme order, run by run. A chief's seat marks only what names it. */
export function sheetLines(
	compiled: CompiledScheme,
	seat: number,
	role: 'judge' | 'chief' = 'judge'
): readonly SheetLine[] {
	return linesBelow(compiled.root, 0, ({ node: { seats } }) =>
		seats ? seats.includes(seat) || seats.includes(String(seat)) : role === 'judge'
	);
}

function shown(value: Exact): string {
	return toDecimal(value) ?? '';
}

/** Whether a mark may stand in a place. A mark outside the leaf's limits is refused, never bent. */
export function checkMark(leaf: CompiledLeaf, run: number, mark: MarkValue): Result<MarkValue> {
	const inRuns = leaf.runs === 0 ? run === 0 : Number.isInteger(run) && run >= 1 && run <= leaf.runs;
	if (!inRuns) return refuse('run_unknown', { aspect: leaf.code, run });
	if ('status' in mark) return ok(mark);
	const { value } = mark;
	const raw = parseDecimal(value);
	if (!raw || compare(raw, leaf.min) < 0 || compare(raw, leaf.max) > 0)
		return refuse('value_out_of_range', { value, min: shown(leaf.min), max: shown(leaf.max) });
	if (leaf.choices) {
		const step = leaf.choices.map(shown).join('/');
		return leaf.choices.some((choice) => compare(choice, raw) === 0)
			? ok(mark)
			: refuse('value_off_step', { value, step });
	}
	return isMultiple(subtract(raw, leaf.min), leaf.step)
		? ok(mark)
		: refuse('value_off_step', { value, step: shown(leaf.step) });
}

/** What one judge's mark comes to by itself, after the leaf's own steps; null for an unknown aspect or no decimal. */
export function worthOf(compiled: CompiledScheme, code: string, value: Decimal): Exact | null {
	const leaf = compiled.leaf(code);
	return leaf && parseDecimal(value) ? takeSteps(leaf.steps, leaf.read(value).worth) : null;
}

/** The most that one mark of this leaf comes to by itself. */
export function fullWorth(leaf: CompiledLeaf): Exact {
	return greater(takeSteps(leaf.steps, leaf.least), takeSteps(leaf.steps, leaf.most));
}

export interface Subtotal {
	readonly value: Exact;
	/** What the marked places could have come to. */
	readonly full: Exact;
	readonly marked: number;
}

/**
 * What the marked places of a sheet add up to, deductions taken off. Null where adding says nothing: below a product.
 */
export function sheetSubtotal(
	lines: readonly SheetLine[],
	markAt: (aspect: string, run: number) => MarkValue | undefined
): Subtotal | null {
	let value = ZERO;
	let full = ZERO;
	let marked = 0;
	for (const { leaf, run } of lines) {
		for (let above = leaf.parent; above; above = above.parent) if (above.node.kind === 'product') return null;
		const mark = markAt(leaf.code, run);
		if (!mark) continue;
		marked++;
		if (!('value' in mark)) continue;
		const worth = takeSteps(leaf.steps, leaf.read(mark.value).worth);
		if (leaf.sign === 1) full = add(full, fullWorth(leaf));
		value = leaf.sign === 1 ? add(value, worth) : subtract(value, worth);
	}
	return { value, full, marked };
}
