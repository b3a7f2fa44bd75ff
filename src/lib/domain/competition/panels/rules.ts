// The rules of panels: who may not sit where, and what a plan breaks. The same checks serve the solver, the page while somebody
// drags, and the server before it writes. (training.md b3.9: a judge never scores own employer, apprentice, kin or declared.)
import type { Text } from '../../shared/text.ts';
import {
	contestantsOf,
	heldOf,
	isAt,
	minutesBetween,
	outsidersOf,
	overlap,
	panelsOf,
	seatsOf,
	type Assignment,
	type PanelAt,
	type PanelModel,
	type PoolJudge
} from './model.ts';

export type BarRule = 'own-employer' | 'kin' | 'apprentice' | 'declared' | 'unqualified' | 'booked' | 'away';
export type RuleName = BarRule | 'twice' | 'rest' | 'outsider' | 'unfilled' | 'mixed' | 'load';

/** What nobody can override: a recusal, and being in two places. The rest can be broken with a reason. */
export const UNBREAKABLE: ReadonlySet<RuleName> = new Set([
	'own-employer',
	'kin',
	'apprentice',
	'declared',
	'booked',
	'twice'
]);

/** What bars a judge from a panel, and by whom. */
export interface Bar {
	readonly rule: BarRule;
	/** The contestant, the employer or the other engagement. */
	readonly by: Text | null;
}

function recusalBars(judge: PoolJudge, model: PanelModel, at: PanelAt): Bar[] {
	const contestants = contestantsOf(model, at);
	const own = judge.employer === null ? undefined : contestants.find((one) => one.employer === judge.employer);
	const bars: Bar[] = own ? [{ rule: 'own-employer', by: own.employerName }] : [];
	for (const recusal of judge.recusals) {
		const met = contestants.find(
			(one) =>
				(recusal.person !== null && one.person === recusal.person) ||
				(recusal.employer !== null && one.employer === recusal.employer)
		);
		if (met) bars.push({ rule: recusal.kind, by: recusal.person === null ? met.employerName : met.name });
	}
	const narrowed = model.rules.narrowed.some((one) => one.judge === judge.id && isAt(one, at));
	return narrowed ? bars.filter((bar) => bar.rule !== 'declared') : bars;
}

function timeBars(judge: PoolJudge, model: PanelModel, heatAt: number): Bar[] {
	const heat = model.heats[heatAt];
	if (!heat) return [];
	const bars: Bar[] =
		judge.qualifiedUntil === null || judge.qualifiedUntil < heat.day ? [{ rule: 'unqualified', by: null }] : [];
	const time = heldOf(heat);
	const met = time ? judge.absences.filter((one) => one.from < time.to && one.to > time.from) : [];
	const worst = met.find((one) => one.booked) ?? met[0];
	return worst ? [...bars, { rule: worst.booked ? 'booked' : 'away', by: worst.why }] : bars;
}

const STRONGEST: readonly BarRule[] = [
	'own-employer',
	'kin',
	'apprentice',
	'declared',
	'unqualified',
	'booked',
	'away'
];

/** All that bars a judge from a panel by themself, the strongest first; empty when they may sit. */
export function barsOf(model: PanelModel, judge: PoolJudge, at: PanelAt): Bar[] {
	const bars = [...recusalBars(judge, model, at), ...timeBars(judge, model, at.heat)];
	return bars.length > 1 ? bars.sort((a, b) => STRONGEST.indexOf(a.rule) - STRONGEST.indexOf(b.rule)) : bars;
}

/** The strongest of what bars a judge from a panel; null when they may sit. */
export function barOf(model: PanelModel, judge: PoolJudge, at: PanelAt): Bar | null {
	return barsOf(model, judge, at)[0] ?? null;
}

/** One rule that a plan does not keep, and where. */
export interface Broken {
	readonly rule: RuleName;
	readonly heat: number | null;
	readonly zone: number | null;
	readonly judge: string | null;
	readonly by: Text | null;
	/** How much: seats unfilled, outsiders missing, minutes of rest there are, heats judged. */
	readonly amount: number;
}

function ofPanel(model: PanelModel, at: PanelAt, sitting: readonly PoolJudge[]): Broken[] {
	const found: Broken[] = [];
	const here = { heat: at.heat, zone: at.zone };
	for (const judge of sitting) {
		const bar = barOf(model, judge, at);
		if (bar) found.push({ ...here, rule: bar.rule, judge: judge.id, by: bar.by, amount: 1 });
	}
	const unfilled = seatsOf(model, at) - sitting.length;
	if (unfilled > 0) found.push({ ...here, rule: 'unfilled', judge: null, by: null, amount: unfilled });
	const outsiders = outsidersOf(model, at) - sitting.filter((one) => one.outsider).length;
	if (outsiders > 0) found.push({ ...here, rule: 'outsider', judge: null, by: null, amount: outsiders });
	const employers = new Map<string, PoolJudge[]>();
	for (const judge of sitting)
		if (judge.employer !== null) employers.set(judge.employer, [...(employers.get(judge.employer) ?? []), judge]);
	for (const same of employers.values())
		if (same.length > 1)
			found.push({
				...here,
				rule: 'mixed',
				judge: same[1]?.id ?? null,
				by: same[0]?.employerName ?? null,
				amount: same.length - 1
			});
	return found;
}

function ofJudge(model: PanelModel, judge: PoolJudge, places: readonly PanelAt[]): Broken[] {
	const found: Broken[] = [];
	const inOrder = [...places].sort((a, b) => a.heat - b.heat || a.zone - b.zone);
	for (const [index, place] of inOrder.entries())
		for (const later of inOrder.slice(index + 1)) {
			const here = { heat: later.heat, zone: later.zone, judge: judge.id };
			if (later.heat === place.heat) {
				found.push({ ...here, rule: 'twice', by: null, amount: 1 });
				continue;
			}
			const between = minutesBetween(model.heats[place.heat], model.heats[later.heat]);
			if (between === null) continue;
			if (overlap(model.heats[place.heat], model.heats[later.heat]))
				found.push({ ...here, rule: 'twice', by: null, amount: between });
			else if (between < model.rules.restMinutes) found.push({ ...here, rule: 'rest', by: null, amount: between });
		}
	return found;
}

/** Everything a plan breaks but the balance of loads, which is told by `loadsOf`. */
export function brokenRules(model: PanelModel, plan: readonly Assignment[]): Broken[] {
	const judges = new Map(model.judges.map((judge) => [judge.id, judge]));
	const found: Broken[] = [];
	for (const at of panelsOf(model)) {
		const sitting = plan.filter((one) => isAt(one, at)).flatMap((one) => judges.get(one.judge) ?? []);
		found.push(...ofPanel(model, at, sitting));
	}
	for (const judge of model.judges) {
		const places = plan.filter((one) => one.judge === judge.id);
		if (places.length > 1) found.push(...ofJudge(model, judge, places));
	}
	return found;
}

/** What a change of the plan breaks that was not broken before. */
export function newlyBroken(before: readonly Broken[], after: readonly Broken[]): Broken[] {
	const key = (one: Broken) => [one.rule, one.heat, one.zone, one.judge].join('/');
	const had = new Map(before.map((one) => [key(one), one.amount]));
	return after.filter((one) => {
		const then = had.get(key(one));
		return then === undefined || (one.rule !== 'rest' && one.amount > then);
	});
}
