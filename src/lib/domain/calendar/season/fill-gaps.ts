// All gaps together: an assignment of days, bases and trades in which towns do not choose the same week, base or judges. The
// hardest places first, then every one is taken out and put back where it costs least until nothing gets better; what found no
// place may push one other aside. Deterministic; yields so that long work can tell where it is and stop.
import { bestOnDay, costOfSlot, daysAhead, explained, tradesFor, type Assessed } from './assess-slot.ts';
import { Board } from './planning-board.ts';
import { assessDays, bestApart, PROPOSALS } from './propose-dates.ts';
import type { DropCode, Gap, PlanningFacts, Proposal } from './planning.ts';

const SWEEPS = 12;

export interface Filled {
	readonly gap: Gap;
	readonly proposal: Proposal;
	/** What else would do while all others stay where they are. */
	readonly alternatives: readonly Proposal[];
}

export interface Filling {
	readonly filled: readonly Filled[];
	/** What found no place, and how many of its days were ruled out by what. */
	readonly unfilled: readonly { readonly gap: Gap; readonly dropped: Readonly<Partial<Record<DropCode, number>>> }[];
	/** What the whole plan cost at first and in the end. */
	readonly cost: { readonly first: number; readonly last: number; readonly sweeps: number };
}

export interface FillStep {
	readonly done: number;
	readonly total: number;
	readonly phase: 'placing' | 'improving' | 'explaining';
}

class Filler {
	readonly #board: Board;
	readonly #gaps: readonly Gap[];
	readonly #trades: readonly (readonly number[])[];
	readonly #picks: (Assessed | null)[];

	constructor(gaps: readonly Gap[], facts: PlanningFacts) {
		this.#gaps = gaps;
		this.#board = new Board(facts, gaps);
		const places = [...new Set(gaps.map((gap) => gap.organizationId))];
		this.#trades = gaps.map((gap) => tradesFor(this.#board, gap, places.indexOf(gap.organizationId)));
		this.#picks = gaps.map(() => null);
	}

	/** Those with the fewest possible days first, so that the others do not take them away. */
	order(): number[] {
		const choices = this.#gaps.map((gap, index) => this.#open(gap, index).length);
		return choices.map((_, index) => index).sort((a, b) => (choices[a] ?? 0) - (choices[b] ?? 0) || a - b);
	}

	#open(gap: Gap, index: number): Assessed[] {
		return daysAhead(this.#board, gap).flatMap((d) => {
			const found = bestOnDay(this.#board, gap, d, this.#trades[index] ?? []);
			return 'drop' in found ? [] : [found];
		});
	}

	#gap(index: number): Gap {
		const gap = this.#gaps[index];
		if (!gap) throw new RangeError(`no gap ${index}`);
		return gap;
	}

	#take(index: number): Assessed | null {
		const pick = this.#picks[index] ?? null;
		if (pick) this.#board.remove(this.#gap(index), pick.slot);
		this.#picks[index] = null;
		return pick;
	}

	#put(index: number, pick: Assessed): void {
		this.#board.place(this.#gap(index), pick.slot);
		this.#picks[index] = pick;
	}

	/** Takes a gap's pick out and puts it where it costs least; whether that changed anything. */
	settle(index: number): boolean {
		const before = this.#take(index);
		const [best] = bestApart(this.#open(this.#gap(index), index), 1);
		if (!best) return false;
		this.#put(index, best);
		return before?.slot.day !== best.slot.day || before.slot.baseId !== best.slot.baseId;
	}

	/** Finds room for a gap that has none by moving one other; whether it did. */
	squeeze(index: number): boolean {
		const gap = this.#gap(index);
		if (this.#picks[index]) return false;
		for (const [other, pick] of this.#picks.entries()) {
			if (!pick || pick.slot.day < gap.start || pick.slot.day > gap.end) continue;
			this.#take(other);
			const [mine] = bestApart(this.#open(gap, index), 1);
			if (mine) {
				this.#put(index, mine);
				const [theirs] = bestApart(this.#open(this.#gap(other), other), 1);
				if (theirs) {
					this.#put(other, theirs);
					return true;
				}
				this.#take(index);
			}
			this.#put(other, pick);
		}
		return false;
	}

	/** What the whole plan costs: each pick's cost as they are put on the board one after the other, so that no pair counts twice. */
	cost(): number {
		const picks = this.#gaps.map((_, index) => this.#take(index));
		return picks.reduce((sum, pick, index) => {
			if (!pick) return sum;
			const cost = costOfSlot(this.#board, this.#gap(index), pick.slot);
			this.#put(index, pick);
			return sum + cost;
		}, 0);
	}

	explain(index: number): Filled | Filling['unfilled'][number] {
		const gap = this.#gap(index);
		const pick = this.#take(index);
		const { open, dropped } = assessDays(this.#board, gap, this.#trades[index] ?? []);
		if (!pick) return { gap, dropped };
		const alternatives = bestApart(open, PROPOSALS - 1, [pick.slot.day]);
		const filled = {
			gap,
			proposal: explained(this.#board, gap, pick.slot),
			alternatives: alternatives.map((one) => explained(this.#board, gap, one.slot))
		};
		this.#put(index, pick);
		return filled;
	}
}

/** Plans all gaps together. Each step is a good moment to stop or to let others work. */
export function* fillGaps(gaps: readonly Gap[], facts: PlanningFacts): Generator<FillStep, Filling> {
	const filler = new Filler(gaps, facts);
	const total = gaps.length * 3;
	const order = filler.order();
	for (const [n, index] of order.entries()) {
		filler.settle(index);
		yield { done: n + 1, total, phase: 'placing' };
	}
	const first = filler.cost();
	let sweeps = 0;
	for (let changed = true; changed && sweeps < SWEEPS; sweeps++) {
		changed = false;
		for (const [n, index] of order.entries()) {
			if (filler.settle(index) || filler.squeeze(index)) changed = true;
			const within = (n + 1) / gaps.length;
			// a later sweep is half as likely to be needed as the one before it
			yield { done: Math.floor(gaps.length * (2 - 0.5 ** (sweeps + within))), total, phase: 'improving' };
		}
	}
	const last = filler.cost();
	const filled: Filled[] = [];
	const unfilled: Filling['unfilled'][number][] = [];
	for (const [index] of gaps.entries()) {
		const explanation = filler.explain(index);
		if ('proposal' in explanation) filled.push(explanation);
		else unfilled.push(explanation);
		yield { done: gaps.length * 2 + index + 1, total, phase: 'explaining' };
	}
	return { filled, unfilled, cost: { first, last, sweeps } };
}

/** Plans all gaps without a pause. */
export function fillAllGaps(gaps: readonly Gap[], facts: PlanningFacts): Filling {
	const work = fillGaps(gaps, facts);
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
	}
}
