// Which ranks an entry can still reach, from the bounds of every total: "has at least third place".
import type { CompiledScheme } from './compiled.ts';
import { equal, type Exact } from './exact.ts';
import { before, type Group, type Ranked } from './tie-keys.ts';

interface RankRange {
	readonly best: number;
	readonly worst: number;
}

/** How many of the sorted values (best first) come before x, or are equal to it as well. */
function countBefore(sorted: readonly Exact[], x: Exact, order: 'high' | 'low', orEqual: boolean): number {
	let from = 0;
	let to = sorted.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		const value = sorted[middle];
		const now = value ? before(value, x, order) : 1;
		if (now < 0 || (orEqual && now === 0)) from = middle + 1;
		else to = middle;
	}
	return from;
}

function settledWith(group: Group, total: Exact): readonly Ranked[] {
	return group.members.filter(
		({ score }) => score.state === 'complete' && score.total !== null && equal(score.total, total)
	);
}

/** Of the settled entries with the same total: how many stand ahead of this one, and how many share or follow. */
function amongEqual(groups: readonly Group[], at: number, style: string, entry: Ranked, total: Exact) {
	const own = settledWith(groups[at] ?? { members: [], tie: null }, total);
	const place = style === '1234' ? own.indexOf(entry) : 0;
	let ahead = place;
	let rest = own.length - 1 - place;
	// groups of one total stand next to each other
	const sameTotal = (group: Group | undefined): group is Group => {
		const other = group?.members[0]?.score.total;
		return other != null && equal(other, total);
	};
	for (let i = at - 1, group = groups[i]; sameTotal(group); group = groups[--i])
		ahead += settledWith(group, total).length;
	for (let i = at + 1, group = groups[i]; sameTotal(group); group = groups[++i])
		rest += settledWith(group, total).length;
	return { ahead, rest };
}

/**
 * The possible ranks of every entry that may come to be ranked; 'settled' when nothing can move any more, null where the
 * style counts groups, whose number nobody knows beforehand.
 */
export function possibleRanks(
	compiled: CompiledScheme,
	entries: readonly Ranked[],
	groups: readonly Group[]
): ReadonlyMap<Ranked, RankRange> | 'settled' | null {
	const { order, scheme } = compiled;
	const { style, dnf } = scheme.ranking;
	const running = entries.flatMap((entry) => {
		const { status, failed, low, high, total, state } = entry.score;
		const competes = !failed && (status === 'active' || (status === 'dnf' && dnf === 'total'));
		if (!competes || (state === 'complete' && !total)) return [];
		const [worst, best] = order === 'high' ? [low, high] : [high, low];
		return [{ entry, worst, best, settled: state === 'complete' }];
	});
	if (running.every(({ settled }) => settled)) return 'settled';
	if (style !== '1224' && style !== '1234') return null;
	const known = running.flatMap(({ worst, best }) => (worst && best ? [{ worst, best }] : []));
	const unknown = running.length - known.length;
	const worsts = known.map(({ worst }) => worst).sort((a, b) => before(a, b, order));
	const bests = known.map(({ best }) => best).sort((a, b) => before(a, b, order));
	const groupAt = new Map(groups.flatMap((group, at) => group.members.map((member) => [member, at])));
	const ranges = new Map<Ranked, RankRange>();
	for (const { entry, worst, best, settled } of running) {
		if (!worst || !best) {
			ranges.set(entry, { best: 1, worst: running.length });
			continue;
		}
		let surely = countBefore(worsts, best, order, false);
		let maybe = countBefore(bests, worst, order, true) - 1 + unknown;
		const at = groupAt.get(entry);
		if (settled && at !== undefined) {
			const { ahead, rest } = amongEqual(groups, at, style, entry, worst);
			surely += ahead;
			maybe -= rest;
		}
		ranges.set(entry, { best: surely + 1, worst: maybe + 1 });
	}
	return ranges;
}
