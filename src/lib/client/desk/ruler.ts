// The ruler of a scheme: what each aspect can move the total by, from its worst mark to its best with all others at
// their best. Measured with the real engine, so it holds for every rule.
import type { CompiledLeaf, CompiledNode, CompiledScheme, Panel } from '#lib/domain/scoring/compiled.ts';
import {
	compare,
	divide,
	sign,
	subtract,
	sumOf,
	toDecimal,
	toFixed,
	whole,
	type Exact
} from '#lib/domain/scoring/exact.ts';
import { tellingMarks } from '#lib/domain/scoring/raw-marks.ts';
import type { Decimal } from '#lib/domain/scoring/scheme.ts';
import { worthOf } from '#lib/domain/scoring/sheet.ts';
import { tallyEntry } from '#lib/domain/scoring/tally.ts';
import type { Text } from '#lib/domain/shared/text.ts';

export interface Segment {
	readonly code: string;
	readonly title: Text;
	/** Of the ruler's length, 0 to 1; only for drawing. */
	readonly part: number;
	/** In points of the total. */
	readonly points: string;
}

export interface RulerGroup extends Segment {
	readonly leaves: readonly Segment[];
}

export interface Ruler {
	/** The best possible total. */
	readonly full: string;
	readonly groups: readonly RulerGroup[];
	readonly points: ReadonlyMap<string, string>;
}

/** The raw marks that make the most and the least of an aspect. */
function ends(compiled: CompiledScheme, leaf: CompiledLeaf): { best: Decimal; worst: Decimal } {
	let best: { raw: Decimal; worth: Exact } | null = null;
	let worst: { raw: Decimal; worth: Exact } | null = null;
	for (const mark of tellingMarks(leaf.node, leaf.choices)) {
		const raw = toDecimal(mark) ?? '0';
		const worth = worthOf(compiled, leaf.code, raw);
		if (!worth) continue;
		if (!best || compare(worth, best.worth) * leaf.sign > 0) best = { raw, worth };
		if (!worst || compare(worth, worst.worth) * leaf.sign < 0) worst = { raw, worth };
	}
	const middle = toDecimal(leaf.min) ?? '0';
	return { best: best?.raw ?? middle, worst: worst?.raw ?? middle };
}

const one = (value: Exact): string => toFixed(value, 1).replace(/\.0$/, '');

function leavesBelow(node: CompiledNode): readonly CompiledLeaf[] {
	return node.isLeaf ? [node] : node.leaves;
}

/** Opens groups that hold most of the total, so that the upper row says something. */
function groupsOf(root: CompiledNode, partOf: (node: CompiledNode) => number): readonly CompiledNode[] {
	let groups: readonly CompiledNode[] = root.isLeaf ? [root] : root.children;
	for (let round = 0; round < 4; round++) {
		const open = groups.find(
			(node) =>
				!node.isLeaf && node.children.some((child) => !child.isLeaf) && (groups.length === 1 || partOf(node) > 0.5)
		);
		if (!open || open.isLeaf || groups.length + open.children.length > 9) return groups;
		groups = groups.flatMap((node) => (node === open ? open.children : [node]));
	}
	return groups;
}

/** The ruler; nothing where lower totals are better or there is no best total. */
export function rulerOf(compiled: CompiledScheme, panel: Panel): Ruler | null {
	if (compiled.order === 'low' || !compiled.root.full) return null;
	const marks = new Map(compiled.leaves.map((leaf) => [leaf.code, ends(compiled, leaf)]));
	const totalWith = (low: string | null): Exact | null =>
		tallyEntry(
			compiled,
			panel,
			(aspect) => {
				const mark = marks.get(aspect);
				return mark && { value: aspect === low ? mark.worst : mark.best };
			},
			'active'
		).total;
	const full = totalWith(null);
	if (!full || sign(full) <= 0) return null;
	const moves = new Map<string, Exact>();
	for (const leaf of compiled.leaves) {
		const without = totalWith(leaf.code);
		if (without && leaf.node.kind !== 'penalty' && leaf.sign === 1) moves.set(leaf.code, subtract(full, without));
	}
	const sum = sumOf([...moves.values()]);
	if (sign(sum) <= 0) return null;
	const partOf = (value: Exact): number => Number(toFixed(divide(value, sum), 6));
	const below = (node: CompiledNode): Exact => sumOf(leavesBelow(node).map((leaf) => moves.get(leaf.code) ?? whole(0)));
	const segment = (node: CompiledNode): Segment => {
		const value = below(node);
		return { code: node.code, title: node.title, part: partOf(value), points: one(value) };
	};
	const groups = groupsOf(compiled.root, (node) => partOf(below(node)))
		.map((node) => ({
			...segment(node),
			leaves: leavesBelow(node)
				.map(segment)
				.filter((leaf) => leaf.part > 0)
		}))
		.filter((group) => group.part > 0);
	const points = new Map(compiled.nodes.map((node) => [node.code, one(below(node))]));
	return { full: one(full), groups, points };
}
