// The rules of a plan as a list, each with how often it is not kept; and why somebody sits where they sit.
import { frameOf } from './frame.ts';
import { loadsOf, strayOf } from './load.ts';
import { isAt, tooClose, type Assignment, type PanelAt, type PanelModel } from './model.ts';
import { barOf, brokenRules, type Bar, type RuleName } from './rules.ts';

export type RuleLineName =
	'recusal' | 'qualified' | 'present' | 'once' | 'rest' | 'filled' | 'outsider' | 'mixed' | 'load' | 'moved';

/** One rule and how often the plan strays from it. `hard`: a published plan keeps it, or a reason is given. */
export interface RuleLine {
	readonly rule: RuleLineName;
	readonly hard: boolean;
	readonly broken: number;
}

const LINES: readonly { readonly rule: RuleLineName; readonly hard: boolean; readonly of: readonly RuleName[] }[] = [
	{ rule: 'recusal', hard: true, of: ['own-employer', 'kin', 'apprentice', 'declared'] },
	{ rule: 'qualified', hard: true, of: ['unqualified'] },
	{ rule: 'present', hard: true, of: ['booked', 'away'] },
	{ rule: 'once', hard: true, of: ['twice'] },
	{ rule: 'rest', hard: true, of: ['rest'] },
	{ rule: 'filled', hard: true, of: ['unfilled'] },
	{ rule: 'outsider', hard: true, of: ['outsider'] },
	{ rule: 'mixed', hard: false, of: ['mixed'] }
];

/** Every rule with how often a plan breaks it; loads count heats beyond a fair share, moved the seats that change. */
export function explain(model: PanelModel, plan: readonly Assignment[]): RuleLine[] {
	const broken = brokenRules(model, plan);
	const lines: RuleLine[] = LINES.map(({ rule, hard, of }) => ({
		rule,
		hard,
		broken: broken
			.filter((one) => of.includes(one.rule))
			.reduce((sum, one) => sum + (one.rule === 'rest' ? 1 : one.amount), 0)
	}));
	const moved = model.current.filter(
		(before) => !plan.some((one) => isAt(one, before) && one.judge === before.judge)
	).length;
	return [
		...lines,
		{ rule: 'load', hard: false, broken: strayOf(frameOf(model).shares, loadsOf(model, plan)) },
		{ rule: 'moved', hard: false, broken: moved }
	];
}

/** Somebody of the pool beside one seat: why not them, or what it would mean. */
export interface Alternative {
	readonly judge: string;
	readonly bar: Bar | null;
	/** Sits in another panel of this heat, or in one too close. */
	readonly busy: PanelAt | null;
	readonly load: number;
}

/** Everybody who could sit in a panel instead, free ones first, then by load, then by the year. */
export function alternatives(model: PanelModel, plan: readonly Assignment[], at: PanelAt): Alternative[] {
	const loads = loadsOf(model, plan);
	const sitting = new Set(plan.filter((one) => isAt(one, at)).map((one) => one.judge));
	const rank = (one: Alternative) => (one.bar ? 2 : one.busy ? 1 : 0);
	const year = new Map(model.judges.map((judge) => [judge.id, judge.yearLoad]));
	return model.judges
		.filter((judge) => !sitting.has(judge.id))
		.map((judge): Alternative => {
			const busy = plan.find(
				(one) => one.judge === judge.id && (one.heat === at.heat || tooClose(model, one.heat, at.heat))
			);
			return {
				judge: judge.id,
				bar: barOf(model, judge, at),
				busy: busy ? { heat: busy.heat, zone: busy.zone } : null,
				load: loads.get(judge.id) ?? 0
			};
		})
		.sort((a, b) => rank(a) - rank(b) || a.load - b.load || (year.get(a.judge) ?? 0) - (year.get(b.judge) ?? 0));
}
