// A fair share of the work: loads differ by at most one where recusals, absences and rest allow it.
import { panelsOf, seatsOf, tooClose, type Assignment, type PanelModel } from './model.ts';

/** What is asked of each judge: at least `least`, at most `most` heats. */
export interface Share {
	readonly judge: string;
	readonly least: number;
	readonly most: number;
}

/** The most heats out of these (indices) that one person can judge, with the rest between them: earliest end first. */
export function mostHeats(model: PanelModel, heats: readonly number[]): number {
	const byEnd = [...heats].sort((a, b) => (model.heats[a]?.time?.to ?? 0) - (model.heats[b]?.time?.to ?? 0));
	const taken: number[] = [];
	for (const heat of byEnd) if (!taken.some((other) => tooClose(model, other, heat))) taken.push(heat);
	return taken.length;
}

/**
 * The level of a water table: everybody who can judge `most` heats takes up to the level, so that all seats are filled.
 * A plan in which everybody lies between `level` (or what they can do) and `level + 1` differs by one at most.
 */
export function fairShares(model: PanelModel, heatsOf: (judge: string) => readonly number[]): Share[] {
	const seats = panelsOf(model).reduce((sum, at) => sum + seatsOf(model, at), 0);
	const caps = model.judges.map((judge) => mostHeats(model, heatsOf(judge.id)));
	const filled = (level: number) => caps.reduce((sum, cap) => sum + Math.min(cap, level), 0);
	let level = 0;
	while (level < model.heats.length && filled(level + 1) <= seats) level++;
	const over = filled(level) < seats ? 1 : 0;
	return model.judges.map((judge, index) => ({
		judge: judge.id,
		least: Math.min(caps[index] ?? 0, level),
		most: level + over
	}));
}

/** How many heats each judge of the pool judges in a plan. */
export function loadsOf(model: Pick<PanelModel, 'judges'>, plan: readonly Assignment[]): Map<string, number> {
	const loads = new Map(model.judges.map((judge) => [judge.id, 0]));
	for (const one of plan) loads.set(one.judge, (loads.get(one.judge) ?? 0) + 1);
	return loads;
}

/** By how many heats a plan strays from the fair shares, all judges together. */
export function strayOf(shares: readonly Share[], loads: ReadonlyMap<string, number>): number {
	return shares.reduce((sum, { judge, least, most }) => {
		const load = loads.get(judge) ?? 0;
		return sum + Math.max(0, least - load) + Math.max(0, load - most);
	}, 0);
}
