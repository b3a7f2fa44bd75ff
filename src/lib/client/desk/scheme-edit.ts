// Editing a scheme's tree: every operation takes a scheme and gives a new one with the place to go to, or nothing when it
// cannot be done there. Marks and tie keys refer to codes, so codes never change by moving.
import { isLeaf, type Inner, type Scheme, type SchemeNode, type TieKey } from '#lib/domain/scoring/scheme.ts';
import { codesOf, freshCode, nodeAt, treeRows, type Place } from './scheme-tree.ts';

export interface Edited {
	readonly scheme: Scheme;
	readonly place: Place;
}

const parentOf = (place: Place): Place => place.slice(0, -1);
const indexOf = (place: Place): number => place[place.length - 1] ?? 0;

function innerAt(scheme: Scheme, place: Place): Inner | undefined {
	const node = nodeAt(scheme.root, place);
	return node && !isLeaf(node) ? node : undefined;
}

function replaced(node: SchemeNode, place: Place, change: (node: SchemeNode) => SchemeNode): SchemeNode {
	const [head, ...rest] = place;
	if (head === undefined) return change(node);
	if (isLeaf(node)) return node;
	return { ...node, children: node.children.map((child, i) => (i === head ? replaced(child, rest, change) : child)) };
}

/** Puts another node at a place. */
export function withNode(scheme: Scheme, place: Place, change: (node: SchemeNode) => SchemeNode): Scheme {
	return { ...scheme, root: replaced(scheme.root, place, change) };
}

function withChildren(
	scheme: Scheme,
	place: Place,
	change: (children: readonly SchemeNode[]) => readonly SchemeNode[]
): Scheme {
	return withNode(scheme, place, (node) => (isLeaf(node) ? node : { ...node, children: change(node.children) }));
}

/** Without panels: below a node that goes over the judges each sheet is combined as a whole. */
export function withoutPanels(node: SchemeNode): SchemeNode {
	if (!isLeaf(node)) return { ...node, children: node.children.map(withoutPanels) };
	if (node.panel === undefined) return node;
	const { panel: _panel, ...rest } = node;
	return rest;
}

/** Whether the node at a place, or one above it, goes over the judges. */
function overJudges(scheme: Scheme, place: Place): boolean {
	return [...place, 0].some((_, i) => innerAt(scheme, place.slice(0, i))?.over === 'judges');
}

/** A node as a child of `parent`: weights belong to `weighted` and to nothing else. */
function fitted(node: SchemeNode, parent: Inner): SchemeNode {
	if (parent.kind === 'weighted') return node.weight === undefined ? { ...node, weight: '1' } : node;
	if (node.weight === undefined && node.outOf === undefined) return node;
	const { weight: _weight, outOf: _outOf, ...rest } = node;
	return rest as SchemeNode;
}

function inserted(scheme: Scheme, parentPlace: Place, index: number, node: SchemeNode): Edited | null {
	const parent = innerAt(scheme, parentPlace);
	if (!parent) return null;
	return {
		scheme: withChildren(scheme, parentPlace, (all) => [
			...all.slice(0, index),
			fitted(overJudges(scheme, parentPlace) ? withoutPanels(node) : node, parent),
			...all.slice(index)
		]),
		place: [...parentPlace, index]
	};
}

/** The code of a new child of `parent`, after the manner of those it has. */
function codeBelow(scheme: Scheme, into: Place, parent: Inner): string {
	return freshCode(
		codesOf(scheme.root),
		{ code: parent.code, isRoot: into.length === 0 },
		parent.children.map((child) => child.code)
	);
}

/** A new node: into the chosen criterion at its end, or after the chosen aspect. */
export function addNode(scheme: Scheme, at: Place, make: (code: string) => SchemeNode): Edited | null {
	const node = nodeAt(scheme.root, at);
	if (!node) return null;
	const into = isLeaf(node) ? parentOf(at) : at;
	const parent = innerAt(scheme, into);
	if (!parent) return null;
	const index = isLeaf(node) ? indexOf(at) + 1 : parent.children.length;
	const code = codeBelow(scheme, into, parent);
	return inserted(scheme, into, index, make(code));
}

/** A new node beside the chosen one. */
export function addSibling(scheme: Scheme, at: Place, make: (code: string) => SchemeNode): Edited | null {
	const into = parentOf(at);
	const parent = innerAt(scheme, into);
	if (at.length === 0 || !parent) return null;
	const code = codeBelow(scheme, into, parent);
	return inserted(scheme, into, indexOf(at) + 1, make(code));
}

const keeps = (codes: ReadonlySet<string>) => (key: TieKey) => key.by === 'judges' || codes.has(key.code);

