// When no plan keeps every rule: what is the least that must change. Each kind of repair is the optimum of a program in which
// only that kind gives way, so nothing smaller of its kind would do.
import type { Text } from '../../shared/text.ts';
import { frameOf, type Frame } from './frame.ts';
import { barsOf } from './rules.ts';
import { seatVariable, type Relaxation } from './lp.ts';
import {
	contestantsOf,
	heldOf,
	isAt,
	minutesBetween,
	outsidersOf,
	seatsOf,
	tooClose,
	type Assignment,
	type PanelAt,
	type PanelModel,
	type PoolJudge
} from './model.ts';

/** An employer that somebody to be added must not come from, and how many judges of the pool it bars there. */
export interface Avoided {
	readonly employer: string;
	readonly name: Text;
	readonly bars: number;
}

/** One judge more: where they would sit, whom they must not come from, whether they must be an outsider. */
export interface Addition {
	readonly panels: readonly PanelAt[];
	readonly avoid: readonly Avoided[];
	readonly outsider: boolean;
}

export type JudgeAt = PanelAt & { readonly judge: string };

export type Repair =
	| { readonly kind: 'judges'; readonly count: number; readonly additions: readonly Addition[] }
	| { readonly kind: 'rest'; readonly count: 1; readonly minutes: number }
	| { readonly kind: 'outsiders'; readonly count: number; readonly panels: readonly PanelAt[] }
	| { readonly kind: 'seats'; readonly count: number; readonly panels: readonly (PanelAt & { readonly by: number })[] }
	/** Judges who said they cannot come, asked all the same. */
	| { readonly kind: 'away'; readonly count: number; readonly judges: readonly JudgeAt[] }
	/** Declared recusals narrowed to where they are needed. */
	| { readonly kind: 'declared'; readonly count: number; readonly judges: readonly JudgeAt[] }
	| { readonly kind: 'pins'; readonly count: number; readonly judges: readonly JudgeAt[] };

export type Values = ReadonlyMap<string, number>;

const isOn = (values: Values, name: string): boolean => (values.get(name) ?? 0) > 0.5;

/** The seats a solution gives, as judge and panel indices. */
export function seatedIn(frame: Frame, values: Values): (readonly [number, number])[] {
	return frame.panels.flatMap((_, panel) =>
		frame.model.judges.flatMap((_, judge) =>
			isOn(values, seatVariable(judge, panel)) ? [[judge, panel] as const] : []
		)
	);
}

function avoidedIn(model: PanelModel, panels: readonly PanelAt[]): Avoided[] {
	const found = new Map<string, { name: Text; bars: Set<string>; contestants: number }>();
	for (const at of panels)
		for (const one of contestantsOf(model, at)) {
			if (one.employer === null) continue;
			const known = found.get(one.employer) ?? {
				name: one.employerName ?? { zh: one.employer },
				bars: new Set(),
				contestants: 0
			};
			known.contestants++;
			// only those it keeps away by itself count
			for (const judge of model.judges)
				if (judge.employer === one.employer && barsOf(model, judge, at).every((bar) => bar.rule === 'own-employer'))
					known.bars.add(judge.id);
			found.set(one.employer, known);
		}
	return [...found]
		.sort(([, a], [, b]) => b.bars.size - a.bars.size || b.contestants - a.contestants)
		.map(([employer, { name, bars }]) => ({ employer, name, bars: bars.size }));
}

/** Lacking seats as people: one person takes heat after heat, as long as there is rest between. */
function additionsFor(frame: Frame, lacking: readonly (PanelAt & { by: number; outsiders: number })[]): Addition[] {
	const { model } = frame;
	const people: { panels: PanelAt[]; outsider: boolean }[] = [];
	const inTime = [...lacking].sort(
		(a, b) =>
			(model.heats[a.heat]?.time?.from ?? a.heat) - (model.heats[b.heat]?.time?.from ?? b.heat) || a.zone - b.zone
	);
	for (const { heat, zone, by, outsiders } of inTime)
		for (let n = 0; n < by; n++) {
			const free = people.find((one) => !one.panels.some((at) => at.heat === heat || tooClose(model, at.heat, heat)));
			const person = free ?? { panels: [], outsider: false };
			if (!free) people.push(person);
			person.panels.push({ heat, zone });
			if (n < outsiders) person.outsider = true;
		}
	return people.map((one) => ({ ...one, avoid: avoidedIn(model, one.panels) }));
}

/** What seats a plan lacks, as judges to be added. */
export function additionsOf(model: PanelModel, plan: readonly Assignment[]): Addition[] {
	const frame = frameOf(model);
	const lacking = frame.panels.flatMap((at) => {
		const sitting = plan.filter((one) => isAt(one, at));
		const by = seatsOf(model, at) - sitting.length;
		const outside = sitting.filter((one) => model.judges.find((judge) => judge.id === one.judge)?.outsider).length;
		return by > 0 ? [{ ...at, by, outsiders: Math.max(0, outsidersOf(model, at) - outside) }] : [];
	});
	return additionsFor(frame, lacking);
}

