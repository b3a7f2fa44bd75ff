// What is drawn from and by which rule, as versioned data. Both are published as text with their hashes before chance exists.

/** 参赛号 · 场次工位号 · 作品密号. */
export type DrawStage = 'entry-number' | 'heat-station' | 'work-code';

/** One who is drawn for. Nobody is called by an id: the list is public, and ids would tie a name to a work code later. */
export interface ListRow {
	/** 1, 2, 3 … in the order of the list. */
	readonly no: number;
	/** The name, or the code where names are not public. */
	readonly label: string;
	/** The employer (or a letter for it where names are not public); null competes for nobody else. */
	readonly unit: string | null;
	/** The machine that the contestant works at; null where all stations are alike. */
	readonly machine: string | null;
	/** What is known of the skill, in hundredths; only where the rule balances it. */
	readonly skill: number | null;
}

export interface DrawList {
	readonly format: 'jiangsai-draw-list/1';
	/** Competition, event and round in words. */
	readonly of: string;
	readonly labels: 'names' | 'codes';
	readonly rows: readonly ListRow[];
}

/** Numbers in a drawn order: `prefix` and at least `digits` digits from `first`. */
export interface CodeRule {
	readonly format: 'jiangsai-draw/1';
	readonly stage: 'entry-number' | 'work-code';
	readonly prefix: string;
	readonly digits: number;
	readonly first: number;
}

export interface StationSlot {
	readonly number: number;
	readonly machine: string | null;
}

/** Heats balanced by employer, stations apart, optionally balanced by skill. */
export interface HeatRule {
	readonly format: 'jiangsai-draw/1';
	readonly stage: 'heat-station';
	readonly heats: number;
	/** The stations of every heat, in the order in which they stand side by side. */
	readonly stations: readonly StationSlot[];
	/** How often everybody competes in the heat, each time at another station. */
	readonly runs: number;
	/** How many swaps are tried to bring the heats' mean skill together; 0 for none. */
	readonly swaps: number;
}

export type DrawRule = CodeRule | HeatRule;

export interface CodePlace {
	readonly no: number;
	/** The place in the drawn order, from 1. */
	readonly position: number;
	readonly code: string;
}

export interface HeatPlace {
	readonly no: number;
	/** From 1. */
	readonly heat: number;
	/** The station's number in each run. */
	readonly stations: readonly number[];
}

/** What came out; `places` in the order of the list. */
export type DrawResult =
	| { readonly stage: CodeRule['stage']; readonly places: readonly CodePlace[] }
	| { readonly stage: 'heat-station'; readonly places: readonly HeatPlace[] };
