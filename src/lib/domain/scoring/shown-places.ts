// How many decimal places a node's value is shown with: those it rounds to last, otherwise those its parts can make.
import type { Decimal, Leaf, Scheme, SchemeNode, Step } from './scheme.ts';
import { isLeaf } from './scheme.ts';

/** Where a value may never end, at least so many places are shown; one that needs more shows them all anyway. */
const ENDLESS = 2;
const AT_MOST = 4;

function placesOf(value: Decimal | undefined): number {
	if (value === undefined) return 0;
	const fraction = value.split('.')[1]?.replace(/0+$/, '') ?? '';
	return fraction.length;
}

function stepped(places: number, step: Step): number {
	if ('round' in step) return step.round;
	if ('times' in step) return places + placesOf(step.times);
	if ('divide' in step) return Math.max(places, ENDLESS);
	return Math.max(places, placesOf('plus' in step ? step.plus : 'atLeast' in step ? step.atLeast : step.atMost));
}

function combined(
	places: number,
	rule: { readonly how: string; readonly take?: 'mean' | 'sum'; readonly keep?: number }
): number {
	switch (rule.how) {
		case 'mean':
			return Math.max(places, ENDLESS);
		case 'trimmed':
			return rule.take === 'sum' ? places : Math.max(places, ENDLESS);
		case 'best-of':
			return rule.take === 'sum' || (rule.keep ?? 1) === 1 ? places : Math.max(places, ENDLESS);
		case 'median':
		case 'middle-two':
			return places + 1;
		default:
			return places;
	}
}

function ofLeaf(leaf: Leaf, perJudge: boolean): number {
	const raw = Math.max(placesOf(leaf.min), placesOf(leaf.step));
	const { worth } = leaf;
	const points = !worth
		? raw
		: 'table' in worth
			? Math.max(...worth.table.map((row) => placesOf(row.worth)))
			: Math.max(raw + placesOf(worth.per), placesOf(worth.base));
	return perJudge || leaf.seats?.length === 1 ? points : combined(points, leaf.panel ?? { how: panelDefault(leaf) });
}

/** How a leaf without `panel` combines its judges: what is measured, counted or timed is one agreed value. */
export function panelDefault(leaf: Leaf): 'mean' | 'agreed' {
	return leaf.kind === 'judgement' || leaf.kind === 'points' || leaf.kind === 'ordinal' ? 'mean' : 'agreed';
}

/** Places of every node by code. */
export function shownPlaces(scheme: Scheme): ReadonlyMap<string, number> {
	const places = new Map<string, number>();
	const walk = (node: SchemeNode, perJudge: boolean): number => {
		let now: number;
		if (isLeaf(node)) now = ofLeaf(node, perJudge);
		else {
			const below = node.children.map((child) => {
				const own = walk(child, perJudge || node.over === 'judges');
				if (node.kind !== 'weighted') return own;
				const weighted = own + placesOf(child.weight);
				return child.outOf === undefined ? weighted : Math.max(weighted, ENDLESS);
			});
			now = combined(node.kind === 'product' ? below.reduce((sum, one) => sum + one, 0) : Math.max(...below), {
				...node,
				how: node.kind
			});
		}
		now = Math.min((node.steps ?? []).reduce(stepped, now), Math.max(AT_MOST, lastRound(node.steps)));
		places.set(node.code, now);
		return now;
	};
	walk(scheme.root, false);
	return places;
}

function lastRound(steps: readonly Step[] | undefined): number {
	const last = steps?.findLast((step) => 'round' in step);
	return last && 'round' in last ? last.round : 0;
}
