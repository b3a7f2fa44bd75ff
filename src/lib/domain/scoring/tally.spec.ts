import { describe, expect, it } from 'vitest';
import type { Inner, Missing } from './scheme.ts';
import { awaitedMarks, marksOf, tallyEntry } from './tally.ts';
import { compiled, figure, judges, leaf, node, placed, summary, tally } from './testing/scoring.ts';

const ONE_EACH = { high: 1, low: 1 };
const TRIMMED = { how: 'trimmed', drop: ONE_EACH } as const;

describe('a panel of judges', () => {
	it('averages where the leaf does not say otherwise', () => {
		expect(summary(tally(compiled(leaf('A')), 3, { A: '8 9 9' }))).toBe('complete 8.666666…');
	});

	it('combines before the steps, in their order', () => {
		const scheme = compiled(
			leaf('A', {
				min: '0',
				max: '3',
				step: '1',
				panel: { how: 'mean' },
				steps: [{ divide: '3' }, { times: '15' }, { round: 2 }]
			})
		);
		expect(summary(tally(scheme, 3, { A: '2 2 3' }))).toBe('complete 11.67');
	});

	it('turns raw marks into points first', () => {
		const scheme = compiled(
			leaf('A', { kind: 'count', max: '20', step: '1', worth: { base: '10', per: '-2', min: '0' } })
		);
		expect(summary(tally(scheme, 1, { A: '3' }))).toBe('complete 4');
		expect(summary(tally(scheme, 1, { A: '9' }))).toBe('complete 0');
	});

	it('reads a table at the greatest row not above the mark', () => {
		const table = [
			{ from: '0', worth: '10' },
			{ from: '2.5', worth: '6' },
			{ from: '5', worth: '0' }
		];
		const scheme = compiled(leaf('A', { worth: { table } }));
		expect(['0', '2', '2.5', '4.5', '5', '10'].map((mark) => figure(tally(scheme, 1, { A: mark }).total))).toEqual([
			'10',
			'10',
			'6',
			'6',
			'0',
			'0'
		]);
	});

	it('is only those whose seat the leaf names, by number or label', () => {
		const scheme = compiled(node('R', {}, leaf('A', { seats: [1, 2] }), leaf('B', { seats: ['J3'] })));
		const score = tally(scheme, 3, { A: '8 9 1', B: '1 1 5' });
		expect([summary(score), score.expected]).toEqual(['complete 13.5', 3]);
	});

	it('leaves a chief out, who marks only what names the seat', () => {
		const scheme = compiled(node('R', {}, leaf('A'), leaf('P', { seats: [9] })));
		const panel = { judges: [...judges(2), { label: 'chief', seat: 9, role: 'chief' as const }] };
		const marks = placed({ A: '8 9' });
		const score = tallyEntry(
			scheme,
			panel,
			marksOf([...marks, { aspect: 'P', judge: 'chief', mark: { value: '1' } }]),
			'active'
		);
		expect([summary(score), score.expected]).toEqual(['complete 9.5', 3]);
	});
});

describe('a judge who is absent', () => {
	it('is neither zero nor waited for', () => {
		const score = tally(compiled(leaf('A', { panel: TRIMMED })), 5, { A: '7 8 absent 9 10' });
		expect([summary(score), score.given, score.expected]).toEqual(['complete 8.5', 5, 5]);
	});

	it('leaves the aspect open when nobody else gave a mark', () => {
		expect(summary(tally(compiled(leaf('A')), 2, { A: 'absent absent' }))).toBe('provisional null [0, 10]');
	});
});

describe('a mark that is not there', () => {
	const withPolicy = (missing: Missing | undefined) =>
		compiled(node('R', { ...(missing ? { missing } : {}) }, leaf('A', { panel: TRIMMED }), leaf('B', { seats: [1] })));

	it('is waited for, and the total is from what is there', () => {
		const score = tally(withPolicy(undefined), 5, { A: '7 8 9 10', B: '-' });
		expect(summary(score)).toBe('provisional 8.5 [8, 19]');
		expect([score.given, score.expected]).toEqual([4, 6]);
		expect(awaitedMarks(score).map(({ aspect, judge }) => `${aspect} ${judge.label}`)).toEqual(['A J5', 'B J1']);
	});

	it('is left out where the scheme says so', () => {
		expect(summary(tally(withPolicy('leave-out'), 5, { A: '7 8 9 10' }))).toBe('complete 8.5');
	});

	it('is zero where the scheme says so', () => {
		expect(summary(tally(withPolicy('zero'), 5, { A: '7 8 9 10' }))).toBe('complete 8');
	});

	it('is worth nothing, not worth what a raw zero would be', () => {
		const scheme = compiled(
			node('R', {}, leaf('A'), leaf('F', { step: '1', worth: { base: '10', per: '-2' }, missing: 'zero' }))
		);
		expect(summary(tally(scheme, 1, { A: '5' }))).toBe('complete 5');
	});

	it('can be meant otherwise further down', () => {
		const scheme = compiled(node('R', { missing: 'zero' }, leaf('A'), leaf('B', { missing: 'wait' })));
		expect(summary(tally(scheme, 1, { A: '5' }))).toBe('provisional 5 [5, 15]');
	});
});

