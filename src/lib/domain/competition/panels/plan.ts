// Planning a round's panels: the solver when there is one, construction and search when there is none or it takes too long, and
// the smallest repairs when no plan keeps every rule.
import { frameOf, planOf, type Frame } from './frame.ts';
import { writeProgram, type Relaxation } from './lp.ts';
import { outsidersOf, seatsOf, type Assignment, type PanelModel } from './model.ts';
import {
	additionsOf,
	applyRepair,
	repairFrom,
	seatedIn,
	shorterRests,
	smallestFirst,
	type Repair,
	type Values
} from './repair.ts';
import type { BarRule } from './rules.ts';
import { searchPanels, type Pause } from './search.ts';

/** What a solver says of a program. `unknown`: out of time with nothing in hand. */
export type Solved =
	{ readonly status: 'optimal' | 'feasible'; readonly values: Values } | { readonly status: 'infeasible' | 'unknown' };

/** Solves a program in the LP format within its limit; null when there is no solver. */
export type Solve = (program: string) => Promise<Solved | null>;

/** Why a heat lacks judges, in numbers. */
export interface Lack {
	readonly heat: number;
	readonly seats: number;
	/** Judges who may sit in at least one panel of the heat. */
	readonly may: number;
	/** The others, by what bars them everywhere. */
	readonly barred: Readonly<Partial<Record<BarRule, number>>>;
}

export interface Planned {
	/** `optimal` and `infeasible` are proven; `feasible` keeps all rules; `partial` leaves seats empty without a proof. */
	readonly status: 'optimal' | 'feasible' | 'infeasible' | 'partial';
	readonly method: 'solver' | 'search';
	/** Keeps all hard rules; when infeasible, as full as can be. */
	readonly plan: readonly Assignment[];
	readonly repairs: readonly Repair[];
	readonly lacks: readonly Lack[];
	/** Pins that a recusal forbids by now. */
	readonly lostPins: readonly Assignment[];
}

/** The heats in which fewer may sit than seats are to be filled, or where the plan leaves seats empty. */
export function lacksOf(frame: Frame, plan: readonly Assignment[]): Lack[] {
	const { model, panels } = frame;
	return model.heats.flatMap((_, heat) => {
		const here = panels.flatMap((at, panel) => (at.heat === heat ? [panel] : []));
		const seats = here.reduce((sum, panel) => sum + seatsOf(model, panels[panel] ?? { heat, zone: 0 }), 0);
		const filled = plan.filter((one) => one.heat === heat).length;
		const barred: Partial<Record<BarRule, number>> = {};
		let may = 0;
		for (const judge of model.judges.keys()) {
			const bars = here.map((panel) => frame.bar(judge, panel));
			const [first] = bars;
			if (!first || bars.some((bar) => bar === null)) may++;
			else {
				// who could not judge the trade anyway says nothing about employers
				const lacksPaper = frame.barredFrom(judge, here, 'unqualified');
				const rule = lacksPaper ? 'unqualified' : first.rule;
				barred[rule] = (barred[rule] ?? 0) + 1;
			}
		}
		return filled < seats || may < seats ? [{ heat, seats, may, barred }] : [];
	});
}

/** Whether the plan fills every seat and has every outsider. */
function isWhole(frame: Frame, seated: readonly (readonly [number, number])[]): boolean {
	const { model, panels } = frame;
	return panels.every((at, panel) => {
		const here = seated.filter(([, where]) => where === panel);
		const outside = here.filter(([judge]) => model.judges[judge]?.outsider).length;
		const pinned = here.filter(([judge]) => frame.isPinned(judge, panel)).length;
		return here.length === seatsOf(model, at) && (outside >= outsidersOf(model, at) || pinned === here.length);
	});
}

async function repairsOf(frame: Frame, solve: Solve): Promise<{ repairs: Repair[]; plan: Assignment[] }> {
	const { model } = frame;
	const found: Repair[] = [];
	let plan: Assignment[] = [];
	const kinds: Exclude<Relaxation, 'none'>[] = ['judges', 'away', 'declared', 'outsiders', 'seats'];
	if (frame.pins.length > 0) kinds.push('pins');
	for (const kind of kinds) {
		const solved = await solve(writeProgram(frame, kind));
		if (solved?.status !== 'optimal') continue;
		const seats = planOf(frame, seatedIn(frame, solved.values));
		if (kind === 'judges') plan = seats;
		const repair = repairFrom(frame, kind, solved.values, seats);
		if (repair.count > 0) found.push(repair);
	}
	for (const minutes of shorterRests(model)) {
		const repair: Repair = { kind: 'rest', count: 1, minutes };
		const solved = await solve(writeProgram(frameOf(applyRepair(model, repair))));
		if (solved?.status !== 'optimal' && solved?.status !== 'feasible') continue;
		found.push(repair);
		break;
	}
	return { repairs: smallestFirst(found), plan };
}

/** Plans the panels. `solve` may give up; `pause` lets others have their turn between the steps of a search, or ends it. */
export async function planPanels(
	model: PanelModel,
	solve: Solve,
	pause: Pause = () => Promise.resolve(false)
): Promise<Planned> {
	const frame = frameOf(model);
	const { lostPins } = frame;
	const solved = await solve(writeProgram(frame));
	if (solved?.status === 'optimal' || solved?.status === 'feasible') {
		const plan = planOf(frame, seatedIn(frame, solved.values));
		return { status: solved.status, method: 'solver', plan, repairs: [], lacks: [], lostPins };
	}
	if (solved?.status === 'infeasible') {
		const { repairs, plan } = await repairsOf(frame, solve);
		const shown = plan.length > 0 ? plan : planOf(frame, await searchPanels(frame, pause));
		return { status: 'infeasible', method: 'solver', plan: shown, repairs, lacks: lacksOf(frame, shown), lostPins };
	}
	const seated = await searchPanels(frame, pause);
	const plan = planOf(frame, seated);
	if (isWhole(frame, seated)) return { status: 'feasible', method: 'search', plan, repairs: [], lacks: [], lostPins };
	const additions = additionsOf(model, plan);
	const repairs: Repair[] = additions.length > 0 ? [{ kind: 'judges', count: additions.length, additions }] : [];
	return { status: 'partial', method: 'search', plan, repairs, lacks: lacksOf(frame, plan), lostPins };
}
