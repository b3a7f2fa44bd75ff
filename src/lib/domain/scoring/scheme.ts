// The shape of a scheme 评分方案: the rule tree that turns marks into a total. Only types stand here; what a scheme must
// satisfy is in check-scheme.ts, how it totals in tally.ts. The file format is described in docs/scheme.md.
import type { Text } from '../shared/text.ts';

/** An exact decimal in plain notation, such as "12.50" or "-0.5". Never a JavaScript number. */
export type Decimal = string;

export type RoundingMode = 'half-up' | 'half-even' | 'down';

/** One operation on a node's combined value. Steps run in the order given, so a scheme says exactly where it rounds. */
export type Step =
	| { readonly times: Decimal }
	| { readonly divide: Decimal }
	| { readonly plus: Decimal }
	| { readonly atLeast: Decimal }
	| { readonly atMost: Decimal }
	| { readonly round: number; readonly mode?: RoundingMode };

/** What a mark that is not there means: the total waits (is provisional), it is left out, or it counts as zero. */
export type Missing = 'wait' | 'leave-out' | 'zero';

/** How several values become one. `drop` belongs to trimmed, `keep` to best-of, `take` to both (mean where absent). */
export interface Combine {
	readonly how: 'sum' | 'mean' | 'trimmed' | 'median' | 'middle-two' | 'best-of' | 'agreed';
	/** trimmed: how many of the highest and lowest are struck. Too few values to drop from: see docs/scheme.md. */
	readonly drop?: { readonly high: number; readonly low: number };
	readonly take?: 'mean' | 'sum';
	readonly keep?: number;
}

interface NodeBase {
	/** Unique in the scheme; what marks, tie keys and people refer to: "B1". */
	readonly code: string;
	readonly title: Text;
	readonly steps?: readonly Step[];
	readonly missing?: Missing;
	/** Only under `weighted`: this child's weight. */
	readonly weight?: Decimal;
	/** Only under `weighted`: the child's full marks, when its weight is a share of the total (w × x ÷ outOf). */
	readonly outOf?: Decimal;
}

/** A level 0–3 with its descriptor, or a choice of a measurement such as 合格/不合格. */
export interface Level {
	readonly value: Decimal;
	readonly title: Text;
	readonly text?: Text;
}

/** From a raw mark to points: base + per × mark within limits, or a table read at the greatest `from` not above the mark. */
export type Worth =
	| { readonly per: Decimal; readonly base?: Decimal; readonly min?: Decimal; readonly max?: Decimal }
	| { readonly table: readonly { readonly from: Decimal; readonly worth: Decimal }[] };

export type LeafKind = 'judgement' | 'measurement' | 'points' | 'count' | 'time' | 'penalty' | 'ordinal';

/** An aspect 评分点: what one judge marks. */
export interface Leaf extends NodeBase {
	readonly kind: LeafKind;
	readonly hint?: Text;
	/** The admissible raw marks: min ≤ mark ≤ max in steps from min. A mark outside is refused, never bent. */
	readonly min: Decimal;
	readonly max: Decimal;
	readonly step: Decimal;
	readonly unit?: Text;
	readonly levels?: readonly Level[];
	readonly worth?: Worth;
	/** How the judges' marks become one value. Absent (and forbidden) below a node that goes over the judges. */
	readonly panel?: Combine;
	/** The seats that mark this aspect, by number or by the judge's label; absent means every judge's seat. */
	readonly seats?: readonly (number | string)[];
	/** The widest spread of raw marks that stands without a re-mark (世赛: 1). */
	readonly maxSpread?: Decimal;
	/** In files: this leaf's mark may stand in the `difficulty` column of the named aspect's marks. */
	readonly difficultyOf?: string;
}

export type InnerKind =
	'sum' | 'weighted' | 'mean' | 'trimmed' | 'median' | 'middle-two' | 'best-of' | 'product' | 'minus';

/** A criterion 评分项: how its children (or one child over the judges, or over the runs) become one value. */
export interface Inner extends NodeBase {
	readonly kind: InnerKind;
	/** What is combined: the children (default), or the single child once per judge or once per run. */
	readonly over?: 'children' | 'judges' | 'runs';
	/** How many runs there are; only with over: 'runs'. */
	readonly runs?: number;
	/** What a run (or child) that did not finish means among the others; worst where absent: see docs/scheme.md. */
	readonly failedRun?: 'leave-out' | 'worst' | 'zero' | 'fails';
	readonly drop?: { readonly high: number; readonly low: number };
	readonly take?: 'mean' | 'sum';
	readonly keep?: number;
	/** Which end is better, for best-of, a failed run and countback; absent means the ranking's order. */
	readonly better?: 'high' | 'low';
	readonly children: readonly SchemeNode[];
}

export type SchemeNode = Leaf | Inner;

/** One key of the tie order; the first that differs decides. Without a further key the rank is shared. */
export type TieKey =
	| {
			readonly by: 'node';
			readonly code: string;
			readonly order?: 'high' | 'low';
			readonly title?: Text;
			readonly clause?: string;
	  }
	/** The runs of a node from best to worst (countback), or only the `first` best of them. */
	| {
			readonly by: 'runs';
			readonly code: string;
			readonly first?: number;
			readonly title?: Text;
			readonly clause?: string;
	  }
	/** More judges who put one before the other on their own sheet. */
	| { readonly by: 'judges'; readonly title?: Text; readonly clause?: string };

export interface Ranking {
	/** Whether the higher or the lower total is better. */
	readonly order: 'high' | 'low';
	readonly style: '1224' | '1223' | '1334' | '1234' | 'fractional';
	readonly ties: readonly TieKey[];
	/** An entry of status dnf: it has no total (default), or the total of what it was given, missing marks being zero. */
	readonly dnf?: 'no-total' | 'total';
	/** Entries that failed: unranked (default), or ranked behind all totals, among themselves by the tie keys. */
	readonly noTotal?: 'unranked' | 'last';
}

/** A whole scheme as it is stored, hashed and pinned. */
export interface Scheme {
	readonly format: 'jiangsai-scheme/1';
	readonly title: Text;
	/** The regulation the scheme follows. */
	readonly source?: string;
	readonly root: SchemeNode;
	readonly ranking: Ranking;
}

/** True for an aspect. */
export function isLeaf(node: SchemeNode): node is Leaf {
	return !('children' in node);
}

/** How an entry stands apart from its marks. Only `active` and `dnf` entries can have a total of their own. */
export type EntryStatus = 'active' | 'withdrawn' | 'dns' | 'dnf' | 'dq';

/** What stands in one place of one sheet: a value, a judge who gave none, or a run that did not count. */
export type MarkValue = { readonly value: Decimal } | { readonly status: 'absent' | 'dns' | 'dnf' | 'dq' };