/** Reads the repair out of the optimum of a relaxed program. */
export function repairFrom(
	frame: Frame,
	relaxation: Exclude<Relaxation, 'none'>,
	values: Values,
	plan: readonly Assignment[]
): Repair {
	const { model, panels } = frame;
	const amount = (name: string) => Math.round(values.get(name) ?? 0);
	const judgesWhere = (gives: (judge: number, panel: number) => boolean): JudgeAt[] =>
		panels.flatMap((at, panel) =>
			model.judges.flatMap((one, judge) => (gives(judge, panel) ? [{ ...at, judge: one.id }] : []))
		);
	switch (relaxation) {
		case 'judges': {
			const additions = additionsOf(model, plan);
			return { kind: 'judges', count: additions.length, additions };
		}
		case 'outsiders': {
			const at = panels.filter((_, panel) => amount(`o${panel}`) > 0);
			return { kind: 'outsiders', count: at.length, panels: at };
		}
		case 'seats': {
			const at = panels.flatMap((one, panel) => (amount(`s${panel}`) > 0 ? [{ ...one, by: amount(`s${panel}`) }] : []));
			return { kind: 'seats', count: at.reduce((sum, one) => sum + one.by, 0), panels: at };
		}
		case 'away':
		case 'declared': {
			const judges = judgesWhere(
				(judge, panel) =>
					isOn(values, seatVariable(judge, panel)) &&
					!frame.isPinned(judge, panel) &&
					frame.bar(judge, panel)?.rule === relaxation
			);
			return { kind: relaxation, count: judges.length, judges };
		}
		case 'pins': {
			const judges = judgesWhere(
				(judge, panel) => frame.isPinned(judge, panel) && !isOn(values, seatVariable(judge, panel))
			);
			return { kind: 'pins', count: judges.length, judges };
		}
	}
}

/** Shorter rests worth trying, longest first: one minute less would change nothing until the next gap between heats. */
export function shorterRests(model: PanelModel): number[] {
	const gaps = new Set<number>();
	for (const [index, heat] of model.heats.entries())
		for (const other of model.heats.slice(index + 1)) {
			const gap = minutesBetween(heat, other);
			if (gap !== null && gap >= 0 && gap < model.rules.restMinutes) gaps.add(Math.floor(gap));
		}
	return [...gaps].sort((a, b) => b - a);
}

/** The smallest first; of the same size, what asks least of people. */
export function smallestFirst(repairs: readonly Repair[]): Repair[] {
	const order: readonly Repair['kind'][] = ['pins', 'rest', 'judges', 'away', 'declared', 'outsiders', 'seats'];
	return [...repairs].sort((a, b) => a.count - b.count || order.indexOf(a.kind) - order.indexOf(b.kind));
}

function added(model: PanelModel, addition: Addition, index: number): PoolJudge {
	const day = addition.panels.reduce((last, at) => {
		const heat = model.heats[at.heat]?.day ?? last;
		return heat > last ? heat : last;
	}, '');
	return {
		id: `added-${index}`,
		name: { zh: `新裁判${index + 1}` },
		employer: null,
		employerName: null,
		outsider: addition.outsider,
		yearLoad: 0,
		qualifiedUntil: day,
		absences: [],
		recusals: []
	};
}

/** The model after a repair. A judge to be added comes with no more than what the repair asks of them. */
export function applyRepair(model: PanelModel, repair: Repair): PanelModel {
	const { rules } = model;
	switch (repair.kind) {
		case 'judges':
			return { ...model, judges: [...model.judges, ...repair.additions.map((one, index) => added(model, one, index))] };
		case 'rest':
			return { ...model, rules: { ...rules, restMinutes: repair.minutes } };
		case 'outsiders':
			return { ...model, rules: { ...rules, withoutOutsider: [...rules.withoutOutsider, ...repair.panels] } };
		case 'seats':
			return {
				...model,
				rules: {
					...rules,
					fewer: [
						...rules.fewer.filter((one) => !repair.panels.some((at) => isAt(at, one))),
						...repair.panels.map((at) => ({
							...at,
							by: at.by + (rules.fewer.find((one) => isAt(one, at))?.by ?? 0)
						}))
					]
				}
			};
		case 'declared':
			return { ...model, rules: { ...rules, narrowed: [...rules.narrowed, ...repair.judges] } };
		case 'away': {
			const asked = (judge: PoolJudge) => repair.judges.filter((one) => one.judge === judge.id);
			const meets = (from: number, to: number, at: PanelAt): boolean => {
				const time = heldOf(model.heats[at.heat]);
				return time !== null && from < time.to && to > time.from;
			};
			return {
				...model,
				judges: model.judges.map((judge) => ({
					...judge,
					absences: judge.absences.filter(
						(one) => one.booked || !asked(judge).some((at) => meets(one.from, one.to, at))
					)
				}))
			};
		}
		case 'pins':
			return {
				...model,
				current: model.current.map((one) =>
					repair.judges.some((at) => isAt(at, one) && at.judge === one.judge) ? { ...one, pinned: false } : one
				)
			};
	}
}
