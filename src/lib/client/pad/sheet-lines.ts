// A judge's sheet as lines to draw: what stands in each, what it comes to, and how lines stand together. The rules are the
// engine's; here is only what a screen needs of them.
import type { CompiledLeaf, CompiledNode, CompiledScheme } from '#lib/domain/scoring/compiled.ts';
import { add, compare, negate, toDecimal, toShown, ZERO } from '#lib/domain/scoring/exact.ts';
import type { MarkValue } from '#lib/domain/scoring/scheme.ts';
import { fullWorth, sheetSubtotal, worthOf, type SheetLine } from '#lib/domain/scoring/sheet.ts';
import type { Text } from '#lib/domain/shared/text.ts';
import { placeKey } from '../outbox.ts';
import type { Place, Places } from './sheet-view.ts';

/** One line of the form. */
export interface SheetRow {
	readonly entryId: string;
	readonly key: string;
	readonly leaf: CompiledLeaf;
	readonly run: number;
	readonly place: Place | undefined;
}

/** Lines under one criterion, and in one run where there are runs. */
interface RowGroup {
	readonly key: string;
	readonly code: string | null;
	readonly title: Text | null;
	readonly run: number;
	readonly rows: readonly SheetRow[];
	readonly value: string | null;
	readonly full: string | null;
}

/** What a mark comes to, with its sign, and the most it could. */
interface Worth {
	readonly value: string | null;
	readonly full: string;
	/** It is taken off. */
	readonly isDeduction: boolean;
}

/** Names a line within its sheet. */
export function lineKey(line: Pick<SheetLine, 'leaf' | 'run'>): string {
	return `${line.leaf.code}/${line.run}`;
}

/** The decimals that points are shown with on the sheet. */
export function pointPlaces(compiled: CompiledScheme): number {
	return Math.min(2, compiled.root.places);
}

/** The criterion a line stands under: the nearest node above that holds more than this one aspect; null at the top. */
function criterionOf(leaf: CompiledLeaf): CompiledNode | null {
	let above = leaf.parent;
	while (above && above.children.length === 1 && above.parent) above = above.parent;
	return above?.parent ? above : null;
}

/** The lines of one entry, with what stands in them. */
export function sheetRows(lines: readonly SheetLine[], entryId: string, places: Places): readonly SheetRow[] {
	return lines.map(({ leaf, run }) => ({
		entryId,
		key: lineKey({ leaf, run }),
		leaf,
		run,
		place: places.get(placeKey(entryId, leaf.code, run))
	}));
}

function markAtOf(rows: readonly SheetRow[]): (aspect: string, run: number) => MarkValue | undefined {
	const marks = new Map(rows.map((row) => [row.key, row.place?.mark]));
	return (aspect, run) => marks.get(`${aspect}/${run}`);
}

/** What the marked lines add up to; null where adding says nothing. */
export function subtotalOf(
	compiled: CompiledScheme,
	rows: readonly SheetRow[]
): { readonly value: string; readonly full: string; readonly marked: number } | null {
	const subtotal = sheetSubtotal(rows, markAtOf(rows));
	if (!subtotal) return null;
	const value = toShown(subtotal.value, pointPlaces(compiled));
	return { value, full: toDecimal(subtotal.full) ?? '', marked: subtotal.marked };
}

/** The lines in groups, in the order of the sheet. */
export function groupRows(compiled: CompiledScheme, rows: readonly SheetRow[]): readonly RowGroup[] {
	const groups: { node: CompiledNode | null; run: number; rows: SheetRow[] }[] = [];
	for (const row of rows) {
		const node = criterionOf(row.leaf);
		const last = groups.at(-1);
		if (last && last.node === node && last.run === row.run) last.rows.push(row);
		else groups.push({ node, run: row.run, rows: [row] });
	}
	return groups.map(({ node, run, rows: own }, i) => {
		const plus = own.filter((row) => row.leaf.sign === 1);
		const full = plus.reduce((sum, row) => add(sum, fullWorth(row.leaf)), ZERO);
		return {
			key: `${i}/${node?.code ?? ''}/${run}`,
			code: node?.code ?? null,
			title: node?.title ?? null,
			run,
			rows: own,
			value: subtotalOf(compiled, own)?.value ?? null,
			full: compare(full, ZERO) > 0 ? toDecimal(full) : null
		};
	});
}

/** Whether a mark is its own worth, so that there is nothing to tell apart. */
function isItsOwnWorth(leaf: CompiledLeaf): boolean {
	return !leaf.node.worth && !leaf.choices && leaf.sign === 1 && leaf.steps.every((step) => step.op === 'round');
}

/** What a mark in a line comes to; null where the mark says it itself. */
export function worthIn(compiled: CompiledScheme, leaf: CompiledLeaf, mark: MarkValue | undefined): Worth | null {
	return isItsOwnWorth(leaf) ? null : pointsIn(compiled, leaf, mark);
}

/** What a mark in a line comes to. */
export function pointsIn(compiled: CompiledScheme, leaf: CompiledLeaf, mark: MarkValue | undefined): Worth {
	const worth = mark && 'value' in mark ? worthOf(compiled, leaf.code, mark.value) : null;
	const signed = worth && leaf.sign === -1 ? negate(worth) : worth;
	return {
		value: signed ? toShown(signed, pointPlaces(compiled)) : null,
		full: toDecimal(fullWorth(leaf)) ?? '',
		isDeduction: leaf.sign === -1 || leaf.node.kind === 'penalty'
	};
}
