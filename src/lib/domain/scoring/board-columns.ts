// The columns a board has room for beside the total.
import type { CompiledColumn, CompiledNode } from './compiled.ts';
import { multiply } from './exact.ts';

const MOST_COLUMNS = 4;

function columnOf(node: CompiledNode): CompiledColumn {
	return { code: node.code, title: node.title, full: node.full, places: node.places, scale: null };
}

/** The columns of a board: the runs where there are a few, otherwise the criteria just below the total. */
export function columnsOf(root: CompiledNode): readonly CompiledColumn[] {
	if (root.isLeaf || root.over === 'judges') return [];
	const child = root.children[0];
	if (root.over === 'runs') {
		const runs = root.node.runs ?? 0;
		if (!child || runs > MOST_COLUMNS) return [];
		return Array.from({ length: runs }, (_, i) => ({
			code: `${root.code}#${i + 1}`,
			title: { zh: `第${i + 1}轮`, en: `Run ${i + 1}` },
			full: child.full,
			places: child.places,
			scale: null
		}));
	}
	if (child && root.children.length === 1) return child.isLeaf ? [columnOf(child)] : columnsOf(child);
	// of weighted parts a board shows what they bring to the total, so that the columns add up to it
	if (root.node.kind === 'weighted')
		return root.children.slice(0, MOST_COLUMNS).map((part, i) => {
			const scale = root.scales?.[i] ?? null;
			const full = part.full && scale ? multiply(part.full, scale) : part.full;
			return { ...columnOf(part), full, scale, places: root.places };
		});
	// what is subtracted stands beside what it is subtracted from, not beside one figure for all of that
	const opened =
		root.node.kind === 'minus' && child && !child.isLeaf && child.over === 'children' && child.node.kind === 'sum'
			? [...child.children, ...root.children.slice(1)]
			: root.children;
	return opened.slice(0, MOST_COLUMNS).map(columnOf);
}
