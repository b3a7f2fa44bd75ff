// The whole way from marks to a total, as values that a page or a printed 成绩单 can draw without knowing any rule.
import type { EntryStatus, Step } from './scheme.ts';
import type { Text } from '../shared/text.ts';

/** Figures are exact decimals; one that does not end is cut after six places and marked with "…". */
export type Figure = string;

/** One judge's mark in a combination. `worth` is the raw mark turned into points; `struck` tells which end was dropped. */
export interface MarkPart {
	readonly part: 'mark';
	readonly judge: string;
	readonly run: number;
	readonly raw: Figure | null;
	readonly worth: Figure | null;
	/** `missing`: not marked yet. */
	readonly status: 'given' | 'missing' | 'absent' | 'dns' | 'dnf' | 'dq';
	readonly struck: 'high' | 'low' | null;
}

/** One child, one judge's whole sheet, or one run in a combination. */
export interface NodePart {
	readonly part: 'node';
	readonly of: 'child' | 'judge' | 'run';
	/** Judge's label or run number; null for a child. */
	readonly label: string | null;
	readonly weight: Figure | null;
	readonly struck: 'high' | 'low' | null;
	readonly derivation: Derivation;
}

export interface StepTaken {
	readonly step: Step;
	readonly before: Figure;
	readonly after: Figure;
}

export interface Derivation {
	readonly code: string;
	readonly title: Text;
	readonly kind: string;
	readonly parts: readonly (MarkPart | NodePart)[];
	/** What the parts combine to, before the steps; null while it waits. */
	readonly combined: Figure | null;
	readonly steps: readonly StepTaken[];
	readonly value: Figure | null;
	/** Where the value can still end up while marks are missing. */
	readonly low: Figure | null;
	readonly high: Figure | null;
	/** Marks missing below this node. */
	readonly missing: number;
}

/** How the tie with another entry was decided: the key's title, clause and both figures. */
export interface TieDecision {
	readonly key: Text;
	readonly clause: string | null;
	readonly mine: Figure | null;
	readonly theirs: Figure | null;
	readonly decided: boolean;
}

/** `explain(entry)`: the derivation, and how it stands to those with the same total. */
export interface Explanation {
	readonly entry: string;
	readonly status: EntryStatus;
	readonly rank: number | null;
	readonly total: Figure | null;
	readonly derivation: Derivation;
	readonly ties: readonly { readonly with: string; readonly keys: readonly TieDecision[] }[];
}
