// A model made ready for planning: who may sit where, which pins stand, and everybody's fair share.
import { fairShares, type Share } from './load.ts';
import { isAt, panelsOf, type Assignment, type PanelAt, type PanelModel, type PoolJudge } from './model.ts';
import { barsOf, UNBREAKABLE, type Bar } from './rules.ts';

export interface Frame {
	readonly model: PanelModel;
	readonly panels: readonly PanelAt[];
	/** What bars a judge (by index) from a panel (by index); null when they may sit. */
	bar(judge: number, panel: number): Bar | null;
	/** Whether nothing but this rule bars them. */
	onlyBarredBy(judge: number, panel: number, rule: Bar['rule']): boolean;
	/** Whether this rule is among what bars them from each of these panels. */
	barredFrom(judge: number, panels: readonly number[], rule: Bar['rule']): boolean;
	/** Judge and panel (indices) of each pin that stands. A pin that a recusal forbids by now does not. */
	readonly pins: readonly (readonly [judge: number, panel: number])[];
	readonly lostPins: readonly Assignment[];
	isPinned(judge: number, panel: number): boolean;
	/** Pinned anywhere in this heat. */
	isPinnedIn(judge: number, heat: number): boolean;
	readonly shares: readonly Share[];
	/** Whether the plan so far has the judge in this panel. */
	wasIn(judge: number, panel: number): boolean;
	/** Judged this year, from the least judged of the pool up, at most 20. */
	yearCost(judge: PoolJudge): number;
}

/** Reads a model once for many questions. */
export function frameOf(model: PanelModel): Frame {
	const panels = panelsOf(model);
	const bars = model.judges.map((judge) => panels.map((at) => barsOf(model, judge, at)));
	const indexOf = new Map(model.judges.map((judge, index) => [judge.id, index]));
	const place = (one: Assignment) => [indexOf.get(one.judge) ?? -1, panels.findIndex((at) => isAt(at, one))] as const;
	const pins: (readonly [number, number])[] = [];
	const lostPins: Assignment[] = [];
	for (const pin of model.current.filter((one) => one.pinned)) {
		const [judge, panel] = place(pin);
		const stands = judge >= 0 && panel >= 0 && !bars[judge]?.[panel]?.some((bar) => UNBREAKABLE.has(bar.rule));
		if (stands) pins.push([judge, panel]);
		else lostPins.push(pin);
	}
	const pinned = new Set(pins.map(([judge, panel]) => `${judge}/${panel}`));
	const pinnedHeats = new Set(pins.map(([judge, panel]) => `${judge}/${panels[panel]?.heat}`));
	const was = new Set(model.current.map((one) => place(one).join('/')));
	const heatsOf = (id: string): number[] => {
		const judge = indexOf.get(id) ?? -1;
		const open = panels.filter((_, panel) => bars[judge]?.[panel]?.length === 0 || pinned.has(`${judge}/${panel}`));
		return [...new Set(open.map((at) => at.heat))];
	};
	const leastYear = Math.min(...model.judges.map((judge) => judge.yearLoad));
	return {
		model,
		panels,
		bar: (judge, panel) => bars[judge]?.[panel]?.[0] ?? null,
		onlyBarredBy: (judge, panel, rule) => {
			const all = bars[judge]?.[panel] ?? [];
			return all.length > 0 && all.every((bar) => bar.rule === rule);
		},
		barredFrom: (judge, where, rule) =>
			where.every((panel) => bars[judge]?.[panel]?.some((bar) => bar.rule === rule) ?? false),
		pins,
		lostPins,
		isPinned: (judge, panel) => pinned.has(`${judge}/${panel}`),
		isPinnedIn: (judge, heat) => pinnedHeats.has(`${judge}/${heat}`),
		shares: fairShares(model, heatsOf),
		wasIn: (judge, panel) => was.has(`${judge}/${panel}`),
		yearCost: (judge) => Math.min(20, judge.yearLoad - leastYear)
	};
}

/** Judge and panel pairs as a plan: a judge who was in the panel keeps the slot, the others fill up in order. */
export function planOf(frame: Frame, seated: readonly (readonly [judge: number, panel: number])[]): Assignment[] {
	const { model, panels } = frame;
	const plan: Assignment[] = [];
	for (const [panel, at] of panels.entries()) {
		const here = seated.filter(([, where]) => where === panel).map(([judge]) => judge);
		const before = model.current.filter((one) => isAt(one, at));
		const slotOf = new Map<number, number>();
		for (const judge of here) {
			const kept = before.find((one) => one.judge === model.judges[judge]?.id);
			if (kept && kept.slot < here.length) slotOf.set(judge, kept.slot);
		}
		const taken = new Set(slotOf.values());
		let free = 0;
		for (const judge of here) {
			const id = model.judges[judge]?.id;
			if (id === undefined) continue;
			let slot = slotOf.get(judge);
			if (slot === undefined) {
				while (taken.has(free)) free++;
				slot = free++;
			}
			plan.push({ ...at, slot, judge: id, pinned: frame.isPinned(judge, panel) });
		}
	}
	return plan.sort((a, b) => a.heat - b.heat || a.zone - b.zone || a.slot - b.slot);
}
