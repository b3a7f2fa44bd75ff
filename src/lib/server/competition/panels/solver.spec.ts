// The solver beside trying everything: on small competitions it finds the same balance, the same proofs and the smallest repairs.
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameOf } from '../../../domain/competition/panels/frame.ts';
import { loadsOf, strayOf } from '../../../domain/competition/panels/load.ts';
import { planPanels } from '../../../domain/competition/panels/plan.ts';
import { applyRepair } from '../../../domain/competition/panels/repair.ts';
import { brokenRules } from '../../../domain/competition/panels/rules.ts';
import {
	bruteAdded,
	bruteFeasible,
	bruteStray,
	contestant,
	heat,
	judge,
	model,
	smallModels
} from '../../../domain/competition/panels/testing/models.ts';
import { solvePanels } from './solve-panels.ts';
import { openSolver, type Solver } from './solver.ts';

let solver: Solver;
beforeAll(() => {
	solver = openSolver({ timeLimitMs: 20_000 });
});
afterAll(() => solver.close());

const RUNS = { numRuns: 120, seed: 20_261_128 };

describe('on small competitions the solver', () => {
	it(
		'finds a plan exactly when there is one, as balanced as can be, and breaks no hard rule',
		{ timeout: 60_000 },
		async () => {
			await fc.assert(
				fc.asyncProperty(smallModels, async (given) => {
					const planned = await planPanels(given, solver.solve);
					const least = bruteStray(given);
					expect(planned.status).toBe(least === null ? 'infeasible' : 'optimal');
					if (least === null) return;
					expect(brokenRules(given, planned.plan).filter((one) => one.rule !== 'mixed')).toEqual([]);
					expect(strayOf(frameOf(given).shares, loadsOf(given, planned.plan))).toBe(least);
				}),
				RUNS
			);
		}
	);

	it('names repairs that make a plan possible, the added judges as few as can be', { timeout: 60_000 }, async () => {
		let seen = 0;
		await fc.assert(
			fc.asyncProperty(smallModels, async (given) => {
				const planned = await planPanels(given, solver.solve);
				if (planned.status !== 'infeasible') return;
				seen++;
				const more = planned.repairs.find((one) => one.kind === 'judges');
				expect(more?.count).toBe(bruteAdded(given));
				const counts = planned.repairs.map((one) => one.count);
				expect(counts).toEqual([...counts].sort((a, b) => a - b));
				for (const repair of planned.repairs) expect(bruteFeasible(applyRepair(given, repair))).toBe(true);
			}),
			RUNS
		);
		expect(seen).toBeGreaterThan(20);
	});

	it('gives up no more outsiders, recusals and seats than it must', { timeout: 60_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(smallModels, async (given) => {
				const { repairs } = await planPanels(given, solver.solve);
				for (const repair of repairs) {
					// with any one of what was named left as it was, there is no plan again
					const parts =
						repair.kind === 'outsiders' || repair.kind === 'seats'
							? repair.panels.map((_, n) => ({
									...repair,
									panels: repair.panels.flatMap((one, at) => (at === n ? [] : [one])) as typeof repair.panels & never[]
								}))
							: repair.kind === 'declared'
								? repair.judges.map((_, n) => ({ ...repair, judges: repair.judges.filter((_, at) => at !== n) }))
								: [];
					for (const part of parts) expect(bruteFeasible(applyRepair(given, part))).toBe(false);
				}
			}),
			RUNS
		);
	});

	it('says the same twice', async () => {
		const given = model({
			heats: [heat(1, 8), heat(2, 10), heat(3, 12)],
			judges: ['a', 'b', 'c', 'd', 'e'].map((id) => judge(id))
		});
		expect(await planPanels(given, solver.solve)).toEqual(await planPanels(given, solver.solve));
	});
});

