import { describe, expect, it } from 'vitest';
import { checkScheme, schemeProblems } from './check-scheme.ts';
import { presets } from './presets/presets.ts';

const title = { zh: '项', en: 'Item' };

function leaf(rest: object = {}): object {
	return { code: 'A', title, kind: 'points', min: '0', max: '10', step: '0.5', ...rest };
}

function inner(rest: object, ...children: object[]): object {
	return { code: 'R', title, kind: 'sum', children, ...rest };
}

function scheme(root: object, rest: object = {}): object {
	return { format: 'jiangsai-scheme/1', title, root, ranking: { order: 'high', style: '1224', ties: [] }, ...rest };
}

function ties(...keys: object[]): object {
	return { ranking: { order: 'high', style: '1224', ties: keys } };
}

function problems(input: unknown): string[] {
	return schemeProblems(input).map(({ where }) => where);
}

const runs = { over: 'runs', runs: 3 };
const judges = { over: 'judges', kind: 'mean' };

const bad: readonly (readonly [name: string, input: unknown, where: string])[] = [
	['is no object', 'x', 'scheme'],
	['is a list', [], 'scheme'],
	['has an unknown key', scheme(leaf(), { extra: 1 }), 'extra'],
	['has another format', { ...scheme(leaf()), format: 'x/2' }, 'format'],
	['has no title', { ...scheme(leaf()), title: 'Title' }, 'title'],
	['has no root', { ...scheme(leaf()), root: undefined }, 'root'],
	['has an unknown key in a node', scheme(leaf({ wieght: '1' })), 'root.wieght'],
	['has an unknown kind', scheme(leaf({ kind: 'guess' })), 'root.kind'],
	['has an unknown inner kind', scheme(inner({ kind: 'majority' }, leaf())), 'root.kind'],
	['gives children to an aspect', scheme(inner({ kind: 'points' }, leaf())), 'root.kind'],
	['gives no children to a criterion', scheme({ code: 'R', title, kind: 'sum' }), 'root.children'],
	['has an empty criterion', scheme(inner({})), 'root.children'],
	['has no code', scheme(leaf({ code: '' })), 'root.code'],
	['has a code with #', scheme(leaf({ code: 'A#1' })), 'root.code'],
	['uses a code twice', scheme(inner({}, leaf(), leaf())), 'root.children[1].code'],
	['has a title without zh', scheme(leaf({ title: { en: 'x' } })), 'root.title.zh'],
	['writes a number without quotes', scheme(leaf({ max: 10 })), 'root.max'],
	['writes a decimal badly', scheme(leaf({ max: '1e1' })), 'root.max'],
	['has min above max', scheme(leaf({ min: '11' })), 'root.min'],
	['has a step of zero', scheme(leaf({ step: '0' })), 'root.step'],
	['has a negative step', scheme(leaf({ step: '-1' })), 'root.step'],
	['does not reach max by step', scheme(leaf({ step: '0.3' })), 'root.max'],
	['has a level outside', scheme(leaf({ levels: [{ value: '11', title }] })), 'root.levels[0].value'],
	['has a level off the step', scheme(leaf({ levels: [{ value: '0.3', title }] })), 'root.levels[0].value'],
	[
		'has a level twice',
		scheme(
			leaf({
				levels: [
					{ value: '1', title },
					{ value: '1.0', title }
				]
			})
		),
		'root.levels[1].value'
	],
	['has a level without title', scheme(leaf({ levels: [{ value: '1' }] })), 'root.levels[0].title'],
	['has no levels in levels', scheme(leaf({ levels: [] })), 'root.levels'],
	['has worth without per', scheme(leaf({ worth: { base: '1' } })), 'root.worth.per'],
	['has worth with min above max', scheme(leaf({ worth: { per: '1', min: '2', max: '1' } })), 'root.worth.min'],
	['has a table and per', scheme(leaf({ worth: { per: '1', table: [{ from: '0', worth: '1' }] } })), 'root.worth'],
	[
		'has a table that goes down',
		scheme(
			leaf({
				worth: {
					table: [
						{ from: '0', worth: '1' },
						{ from: '0', worth: '2' }
					]
				}
			})
		),
		'root.worth.table[1].from'
	],
	[
		'has a table that starts above min',
		scheme(leaf({ worth: { table: [{ from: '1', worth: '1' }] } })),
		'root.worth.table[0].from'
	],
	['has a step with two operations', scheme(leaf({ steps: [{ times: '2', plus: '1' }] })), 'root.steps[0]'],
	['has an empty step', scheme(leaf({ steps: [{}] })), 'root.steps[0]'],
	['has an unknown step', scheme(leaf({ steps: [{ squared: '2' }] })), 'root.steps[0].squared'],
	['divides by zero', scheme(leaf({ steps: [{ divide: '0.0' }] })), 'root.steps[0].divide'],
	['rounds to half a place', scheme(leaf({ steps: [{ round: 1.5 }] })), 'root.steps[0].round'],
	['rounds in an unknown way', scheme(leaf({ steps: [{ round: 1, mode: 'up' }] })), 'root.steps[0].mode'],
	['gives a mode without round', scheme(leaf({ steps: [{ times: '1', mode: 'down' }] })), 'root.steps[0].mode'],
	['has an unknown policy', scheme(leaf({ missing: 'ignore' })), 'root.missing'],
	['has a weight where none counts', scheme(inner({}, leaf({ weight: '1' }))), 'root.children[0].weight'],
	['lacks a weight', scheme(inner({ kind: 'weighted' }, leaf())), 'root.children[0].weight'],
	[
		'has outOf of zero',
		scheme(inner({ kind: 'weighted' }, leaf({ weight: '1', outOf: '0' }))),
		'root.children[0].outOf'
	],
	['has an unknown panel', scheme(leaf({ panel: { how: 'vote' } })), 'root.panel.how'],
	['strikes without saying how many', scheme(leaf({ panel: { how: 'trimmed' } })), 'root.panel.drop'],
	[
		'strikes the whole panel',
		scheme(leaf({ seats: [1, 2], panel: { how: 'trimmed', drop: { high: 1, low: 1 } } })),
		'root.panel.drop'
	],
	['has drop without trimmed', scheme(leaf({ panel: { how: 'mean', drop: { high: 1, low: 1 } } })), 'root.panel.drop'],
	['has keep without best-of', scheme(leaf({ panel: { how: 'mean', keep: 1 } })), 'root.panel.keep'],
	['has take without trimmed', scheme(leaf({ panel: { how: 'mean', take: 'sum' } })), 'root.panel.take'],
	[
		'strikes all children',
		scheme(inner({ kind: 'trimmed', drop: { high: 1, low: 1 } }, leaf(), leaf({ code: 'B' }))),
		'root.drop'
	],
	['strikes all runs', scheme(inner({ kind: 'trimmed', drop: { high: 2, low: 1 }, ...runs }, leaf())), 'root.drop'],
	['keeps more runs than there are', scheme(inner({ kind: 'best-of', keep: 4, ...runs }, leaf())), 'root.keep'],
	['has no seats in seats', scheme(leaf({ seats: [] })), 'root.seats'],
	['names a seat twice', scheme(leaf({ seats: [1, 1] })), 'root.seats'],
	['has a seat zero', scheme(leaf({ seats: [0] })), 'root.seats[0]'],
	['allows a spread below zero', scheme(leaf({ maxSpread: '-1' })), 'root.maxSpread'],
	['has a panel below sheets', scheme(inner(judges, leaf({ panel: { how: 'mean' } }))), 'root.children[0].panel'],
	[
		'has sheets of different seats',
		scheme(inner(judges, inner({ code: 'S' }, leaf(), leaf({ code: 'B', seats: [1] })))),
		'root.children[0].children[1].seats'
	],
	[
		'goes over judges within judges',
		scheme(inner(judges, inner({ ...judges, code: 'S' }, leaf()))),
		'root.children[0].over'
	],
	['goes over runs within runs', scheme(inner(runs, inner({ ...runs, code: 'S' }, leaf()))), 'root.children[0].over'],
	['goes over runs with two children', scheme(inner(runs, leaf(), leaf({ code: 'B' }))), 'root.children'],
	['goes over runs without runs', scheme(inner({ over: 'runs' }, leaf())), 'root.runs'],
	['has runs without going over them', scheme(inner({ runs: 2 }, leaf())), 'root.runs'],
	['weighs runs', scheme(inner({ ...runs, kind: 'weighted' }, leaf({ weight: '1' }))), 'root.over'],
	['has failedRun among judges', scheme(inner({ ...judges, failedRun: 'zero' }, leaf())), 'root.failedRun'],
	['subtracts from nothing', scheme(inner({ kind: 'minus' }, leaf())), 'root.children'],
	[
		'is too deep',
		scheme(Array.from({ length: 20 }).reduce<object>((node, _, i) => inner({ code: `N${i}` }, node), leaf())),
		`root${'.children[0]'.repeat(16)}`
	],
	['has a difficulty of nothing', scheme(leaf({ difficultyOf: 'B' })), 'root.difficultyOf'],
	['has a difficulty of itself', scheme(leaf({ difficultyOf: 'A' })), 'root.difficultyOf'],
	['has a difficulty of a criterion', scheme(inner({}, leaf({ difficultyOf: 'R' }))), 'root.children[0].difficultyOf'],
	[
		'has a difficulty outside the runs',
		scheme(inner({}, inner({ ...runs, code: 'S' }, leaf()), leaf({ code: 'D', difficultyOf: 'A' }))),
		'root.children[1].difficultyOf'
	],
	['has no ranking', { ...scheme(leaf()), ranking: undefined }, 'ranking'],
	['has an unknown style', scheme(leaf(), { ranking: { order: 'high', style: '1-2-3', ties: [] } }), 'ranking.style'],
	['has an unknown order', scheme(leaf(), { ranking: { order: 'up', style: '1224', ties: [] } }), 'ranking.order'],
	['has no ties', scheme(leaf(), { ranking: { order: 'high', style: '1224' } }), 'ranking.ties'],
	['breaks ties by an unknown node', scheme(leaf(), ties({ by: 'node', code: 'X' })), 'ranking.ties[0].code'],
	['breaks ties by an unknown way', scheme(leaf(), ties({ by: 'lot' })), 'ranking.ties[0].by'],
	[
		'breaks ties by a node in runs',
		scheme(inner(runs, leaf()), ties({ by: 'node', code: 'A' })),
		'ranking.ties[0].code'
	],
	[
		'breaks ties by runs of no runs',
		scheme(inner({}, leaf()), ties({ by: 'runs', code: 'R' })),
		'ranking.ties[0].code'
	],
	['gives judges a code', scheme(leaf(), ties({ by: 'judges', code: 'A' })), 'ranking.ties[0].code'],
	[
		'gives an order to runs',
		scheme(inner(runs, leaf()), ties({ by: 'runs', code: 'R', order: 'high' })),
		'ranking.ties[0].order'
	]
];

