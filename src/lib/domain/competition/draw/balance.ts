// Heats as strong as each other: two people of different heats change places when that brings the two heats' means nearer to the
// field's, and only where the employers' balance stays. Nothing here looks at a heat's number, so everybody's heat remains as
// likely as every other. Whole numbers throughout: every machine comes to the same end.
import { shareOf } from './deal.ts';
import type { ListRow } from './rule.ts';
import type { Stream } from './stream.ts';

interface Heat {
	readonly size: number;
	sum: number;
	/** How many of each share (unit at a machine) are in it. */
	readonly shares: Map<string, number>;
}

/** The highest mean skill of a heat less the lowest, in the skill's own unit. */
export function skillSpread(deck: readonly ListRow[], heatOf: readonly number[]): number {
	const means = heatsOf(deck, heatOf)
		.filter((heat) => heat.size > 0)
		.map((heat) => heat.sum / heat.size);
	return Math.max(...means) - Math.min(...means);
}

function heatsOf(deck: readonly ListRow[], heatOf: readonly number[]): Heat[] {
	const sizes: number[] = [];
	for (const heat of heatOf) sizes[heat] = (sizes[heat] ?? 0) + 1;
	const heats = Array.from(sizes, (size = 0): Heat => ({ size, sum: 0, shares: new Map() }));
	for (const [card, row] of deck.entries()) {
		const heat = heats[heatOf[card] ?? 0];
		if (!heat) continue;
		const share = shareOf(row);
		heat.sum += row.skill ?? 0;
		heat.shares.set(share, (heat.shares.get(share) ?? 0) + 1);
	}
	return heats;
}

/** Whether a share has one more in the first heat than in the second: then its counts only change places. */
function surplus(from: Heat, to: Heat, share: string): boolean {
	return (from.shares.get(share) ?? 0) === (to.shares.get(share) ?? 0) + 1;
}

function move(from: Heat, to: Heat, share: string): void {
	from.shares.set(share, (from.shares.get(share) ?? 0) - 1);
	to.shares.set(share, (to.shares.get(share) ?? 0) + 1);
}

/**
 * Tries `swaps` swaps and returns the heats of the cards afterwards. Sizes, and how many of each unit a heat has, are the same
 * set of numbers as before.
 */
export function balanced(
	deck: readonly ListRow[],
	heatOf: readonly number[],
	swaps: number,
	stream: Stream
): readonly number[] {
	const now = [...heatOf];
	const heats = heatsOf(deck, now);
	const shares = deck.map(shareOf);
	const cards = deck.length;
	const total = deck.reduce((sum, row) => sum + (row.skill ?? 0), 0);
	/** The heat's mean less the field's, times both sizes: whole, and comparable between two heats after `weight`. */
	const off = (sum: number, size: number, other: number) => Math.abs(sum * cards - total * size) * other;
	for (let tried = 0; tried < swaps; tried++) {
		const pair = stream.below(cards * cards);
		const [a, b] = [Math.floor(pair / cards), pair % cards];
		const [one, two] = [heats[now[a] ?? 0], heats[now[b] ?? 0]];
		if (!one || !two || one === two || deck[a]?.machine !== deck[b]?.machine) continue;
		const gain = (deck[b]?.skill ?? 0) - (deck[a]?.skill ?? 0);
		if (gain === 0) continue;
		const before = Math.max(off(one.sum, one.size, two.size), off(two.sum, two.size, one.size));
		const after = Math.max(off(one.sum + gain, one.size, two.size), off(two.sum - gain, two.size, one.size));
		if (after >= before) continue;
		const [mine, theirs] = [shares[a] ?? '', shares[b] ?? ''];
		if (mine !== theirs) {
			if (!surplus(one, two, mine) || !surplus(two, one, theirs)) continue;
			move(one, two, mine);
			move(two, one, theirs);
		}
		one.sum += gain;
		two.sum -= gain;
		[now[a], now[b]] = [now[b] ?? 0, now[a] ?? 0];
	}
	return now;
}