describe('a plan that exists already', () => {
	const heats = [heat(1, 8), heat(2, 10), heat(3, 12)];
	const judges = ['a', 'b', 'c', 'd'].map((id) => judge(id));
	const current = [
		['a', 'b'],
		['a', 'b'],
		['a', 'c']
	].flatMap((pair, at) => pair.map((id, slot) => ({ heat: at, zone: 0, slot, judge: id, pinned: at === 0 })));
	const seat = (one: { heat: number; slot: number; judge: string }) => `${one.heat}/${one.slot}/${one.judge}`;

	it('keeps its pins and their places while the rest is spread', async () => {
		for (const solve of [solver.solve, () => Promise.resolve(null)]) {
			const { plan } = await planPanels(model({ heats, judges, current }), solve);
			expect(plan.filter((one) => one.pinned).map(seat)).toEqual(['0/0/a', '0/1/b']);
			expect([...loadsOf(model({ judges }), plan).values()].sort()).toEqual([1, 1, 2, 2]);
		}
	});

	it('changes only what a withdrawal forces, when it should stay', async () => {
		const gone = current.filter((one) => one.judge !== 'c');
		const rest = judges.filter((one) => one.id !== 'c');
		for (const solve of [solver.solve, () => Promise.resolve(null)]) {
			const { plan } = await planPanels(model({ heats, judges: rest, current: gone, goal: 'stay' }), solve);
			expect(plan.map(seat)).toEqual([...gone.map(seat), '2/1/d']);
		}
	});

	it('loses a pin that a recusal forbids by now, and says so', async () => {
		const against = heats.map((one) => ({ ...one, contestants: [contestant('协鑫')] }));
		const recused = judges.map((one) => (one.id === 'a' ? { ...one, employer: '协鑫' } : one));
		const planned = await planPanels(model({ heats: against, judges: recused, current }), solver.solve);
		expect(planned.lostPins.map(seat)).toEqual(['0/0/a']);
		expect(planned.plan.some((one) => one.judge === 'a')).toBe(false);
	});

	it('prefers who has judged less this year, where loads are the same', async () => {
		const busy = judges.map((one, n) => ({ ...one, yearLoad: [5, 0, 3, 1][n] ?? 0 }));
		for (const solve of [solver.solve, () => Promise.resolve(null)]) {
			const { plan } = await planPanels(model({ judges: busy }), solve);
			expect(plan.map((one) => one.judge).sort()).toEqual(['b', 'd']);
		}
	});
});

describe('without the solver', () => {
	it('construction and search break no hard rule, and fill what can be filled', { timeout: 60_000 }, async () => {
		let whole = 0;
		let possible = 0;
		await fc.assert(
			fc.asyncProperty(smallModels, async (given) => {
				const planned = await solvePanels(given, { timeLimitMs: 0 });
				expect(planned.method).toBe('search');
				const broken = brokenRules(given, planned.plan).map((one) => one.rule);
				expect(broken.filter((rule) => !['mixed', 'unfilled', 'outsider'].includes(rule))).toEqual([]);
				if (planned.status === 'feasible') expect(broken.filter((rule) => rule !== 'mixed')).toEqual([]);
				if (bruteFeasible(given)) possible++;
				if (planned.status === 'feasible') whole++;
			}),
			RUNS
		);
		expect(whole).toBeLessThanOrEqual(possible);
		expect(whole / possible).toBeGreaterThan(0.9);
	});

	it('says so when asked to stop, and leaves nothing running', async () => {
		const abort = new AbortController();
		abort.abort();
		const planned = await solvePanels(model(), { timeLimitMs: 5000, signal: abort.signal });
		expect(planned.method).toBe('search');
	});

	it('goes on when the time is over', { timeout: 30_000 }, async () => {
		const judges = Array.from({ length: 60 }, (_, n) => judge(`j${String(n).padStart(2, '0')}`, { yearLoad: n % 7 }));
		const heats = Array.from({ length: 24 }, (_, n) => heat(n + 1, 8 + n * 2));
		const zones = Array.from({ length: 4 }, (_, n) => ({ title: { zh: `${n}` }, judges: 3, stations: null }));
		const planned = await solvePanels(model({ judges, heats, zones }), { timeLimitMs: 1 });
		expect(planned.status).toBe('feasible');
		expect(planned.plan).toHaveLength(24 * 12);
	});
});