describe('a scheme is refused that', () => {
	it.each(bad)('%s', (_, input, where) => {
		expect(problems(input)).toEqual([where]);
	});
});

describe('checkScheme', () => {
	it('finds everything at once, node by node and then in the whole tree', () => {
		const input = scheme(
			inner({ kind: 'weighted' }, leaf({ max: 10 }), leaf({ weight: 'x', step: '0' })),
			ties({ by: 'node', code: 'Z' })
		);
		expect(problems(input)).toEqual([
			'root.children[0].weight',
			'root.children[0].max',
			'root.children[1].weight',
			'root.children[1].step',
			'root.children[1].code',
			'ranking.ties[0].code'
		]);
	});

	it('refuses with the first problem in both languages and their number', () => {
		const checked = checkScheme(scheme(leaf({ max: 10, step: '0' })));
		expect(checked).toEqual({
			ok: false,
			refusal: {
				code: 'scheme_invalid',
				params: { where: 'root.max', why: '数要写在引号里："10"', why_en: 'write numbers in quotes: "10"', count: 2 }
			}
		});
	});

	it('lets every preset pass, also after a turn through JSON', () => {
		expect(presets.length).toBeGreaterThanOrEqual(9);
		for (const preset of presets) {
			const built = preset.build();
			expect(schemeProblems(built), preset.id).toEqual([]);
			expect(checkScheme(JSON.parse(JSON.stringify(built)))).toEqual({ ok: true, value: built });
		}
		expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
	});
});
