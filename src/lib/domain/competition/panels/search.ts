// Panels without a solver: seats are filled one by one, by who costs least, then changed and swapped as long as that helps.
// Nobody is ever seated against a hard rule, so a seat may stay empty. The same input gives the same plan.
import type { Frame } from './frame.ts';
import { outsidersOf, seatsOf, tooClose } from './model.ts';
import { weightsOf } from './weights.ts';

const UNFILLED = 100_000_000;
const NO_OUTSIDER = 10_000_000;
const PASSES = 40;
const EMPTY = -1;

/** Who sits where, with what it costs; the cost of a panel or a judge is reckoned anew only when they change. */
class Seating {
	readonly frame: Frame;
	/** By panel, the judges on its slots; -1 is an empty one. */
	readonly slots: number[][];
	readonly #heats: number[][];
	readonly #panelCosts: number[];
	readonly #judgeCosts: number[];
	#cost = 0;

	constructor(frame: Frame) {
		this.frame = frame;
		this.slots = frame.panels.map((at) => Array.from({ length: seatsOf(frame.model, at) }, () => EMPTY));
		this.#heats = frame.model.judges.map(() => []);
		this.#panelCosts = frame.panels.map((_, panel) => this.#costOfPanel(panel));
		this.#judgeCosts = frame.model.judges.map((_, judge) => this.#costOfJudge(judge));
		this.#cost = [...this.#panelCosts, ...this.#judgeCosts].reduce((sum, cost) => sum + cost, 0);
		for (const [judge, panel] of frame.pins) {
			const free = this.slots[panel]?.indexOf(EMPTY) ?? -1;
			if (free >= 0) this.put(panel, free, judge);
		}
	}

	get cost(): number {
		return this.#cost;
	}

	at(panel: number, slot: number): number {
		return this.slots[panel]?.[slot] ?? EMPTY;
	}

	put(panel: number, slot: number, judge: number): void {
		const before = this.at(panel, slot);
		const heat = this.frame.panels[panel]?.heat ?? 0;
		const slots = this.slots[panel];
		if (!slots || before === judge) return;
		if (before !== EMPTY) this.#heats[before] = (this.#heats[before] ?? []).filter((one) => one !== heat);
		slots[slot] = judge;
		if (judge !== EMPTY) this.#heats[judge]?.push(heat);
		this.#set(this.#panelCosts, panel, this.#costOfPanel(panel));
		for (const one of [before, judge]) if (one !== EMPTY) this.#set(this.#judgeCosts, one, this.#costOfJudge(one));
	}

	#set(costs: number[], index: number, cost: number): void {
		this.#cost += cost - (costs[index] ?? 0);
		costs[index] = cost;
	}

	fixed(panel: number, slot: number): boolean {
		const judge = this.at(panel, slot);
		return judge !== EMPTY && this.frame.isPinned(judge, panel);
	}

	/** Whether somebody may sit in a panel, whatever they do in `except`. */
	legal(judge: number, panel: number, except = -1): boolean {
		const heat = this.frame.panels[panel]?.heat ?? 0;
		if (this.frame.bar(judge, panel)) return false;
		return !(this.#heats[judge] ?? []).some(
			(other) => other !== except && (other === heat || tooClose(this.frame.model, other, heat))
		);
	}

	#costOfPanel(panel: number): number {
		const { frame } = this;
		const at = frame.panels[panel];
		if (!at) return 0;
		const weights = weightsOf(frame.model.goal);
		const employers = new Set<string>();
		let [cost, outside] = [0, 0];
		for (const judge of this.slots[panel] ?? []) {
			const one = frame.model.judges[judge];
			if (!one) {
				cost += UNFILLED;
				continue;
			}
			if (one.outsider) outside++;
			if (one.employer !== null) {
				if (employers.has(one.employer)) cost += weights.mixed;
				employers.add(one.employer);
			}
			cost += weights.year * frame.yearCost(one);
			if (frame.wasIn(judge, panel)) cost -= weights.moved;
		}
		return cost + NO_OUTSIDER * Math.max(0, outsidersOf(frame.model, at) - outside);
	}

	#costOfJudge(judge: number): number {
		const share = this.frame.shares[judge];
		const load = this.#heats[judge]?.length ?? 0;
		if (!share) return 0;
		return weightsOf(this.frame.model.goal).load * (Math.max(0, share.least - load) + Math.max(0, load - share.most));
	}

	/** All slots as panel and place. */
	places(): (readonly [number, number])[] {
		return this.slots.flatMap((slots, panel) => slots.map((_, slot) => [panel, slot] as const));
	}
}

/** Called between the steps of a search; true when it should end with what it has. */
export type Pause = () => Promise<boolean>;

