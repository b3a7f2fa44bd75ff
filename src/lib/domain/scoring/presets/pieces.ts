// Pieces that several presets are made of.
import type { Text } from '../../shared/text.ts';
import type { Leaf, Level, Ranking, Scheme, SchemeNode, Step, TieKey } from '../scheme.ts';

/** A scheme that can be started from. */
export interface Preset {
	readonly id: string;
	readonly title: Text;
	readonly build: () => Scheme;
}

export function text(zh: string, en: string): Text {
	return { zh, en };
}

/** Two places, a half away from zero: how Chinese scoring rounds where nothing else is said. */
export const TWO_PLACES: Step = { round: 2, mode: 'half-up' };

/** The four levels of the WorldSkills judgement with their general meaning. */
export const JUDGEMENT_LEVELS: readonly Level[] = [
	{
		value: '0',
		title: text('低于标准', 'Below standard'),
		text: text('低于行业标准，或未完成。', 'Below industry standard, or not attempted.')
	},
	{ value: '1', title: text('达到标准', 'Meets standard'), text: text('达到行业标准。', 'Meets industry standard.') },
	{
		value: '2',
		title: text('部分超出', 'Partly above'),
		text: text('达到标准，并在某些方面超出。', 'Meets industry standard and exceeds it in some respects.')
	},
	{
		value: '3',
		title: text('优秀', 'Excellent'),
		text: text('完全超出，可作示范。', 'Excellent; could serve as a model.')
	}
];

/** 评价: judges give 0–3 apart; their mean is a share of the full marks. More than one level apart does not stand. */
export function judgement(code: string, title: Text, full: string, rest: Partial<Leaf> = {}): Leaf {
	return {
		code,
		title,
		kind: 'judgement',
		min: '0',
		max: '3',
		step: '1',
		levels: JUDGEMENT_LEVELS,
		panel: { how: 'mean' },
		maxSpread: '1',
		steps: [{ divide: '3' }, { times: full }, TWO_PLACES],
		...rest
	};
}

/** 测量: all judges agree on one value, full marks or nothing. */
export function passOrFail(code: string, title: Text, full: string, rest: Partial<Leaf> = {}): Leaf {
	return {
		code,
		title,
		kind: 'measurement',
		min: '0',
		max: full,
		step: full,
		levels: [
			{ value: '0', title: text('不合格', 'Fail') },
			{ value: full, title: text('合格', 'Pass') }
		],
		panel: { how: 'agreed' },
		...rest
	};
}

/** 计分: each judge gives points from 0 to full. */
export function points(code: string, title: Text, full: string, step: string, rest: Partial<Leaf> = {}): Leaf {
	return { code, title, kind: 'points', min: '0', max: full, step, ...rest };
}

/** A sum of children. */
export function sum(code: string, title: Text, children: readonly SchemeNode[]): SchemeNode {
	return { code, title, kind: 'sum', children };
}

/** Higher is better, equal ranks leave a gap behind them. */
export function highest(...ties: readonly TieKey[]): Ranking {
	return { order: 'high', style: '1224', ties };
}

export function scheme(title: Text, root: SchemeNode, ranking: Ranking, source?: string): Scheme {
	return { format: 'jiangsai-scheme/1', title, ...(source ? { source } : {}), root, ranking };
}
