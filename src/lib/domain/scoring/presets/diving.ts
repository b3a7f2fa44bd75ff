// Diving by seven judges: the rule of 2000 (the middle five × difficulty × 0.6) and today's (the middle three × difficulty).
import type { Text } from '../../shared/text.ts';
import type { Scheme, SchemeNode, Step } from '../scheme.ts';
import { highest, scheme, sum, text, TWO_PLACES, type Preset } from './pieces.ts';

type DivingRule = '2000' | 'today';

const RULES: Record<DivingRule, { readonly strike: number; readonly steps: readonly Step[] }> = {
	'2000': { strike: 1, steps: [{ times: '0.6' }, TWO_PLACES] },
	today: { strike: 2, steps: [TWO_PLACES] }
};

/** A list of dives; its aspects are `code.J` for the judges and `code.DD` for the difficulty. */
export function diveList(code: string, title: Text, dives: number, rule: DivingRule): SchemeNode {
	const { strike, steps } = RULES[rule];
	return {
		code,
		title,
		kind: 'sum',
		over: 'runs',
		runs: dives,
		children: [
			{
				code: `${code}.DIVE`,
				title: text('一跳', 'Dive'),
				kind: 'product',
				steps,
				children: [
					{
						code: `${code}.J`,
						title: text('裁判分', 'Judges'),
						kind: 'judgement',
						min: '0',
						max: '10',
						step: '0.5',
						seats: [1, 2, 3, 4, 5, 6, 7],
						panel: { how: 'trimmed', drop: { high: strike, low: strike }, take: 'sum' }
					},
					{
						code: `${code}.DD`,
						title: text('难度', 'Difficulty'),
						kind: 'points',
						min: '0',
						max: '5',
						step: '0.1',
						seats: [8],
						difficultyOf: `${code}.J`
					}
				]
			}
		]
	};
}

/** Several lists that are added, such as semi-final and final. */
export function divingScheme(title: Text, lists: readonly SchemeNode[]): Scheme {
	const [only, ...others] = lists;
	const root = only && others.length === 0 ? only : sum('TOTAL', text('总分', 'Total'), lists);
	return scheme(title, root, highest(), 'FINA Diving Rules');
}

function preset(id: string, title: Text, rule: DivingRule): Preset {
	return { id, title, build: () => divingScheme(title, [diveList('D', text('六跳', 'Six dives'), 6, rule)]) };
}

export const diving2000 = preset('diving-2000', text('跳水（2000 年规则）', 'Diving (rules of 2000)'), '2000');
export const diving = preset('diving', text('跳水（现行规则）', 'Diving (rules of today)'), 'today');
