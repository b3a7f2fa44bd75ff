// What compile-scheme.ts makes of a scheme: the same tree with its decimals read, parents linked, limits worked out.
import type { Text } from '../shared/text.ts';
import type { CombineRule } from './combine.ts';
import type { Exact } from './exact.ts';
import type { Decimal, Inner, Leaf, Missing, RoundingMode, Scheme, Step, TieKey } from './scheme.ts';

/** A judge of the panel: the label marks are filed under, and the seat's number. A chief marks only what names the seat. */
export interface Judge {
	readonly label: string;
	readonly seat: number;
	readonly role?: 'judge' | 'chief';
}

export interface Panel {
	readonly judges: readonly Judge[];
}

export type CompiledStep =
	| { readonly op: 'times' | 'divide' | 'plus' | 'at-least' | 'at-most'; readonly by: Exact; readonly step: Step }
	| { readonly op: 'round'; readonly places: number; readonly mode: RoundingMode; readonly step: Step };

interface CompiledBase {
	/** Place in `CompiledScheme.nodes` (a node stands before its children). */
	readonly index: number;
	readonly code: string;
	readonly title: Text;
	readonly depth: number;
	readonly parent: CompiledInner | null;
	/** Runs a mark below here is given in; 0 when it is not marked in runs. */
	readonly runs: number;
	/** Whether it is combined once per judge further up. */
	readonly perJudge: boolean;
	readonly missing: Missing;
	readonly steps: readonly CompiledStep[];
	/** Best possible value; null when it has no end, depends on how many judges come, or lower is better. */
	readonly full: Exact | null;
	/** Decimal places to show. */
	readonly places: number;
}

/** A raw mark and what it is worth before the judges are combined. */
export interface ReadMark {
	readonly raw: Exact;
	readonly worth: Exact;
}

export interface CompiledLeaf extends CompiledBase {
	readonly isLeaf: true;
	readonly node: Leaf;
	readonly rule: CombineRule;
	readonly min: Exact;
	readonly max: Exact;
	readonly step: Exact;
	readonly maxSpread: Exact | null;
	/** The least and the most that one mark can be worth. */
	readonly least: Exact;
	readonly most: Exact;
	/** -1 when it stands behind an odd number of `minus` nodes, so that more of it means less. */
	readonly sign: 1 | -1;
	/** For a measurement with levels: the only raw marks there are. */
	readonly choices: readonly Exact[] | null;
	/** Reads a decimal that checkMark let pass; remembered per value. */
	readonly read: (value: Decimal) => ReadMark;
}

export interface CompiledInner extends CompiledBase {
	readonly isLeaf: false;
	readonly node: Inner;
	readonly over: 'children' | 'judges' | 'runs';
	/** How the parts are combined; weighted and minus are sums of scaled parts. */
	readonly rule: CombineRule;
	/** weighted and minus: what each child is multiplied by. */
	readonly scales: readonly Exact[] | null;
	readonly failedRun: 'leave-out' | 'worst' | 'zero' | 'fails';
	readonly children: readonly CompiledNode[];
	/** Leaves below, in scheme order. */
	readonly leaves: readonly CompiledLeaf[];
}

export type CompiledNode = CompiledLeaf | CompiledInner;

/** A column of the board: a node's code, or "code#run" for one run of a node that goes over the runs. */
export interface CompiledColumn {
	readonly code: string;
	readonly title: Text;
	readonly full: Exact | null;
	readonly places: number;
	/** What the node's value is multiplied by to be shown: its weight in the total; null shows the value itself. */
	readonly scale: Exact | null;
}

export interface CompiledTie {
	readonly key: TieKey;
	readonly title: Text;
	readonly clause: string | null;
	readonly order: 'high' | 'low';
}

export interface CompiledScheme {
	readonly scheme: Scheme;
	readonly root: CompiledNode;
	readonly nodes: readonly CompiledNode[];
	readonly leaves: readonly CompiledLeaf[];
	readonly ties: readonly CompiledTie[];
	readonly order: 'high' | 'low';
	readonly columns: readonly CompiledColumn[];
	readonly node: (code: string) => CompiledNode | undefined;
	readonly leaf: (code: string) => CompiledLeaf | undefined;
	/** The judges of the panel who mark a leaf, or at least one leaf below a node, in panel order. */
	readonly judgesOf: (panel: Panel, node: CompiledNode) => readonly Judge[];
}
