// From scores to standings 名次: order, ties and which key decided them, and the ranks that are still possible.
import type { CompiledScheme } from './compiled.ts';
import { equal, type Exact } from './exact.ts';
import { before, compareBy, type Group, type Ranked } from './tie-keys.ts';
import { possibleRanks } from './possible-ranks.ts';
import type { Score } from './tally.ts';

export type { Ranked } from './tie-keys.ts';

export interface Standing {
	readonly id: string;
	/** Null without a total to rank; a half is possible with style "fractional". */
	readonly rank: number | null;
	/** Index of the tie key that set it apart from others of the same total; -1 when the rank is shared all the same. */
	readonly tie: number | null;
	/** Ranks still possible while marks are missing; null where that cannot be told. */
	readonly bestRank: number | null;
	readonly worstRank: number | null;
}

/** Members in order, those that compare as equal together. */
function inOrder(members: readonly Ranked[], compared: (a: Ranked, b: Ranked) => number): Ranked[][] {
	const groups: Ranked[][] = [];
	for (const member of [...members].sort(compared)) {
		const last = groups.at(-1);
		const first = last?.[0];
		if (last && first && compared(first, member) === 0) last.push(member);
		else groups.push([member]);
	}
	return groups;
}

/** What most judges prefer can run in a circle; before how many others one stands cannot. */
function byWins(members: readonly Ranked[], compared: (a: Ranked, b: Ranked) => number): Ranked[][] {
	const wins = new Map(members.map((a) => [a, members.filter((b) => compared(a, b) < 0).length]));
	return inOrder(members, (a, b) => (wins.get(b) ?? 0) - (wins.get(a) ?? 0));
}

/** Splits entries of one total by one key after the other. */
function split(compiled: CompiledScheme, members: readonly Ranked[], at: number, tie: number | null): Group[] {
	if (members.length === 1) return [{ members, tie }];
	const key = compiled.ties[at];
	if (!key) return [{ members, tie: -1 }];
	const compared = (a: Ranked, b: Ranked): number => compareBy(compiled, key, a.score, b.score);
	const groups = (key.key.by === 'judges' ? byWins : inOrder)(members, compared);
	return groups.flatMap((group) => split(compiled, group, at + 1, groups.length > 1 ? at : tie));
}

/** The groups that get a rank, best first. */
function rankedGroups(compiled: CompiledScheme, entries: readonly Ranked[]): readonly Group[] {
	const { order, scheme } = compiled;
	const total = (entry: Ranked): Exact | null => entry.score.total;
	const totals = entries.filter((entry) => total(entry) !== null);
	const groups = inOrder(totals, (a, b) => before(total(a), total(b), order)).flatMap((group) =>
		split(compiled, group, 0, null)
	);
	if (scheme.ranking.noTotal !== 'last') return groups;
	const failed = entries.filter(
		({ score }) =>
			!score.total && score.given > 0 && (score.failed ? score.status === 'active' : score.status === 'dnf')
	);
	return failed.length > 0 ? [...groups, ...split(compiled, failed, 0, null)] : groups;
}

/** The rank of each group in the scheme's style; "1234" numbers the members of a group in the order they came. */
function rankOf(style: string, ahead: number, groupsAhead: number, size: number, place: number): number {
	switch (style) {
		case '1223':
			return groupsAhead + 1;
		case '1334':
			return ahead + size;
		case '1234':
			return ahead + place + 1;
		case 'fractional':
			return ahead + (size + 1) / 2;
		default:
			return ahead + 1;
	}
}

/** The standings, best first; entries without a rank follow in the order they came. */
export function rankScores(compiled: CompiledScheme, entries: readonly Ranked[]): readonly Standing[] {
	const { style } = compiled.scheme.ranking;
	const groups = rankedGroups(compiled, entries);
	const ranks = new Map<Ranked, { rank: number; tie: number | null }>();
	let ahead = 0;
	groups.forEach(({ members, tie }, groupsAhead) => {
		members.forEach((member, place) => {
			const shared = tie === -1 && style === '1234' ? null : tie;
			ranks.set(member, { rank: rankOf(style, ahead, groupsAhead, members.length, place), tie: shared });
		});
		ahead += members.length;
	});
	const possible = possibleRanks(compiled, entries, groups);
	const ordered = [...ranks.keys(), ...entries.filter((entry) => !ranks.has(entry))];
	return ordered.map((entry) => {
		const { rank = null, tie = null } = ranks.get(entry) ?? {};
		const settled = rank !== null && possible === 'settled';
		const range = possible === 'settled' ? null : possible?.get(entry);
		return {
			id: entry.id,
			rank,
			tie,
			bestRank: settled ? rank : (range?.best ?? null),
			worstRank: settled ? rank : (range?.worst ?? null)
		};
	});
}

/** Whether two scores have the same total. */
export function sameTotal(a: Score, b: Score): boolean {
	return a.total !== null && b.total !== null && equal(a.total, b.total);
}