describe('a part that nobody has begun', () => {
	const element = (code: string): Inner =>
		node(code, { missing: 'leave-out' }, leaf(`${code}a`, { missing: 'wait' }), leaf(`${code}b`, { missing: 'wait' }));
	const scheme = compiled(node('R', {}, element('E1'), element('E2'), leaf('C')));

	it('is left out as a whole', () => {
		expect(summary(tally(scheme, 1, { E1a: '5', E1b: '1', C: '8' }))).toBe('complete 14');
	});

	it('waits for the rest once it is begun', () => {
		const score = tally(scheme, 1, { E1a: '5', E1b: '1', C: '8', E2a: '1' });
		expect(summary(score)).toBe('provisional 15 [15, 25]');
	});

	it('may still come while the entry is not complete', () => {
		expect(summary(tally(scheme, 1, { E1a: '5', E1b: '1' }))).toBe('provisional 6 [6, 36]');
	});

	it('is zero as a whole, steps and all, under zero', () => {
		const jump = node('R', {}, node('D', { missing: 'zero', steps: [{ plus: '60' }] }, leaf('A')), leaf('B'));
		expect(summary(tally(compiled(jump), 1, { B: '5' }))).toBe('complete 5');
	});
});

describe('an agreed value', () => {
	const scheme = compiled(node('R', {}, leaf('A', { panel: { how: 'agreed' } }), leaf('B')));

	it('is the one all gave', () => {
		expect(summary(tally(scheme, 2, { A: '8 8.0', B: '1 1' }))).toBe('complete 9');
	});

	it('is known from the first, but waits for the others', () => {
		expect(summary(tally(scheme, 2, { A: '8', B: '1 1' }))).toBe('provisional 9 [9, 9]');
	});

	it('is none while they differ, and that is said', () => {
		const score = tally(scheme, 2, { A: '8 9', B: '1 1' });
		expect(summary(score)).toBe('provisional 1 [1, 11]');
		expect(score.disputes).toEqual([{ code: 'A', run: 0 }]);
		expect(score.expected).toBe(score.given);
	});
});

describe('marks that lie too far apart', () => {
	it('keep the total provisional and are listed with their seats', () => {
		const scheme = compiled(leaf('A', { max: '3', step: '1', maxSpread: '1' }));
		expect(tally(scheme, 3, { A: '2 2 3' }).spreads).toEqual([]);
		const score = tally(scheme, 3, { A: '1 - 3' });
		expect(score.spreads.map(({ code, spread, seats }) => [code, figure(spread), seats])).toEqual([['A', '2', [1, 3]]]);
		expect(summary(tally(scheme, 3, { A: '1 2 3' }))).toBe('provisional 2 [2, 2]');
	});

	it('are seen across whole sheets and in every run', () => {
		const sheet = leaf('A', { max: '3', step: '1', maxSpread: '1' });
		const scheme = compiled(node('R', { kind: 'mean', over: 'judges' }, node('S', { over: 'runs', runs: 2 }, sheet)));
		const score = tally(scheme, 2, { 'A#1': '1 2', 'A#2': '0 3' });
		expect(score.spreads.map(({ code, run }) => `${code}#${run}`)).toEqual(['A#2']);
		expect(score.state).toBe('provisional');
	});
});

describe('whole sheets', () => {
	const scheme = compiled(
		node(
			'R',
			{ kind: 'trimmed', over: 'judges', drop: ONE_EACH, steps: [{ round: 2 }] },
			node('S', {}, leaf('A'), leaf('B'))
		)
	);

	it('are struck sheet by sheet, not aspect by aspect', () => {
		const score = tally(scheme, 5, { A: '9 8 7 6 5', B: '5 8 8 8 9' });
		expect(summary(score)).toBe('complete 14.33');
	});

	it('count once they are whole', () => {
		const score = tally(scheme, 5, { A: '9 8 7 6 5', B: '5 8 8 8' });
		expect(summary(score)).toBe('provisional 14.5 [14.33, 14.67]');
	});

	it('count as far as they are while none is whole', () => {
		expect(summary(tally(scheme, 5, { A: '9 8 7 6 5' }))).toBe('provisional 7 [7, 17]');
	});

	it('with an aspect that the judge gave no mark for stay out', () => {
		expect(summary(tally(scheme, 5, { A: '9 8 7 6 5', B: '5 8 8 8 absent' }))).toBe('complete 14.5');
	});
});

