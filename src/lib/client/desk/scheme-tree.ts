// Reading a scheme's tree by place. A place is the path of child indexes from the root; the root's is empty.
import { isLeaf, type Inner, type Leaf, type Scheme, type SchemeNode } from '#lib/domain/scoring/scheme.ts';

export type Place = readonly number[];

/** One line of the tree as it is drawn, parents before children. */
export interface TreeRow {
	readonly place: Place;
	readonly depth: number;
	readonly node: SchemeNode;
	readonly parent: Inner | null;
	/** The nearest node above (or itself) that goes over the judges: below it no leaf has a panel of its own. */
	readonly overJudges: boolean;
}

/** The tree in reading order. */
export function treeRows(root: SchemeNode): readonly TreeRow[] {
	const rows: TreeRow[] = [];
	const walk = (node: SchemeNode, place: Place, parent: Inner | null, overJudges: boolean) => {
		rows.push({ place, depth: place.length, node, parent, overJudges });
		if (isLeaf(node)) return;
		const below = overJudges || node.over === 'judges';
		node.children.forEach((child, i) => walk(child, [...place, i], node, below));
	};
	walk(root, [], null, false);
	return rows;
}

/** The node at a place, or nothing when the place is gone. */
export function nodeAt(root: SchemeNode, place: Place): SchemeNode | undefined {
	let node: SchemeNode | undefined = root;
	for (const i of place) {
		if (!node || isLeaf(node)) return undefined;
		node = node.children[i];
	}
	return node;
}

/** Whether two places are the same. */
export function samePlace(a: Place, b: Place): boolean {
	return a.length === b.length && a.every((step, i) => step === b[i]);
}

/** Whether `above` is an ancestor of `place`. */
export function isAbove(above: Place, place: Place): boolean {
	return above.length < place.length && above.every((step, i) => step === place[i]);
}

/** Every aspect, in reading order. */
export function leavesOf(root: SchemeNode): readonly Leaf[] {
	return treeRows(root)
		.map((row) => row.node)
		.filter(isLeaf);
}

/** Every code used in the scheme. */
export function codesOf(root: SchemeNode): ReadonlySet<string> {
	return new Set(treeRows(root).map((row) => row.node.code));
}

/** The place of the node with this code. */
export function placeOf(scheme: Scheme, code: string): Place | undefined {
	return treeRows(scheme.root).find((row) => row.node.code === code)?.place;
}

const letter = (n: number): string =>
	n < 26 ? String.fromCharCode(65 + n) : letter(Math.floor(n / 26) - 1) + letter(n % 26);

/**
 * A code nobody has: after the manner of the siblings where there are some, otherwise letters below the root, the parent's
 * code and a number further down.
 */
export function freshCode(
	used: ReadonlySet<string>,
	parent: { code: string; isRoot: boolean },
	siblings: readonly string[] = []
): string {
	const last = siblings.at(-1);
	const numbered = last === undefined ? null : /^(.*?)\d+$/.exec(last);
	const letters = last === undefined ? parent.isRoot : /^[A-Z]{1,2}$/.test(last);
	const stem = numbered?.[1] ?? (letters ? null : parent.code);
	for (let n = 0; ; n++) {
		const code = stem === null ? letter(n) : `${stem}${n + 1}`;
		if (!used.has(code)) return code;
	}
}