function withoutDeadKeys(scheme: Scheme): Scheme {
	const keep = keeps(codesOf(scheme.root));
	if (scheme.ranking.ties.every(keep)) return scheme;
	return { ...scheme, ranking: { ...scheme.ranking, ties: scheme.ranking.ties.filter(keep) } };
}

/** Takes a node out, and the tie keys that spoke of it. The root stays. */
export function removeNode(scheme: Scheme, at: Place): Edited | null {
	if (at.length === 0 || !nodeAt(scheme.root, at)) return null;
	const into = parentOf(at);
	const index = indexOf(at);
	const next = withoutDeadKeys(withChildren(scheme, into, (all) => all.filter((_, i) => i !== index)));
	const left = innerAt(next, into)?.children.length ?? 0;
	return { scheme: next, place: left === 0 ? into : [...into, Math.min(index, left - 1)] };
}

/** One place up or down among its siblings. */
export function moveNode(scheme: Scheme, at: Place, by: -1 | 1): Edited | null {
	const into = parentOf(at);
	const from = indexOf(at);
	const to = from + by;
	const siblings = innerAt(scheme, into)?.children;
	if (at.length === 0 || !siblings || to < 0 || to >= siblings.length) return null;
	return {
		scheme: withChildren(scheme, into, (all) => {
			const rest = all.filter((_, i) => i !== from);
			const moved = all[from];
			return moved ? [...rest.slice(0, to), moved, ...rest.slice(to)] : all;
		}),
		place: [...into, to]
	};
}

/** Into the criterion that stands before it, as its last child. */
export function indentNode(scheme: Scheme, at: Place): Edited | null {
	const index = indexOf(at);
	if (at.length === 0 || index === 0) return null;
	const into = [...parentOf(at), index - 1];
	const parent = innerAt(scheme, into);
	const node = nodeAt(scheme.root, at);
	if (!parent || !node) return null;
	const without = withChildren(scheme, parentOf(at), (all) => all.filter((_, i) => i !== index));
	return inserted(without, into, parent.children.length, node);
}

/** Out of its criterion, to stand right after it. */
export function outdentNode(scheme: Scheme, at: Place): Edited | null {
	if (at.length < 2) return null;
	const from = parentOf(at);
	const node = nodeAt(scheme.root, at);
	if (!node) return null;
	const without = withChildren(scheme, from, (all) => all.filter((_, i) => i !== indexOf(at)));
	return inserted(without, parentOf(from), indexOf(from) + 1, node);
}

function recoded(node: SchemeNode, used: Set<string>, code: string): SchemeNode {
	used.add(code);
	if (isLeaf(node)) return { ...node, code };
	return {
		...node,
		code,
		children: node.children.map((child) => recoded(child, used, freshCode(used, { code, isRoot: false })))
	};
}

/** The same again beside it, under new codes. */
export function duplicateNode(scheme: Scheme, at: Place): Edited | null {
	const node = nodeAt(scheme.root, at);
	const parent = innerAt(scheme, parentOf(at));
	if (at.length === 0 || !node || !parent) return null;
	const copy = recoded(node, new Set(codesOf(scheme.root)), codeBelow(scheme, parentOf(at), parent));
	return inserted(scheme, parentOf(at), indexOf(at) + 1, copy);
}

/** Another code for a node; whatever spoke of the old one follows. Nothing when the code is empty or taken. */
export function renameCode(scheme: Scheme, at: Place, code: string): Scheme | null {
	const node = nodeAt(scheme.root, at);
	const wanted = code.trim();
	if (!node || wanted === '' || (wanted !== node.code && codesOf(scheme.root).has(wanted))) return null;
	const old = node.code;
	const follow = (each: SchemeNode): SchemeNode => {
		if (isLeaf(each)) return each.difficultyOf === old ? { ...each, difficultyOf: wanted } : each;
		return { ...each, children: each.children.map(follow) };
	};
	const renamed = withNode(scheme, at, (each) => ({ ...each, code: wanted }));
	return {
		...renamed,
		root: follow(renamed.root),
		ranking: {
			...renamed.ranking,
			ties: renamed.ranking.ties.map((key) =>
				key.by !== 'judges' && key.code === old ? { ...key, code: wanted } : key
			)
		}
	};
}

/** Weights for the children of a node that becomes `weighted`, taken away when it stops being it. */
export function refitChildren(node: Inner): Inner {
	return { ...node, children: node.children.map((child) => fitted(child, node)) };
}

/** The place above or below in reading order; the same place at either end. */
export function stepPlace(scheme: Scheme, at: Place, by: -1 | 1): Place {
	const rows = treeRows(scheme.root);
	const now = rows.findIndex((row) => row.place.join('.') === at.join('.'));
	return rows[Math.min(Math.max(now + by, 0), rows.length - 1)]?.place ?? [];
}