describe('criteria', () => {
	it('weigh, also as a share of full marks', () => {
		const scheme = compiled(
			node('R', { kind: 'weighted' }, leaf('A', { weight: '30', outOf: '10' }), leaf('B', { weight: '0.7' }))
		);
		expect(summary(tally(scheme, 1, { A: '7', B: '10' }))).toBe('complete 28');
	});

	it('subtract all others from the first, bounds included', () => {
		const scheme = compiled(node('R', { kind: 'minus' }, leaf('A'), leaf('P'), leaf('Q')));
		expect(summary(tally(scheme, 1, { A: '9', P: '0.5', Q: '1' }))).toBe('complete 7.5');
		expect(summary(tally(scheme, 1, { A: '9', P: '0.5' }))).toBe('provisional 8.5 [-1.5, 8.5]');
		expect(summary(tally(scheme, 1, { P: '0.5' }))).toBe('provisional null [-10.5, 9.5]');
	});

	it('multiply, and have no value while a factor is missing', () => {
		const scheme = compiled(
			node('R', { kind: 'product', steps: [{ round: 1 }] }, leaf('J'), leaf('DD', { min: '1', max: '4', step: '0.1' }))
		);
		expect(summary(tally(scheme, 1, { J: '7.5', DD: '3.3' }))).toBe('complete 24.8');
		expect(summary(tally(scheme, 1, { J: '7.5' }))).toBe('provisional null [7.5, 30]');
	});
});

describe('runs', () => {
	const best = (rest: Partial<Inner> = {}) =>
		compiled(node('R', { kind: 'best-of', over: 'runs', runs: 3, ...rest }, leaf('A')));
	const average = compiled(
		node(
			'R',
			{ kind: 'trimmed', over: 'runs', runs: 5, drop: ONE_EACH, steps: [{ round: 2 }] },
			leaf('T', { kind: 'time', max: '600', step: '0.01' })
		),
		{ order: 'low' }
	);

	it('keep the best', () => {
		const score = tally(best(), 2, { 'A#1': '6 7', 'A#2': '9 8', 'A#3': '1 2' });
		expect([summary(score), figure(score.node('R#2'))]).toEqual(['complete 8.5', '8.5']);
	});

	it('wait for the runs that have not been', () => {
		expect(summary(tally(best(), 1, { 'A#1': '6' }))).toBe('provisional 6 [6, 10]');
	});

	it('need no more marks for a run that failed', () => {
		expect(summary(tally(best(), 2, { 'A#1': '6 7', 'A#2': 'dnf', 'A#3': '- dns' }))).toBe('complete 6.5');
	});

	it('fail when there is no run that counts', () => {
		expect(summary(tally(best(), 1, { 'A#1': 'dns', 'A#2': 'dnf', 'A#3': 'dns' }))).toBe('complete dnf');
	});

	it('strike one failed attempt as the worst and fail with two', () => {
		const times = { 'T#1': '10', 'T#2': '12.5', 'T#3': 'dnf', 'T#4': '11' };
		expect(summary(tally(average, 1, { ...times, 'T#5': '13' }))).toBe('complete 12.17');
		expect(summary(tally(average, 1, { ...times, 'T#5': 'dnf' }))).toBe('complete dnf');
	});

	it('have failed for certain as soon as nothing can save them', () => {
		expect(summary(tally(average, 1, { 'T#1': 'dnf', 'T#2': 'dnf' }))).toBe('complete dnf');
		expect(tally(average, 1, { 'T#1': 'dnf' }).state).toBe('provisional');
	});

	it.each([
		['leave-out', 'complete 8'],
		['zero', 'complete 4'],
		['fails', 'complete dq'],
		['worst', 'complete dq']
	] as const)('a failed one under a mean means %s', (failedRun, expected) => {
		const scheme = compiled(node('R', { kind: 'mean', over: 'runs', runs: 2, failedRun }, leaf('A')));
		expect(summary(tally(scheme, 1, { 'A#1': '8', 'A#2': 'dq' }))).toBe(expected);
	});

	it('that were not given to an entry can be left out one by one', () => {
		const scheme = compiled(
			node('R', { over: 'runs', runs: 2 }, node('J', { missing: 'leave-out' }, leaf('A', { missing: 'wait' })))
		);
		expect(summary(tally(scheme, 2, { 'A#1': '8 8' }))).toBe('complete 8');
		expect(summary(tally(scheme, 2, { 'A#1': '8 8', 'A#2': '5' }))).toBe('provisional 13 [10.5, 15.5]');
	});

	it('fail the whole entry where nothing above can do without', () => {
		const scheme = compiled(node('R', {}, leaf('A'), leaf('T')));
		expect(summary(tally(scheme, 1, { T: 'dnf' }))).toBe('complete dnf');
	});
});

describe('the status of an entry', () => {
	const root = node('R', {}, leaf('A'), leaf('B'));

	it.each(['withdrawn', 'dns', 'dq', 'dnf'] as const)('%s has no total', (status) => {
		const score = tally(compiled(root), 1, { A: '8', B: '9' }, status);
		expect([score.status, score.total, score.state]).toEqual([status, null, 'complete']);
	});

	it('dnf keeps what was earned where the scheme says so', () => {
		expect(summary(tally(compiled(root, { dnf: 'total' }), 1, { A: '8' }, 'dnf'))).toBe('complete 8');
	});

	it('without any mark there is none, whatever missing marks mean', () => {
		const score = tally(compiled(node('R', { missing: 'zero' }, leaf('A'))), 1, {});
		expect([score.state, score.total]).toEqual(['none', null]);
	});
});
