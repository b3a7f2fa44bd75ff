// Panels of synthetic competitions, planned by the solver and by the fallback beside it: 3 zones × 3 judges in every heat, nobody
// judges the own employer at the zone's stations. Employers are skewed as in a county, contestants dealt by employer to heats.
import { writeProgram } from '../../src/lib/domain/competition/panels/lp.ts';
import { frameOf } from '../../src/lib/domain/competition/panels/frame.ts';
import { loadsOf } from '../../src/lib/domain/competition/panels/load.ts';
import { NO_RULES, type Contestant, type PanelModel } from '../../src/lib/domain/competition/panels/model.ts';
import { planPanels, type Planned } from '../../src/lib/domain/competition/panels/plan.ts';
import { chanceFrom } from '../../src/lib/server/demo/chance.ts';
import { openSolver } from '../../src/lib/server/competition/panels/solver.ts';

/** Contestants, heats and judges, as in the table of measured algorithms. */
export interface PanelSize {
	readonly contestants: number;
	readonly heats: number;
	readonly judges: number;
	/** Where the judges' employers are drawn from. */
	readonly seed: number;
}

/** The sizes of the table; in the first, one judge's employer competes in every zone of every heat, so that nine are not enough. */
export const PANEL_SIZES: readonly PanelSize[] = [
	{ contestants: 30, heats: 3, judges: 9, seed: 1 },
	{ contestants: 60, heats: 5, judges: 15, seed: 2 },
	{ contestants: 120, heats: 6, judges: 18, seed: 2 },
	{ contestants: 240, heats: 8, judges: 30, seed: 2 }
];

const ZONES = 3;
const SEATS = 3;

/** A synthetic competition of that size; always the same. The biggest employer sends about a fifth, the smallest one or two. */
export function panelModel({ contestants, heats, judges, seed }: PanelSize): PanelModel {
	const chance = chanceFrom(seed);
	const employers = 12 + Math.floor(contestants / 10);
	const weight = (n: number) => 1 / (n + 1);
	const total = Array.from({ length: employers }, (_, n) => weight(n)).reduce((a, b) => a + b, 0);
	const dealt: string[] = [];
	for (let n = 0; n < employers; n++) {
		const share = Math.max(1, Math.round((contestants * weight(n)) / total));
		for (let k = 0; k < share && dealt.length < contestants; k++) dealt.push(`e${n}`);
	}
	while (dealt.length < contestants) dealt.push(`e${employers - 1 - (dealt.length % 5)}`);
	const inHeat: string[][] = Array.from({ length: heats }, () => []);
	for (const [index, employer] of dealt.entries()) inHeat[index % heats]?.push(employer);
	const perZone = Math.ceil(contestants / heats / ZONES);
	return {
		judges: Array.from({ length: judges }, (_, n) => ({
			id: `j${n}`,
			name: { zh: `裁判${n + 1}` },
			employer: `e${Math.floor(chance() * employers)}`,
			employerName: null,
			outsider: false,
			yearLoad: 0,
			qualifiedUntil: '9999-12-31',
			absences: [],
			recusals: []
		})),
		heats: inHeat.map((employersHere, heat) => ({
			number: heat + 1,
			day: '2026-11-28',
			time: null,
			contestants: employersHere.map((employer, index): Contestant => ({
				name: { zh: `选手${heat}-${index}` },
				employer,
				employerName: { zh: employer },
				person: null,
				// dealt over the zones, so that colleagues are not neighbours
				station: (index % ZONES) * perZone + Math.floor(index / ZONES) + 1
			}))
		})),
		zones: Array.from({ length: ZONES }, (_, zone) => ({
			title: { zh: `${zone + 1} 区` },
			judges: SEATS,
			stations: { from: zone * perZone + 1, to: (zone + 1) * perZone }
		})),
		rules: NO_RULES,
		current: [],
		goal: 'balance'
	};
}

export interface PanelMeasure {
	readonly size: PanelSize;
	/** Of the solver alone, for the one program, without starting it. */
	readonly solverMs: number;
	readonly status: Planned['status'];
	/** Null when there is no whole plan. */
	readonly maxLoad: number | null;
	readonly searchMs: number;
	readonly searchStatus: Planned['status'];
	readonly searchMaxLoad: number | null;
	/** Judges to be added, when infeasible. */
	readonly added: number | null;
}

function maxLoad(model: PanelModel, planned: Planned): number | null {
	if (planned.status !== 'optimal' && planned.status !== 'feasible') return null;
	return Math.max(...loadsOf(model, planned.plan).values());
}

/** Plans one size with the solver and without it. */
export async function measurePanels(size: PanelSize): Promise<PanelMeasure> {
	const model = panelModel(size);
	let last = 0;
	const solver = openSolver({ timeLimitMs: 10_000, took: (ms) => (last = ms) });
	try {
		// the first program pays for compiling the solver
		await solver.solve(writeProgram(frameOf(panelModel(PANEL_SIZES[0] ?? size))));
		await solver.solve(writeProgram(frameOf(model)));
		const solverMs = last;
		const planned = await planPanels(model, solver.solve);
		const began = performance.now();
		const searched = await planPanels(model, () => Promise.resolve(null));
		const searchMs = performance.now() - began;
		const repair = planned.repairs.find((one) => one.kind === 'judges');
		return {
			size,
			solverMs,
			status: planned.status,
			maxLoad: maxLoad(model, planned),
			searchMs,
			searchStatus: searched.status,
			searchMaxLoad: maxLoad(model, searched),
			added: repair?.count ?? null
		};
	} finally {
		await solver.close();
	}
}
