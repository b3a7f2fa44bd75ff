// What straying from a wish costs. One heat too many outweighs all colleagues on one panel, those all moved seats, those the year;
// when a plan should stay, moving a seat outweighs everything.
import type { PanelModel } from './model.ts';

export interface Weights {
	/** For each heat beyond a fair share. */
	readonly load: number;
	/** For each judge who sits with a colleague of the same employer. */
	readonly mixed: number;
	/** For each seat of the plan so far that changes. */
	readonly moved: number;
	/** For each time somebody has judged this year, when chosen. */
	readonly year: number;
}

/** The weights of a model's goal. */
export function weightsOf(goal: PanelModel['goal']): Weights {
	return goal === 'stay'
		? { load: 10_000, mixed: 300, moved: 100_000, year: 1 }
		: { load: 10_000, mixed: 300, moved: 30, year: 1 };
}