/** Seats somebody here, moving others of the same heat on where that is needed. */
function augment(seating: Seating, panel: number, slot: number, seen: Set<number>): boolean {
	const { frame } = seating;
	const heat = frame.panels[panel]?.heat ?? 0;
	for (const judge of frame.model.judges.keys()) {
		if (seen.has(judge) || frame.bar(judge, panel)) continue;
		if (seating.legal(judge, panel)) {
			seating.put(panel, slot, judge);
			return true;
		}
		if (!seating.legal(judge, panel, heat)) continue;
		const from = seating
			.places()
			.find(([where, place]) => frame.panels[where]?.heat === heat && seating.at(where, place) === judge);
		if (!from || from[0] === panel || seating.fixed(...from)) continue;
		seen.add(judge);
		seating.put(from[0], from[1], EMPTY);
		seating.put(panel, slot, judge);
		if (augment(seating, from[0], from[1], seen)) return true;
		seating.put(panel, slot, EMPTY);
		seating.put(from[0], from[1], judge);
	}
	return false;
}

async function construct(seating: Seating, pause: Pause): Promise<void> {
	const { frame } = seating;
	const choices = (panel: number) => frame.model.judges.filter((_, judge) => !frame.bar(judge, panel)).length;
	const begin = (panel: number) => frame.model.heats[frame.panels[panel]?.heat ?? 0]?.time?.from ?? 0;
	const order = seating
		.places()
		.filter(([panel, slot]) => seating.at(panel, slot) === EMPTY)
		.sort(
			([a], [b]) =>
				begin(a) - begin(b) ||
				(frame.panels[a]?.heat ?? 0) - (frame.panels[b]?.heat ?? 0) ||
				choices(a) - choices(b) ||
				a - b
		);
	for (const [panel, slot] of order) {
		if (await pause()) return;
		let best = EMPTY;
		let least = Infinity;
		for (const judge of frame.model.judges.keys()) {
			if (!seating.legal(judge, panel)) continue;
			seating.put(panel, slot, judge);
			const cost = seating.cost;
			seating.put(panel, slot, EMPTY);
			if (cost < least) [best, least] = [judge, cost];
		}
		if (best !== EMPTY) seating.put(panel, slot, best);
		else augment(seating, panel, slot, new Set());
	}
}

/** Tries others on every slot, and every two slots the other way round. True when something got better. */
async function improve(seating: Seating, pause: Pause): Promise<boolean> {
	const { frame } = seating;
	let now = seating.cost;
	let better = false;
	const keepIfCheaper = (undo: () => void): void => {
		const cost = seating.cost;
		if (cost < now) [now, better] = [cost, true];
		else undo();
	};
	const places = seating.places();
	for (const [index, [panel, slot]] of places.entries()) {
		if (await pause()) return false;
		if (seating.fixed(panel, slot)) continue;
		const heat = frame.panels[panel]?.heat ?? 0;
		if (seating.at(panel, slot) === EMPTY) augment(seating, panel, slot, new Set());
		now = Math.min(now, seating.cost);
		for (const judge of frame.model.judges.keys()) {
			const before = seating.at(panel, slot);
			if (judge === before || !seating.legal(judge, panel)) continue;
			seating.put(panel, slot, judge);
			keepIfCheaper(() => seating.put(panel, slot, before));
		}
		for (const [other, place] of places.slice(index + 1)) {
			const [a, b] = [seating.at(panel, slot), seating.at(other, place)];
			if (other === panel || a === EMPTY || b === EMPTY || a === b || seating.fixed(other, place)) continue;
			const otherHeat = frame.panels[other]?.heat ?? 0;
			seating.put(panel, slot, EMPTY);
			seating.put(other, place, EMPTY);
			const both = seating.legal(a, other) && seating.legal(b, panel) && (heat !== otherHeat || a !== b);
			const undo = () => {
				seating.put(panel, slot, EMPTY);
				seating.put(other, place, EMPTY);
				seating.put(panel, slot, a);
				seating.put(other, place, b);
			};
			if (!both) {
				undo();
				continue;
			}
			seating.put(panel, slot, b);
			seating.put(other, place, a);
			keepIfCheaper(undo);
		}
	}
	return better;
}

/** A plan by construction and local search, as judge and panel indices; some seats may stay empty. */
export async function searchPanels(frame: Frame, pause: Pause): Promise<(readonly [number, number])[]> {
	const seating = new Seating(frame);
	await construct(seating, pause);
	for (let pass = 0; pass < PASSES && (await improve(seating, pause)); pass++);
	return seating.places().flatMap(([panel, slot]) => {
		const judge = seating.at(panel, slot);
		return judge === EMPTY ? [] : [[judge, panel] as const];
	});
}
