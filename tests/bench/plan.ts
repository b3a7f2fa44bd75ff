// `npm run bench -- plan`: draws and panels beside the figures that were measured when they were designed.
import { drawFindings } from './draw-plan.ts';
import { measurePanels, PANEL_SIZES, type PanelMeasure } from './panel-plan.ts';
import type { Bench, Finding } from './report.ts';

/** Solver time in ms of the design's table; its first field was proved to be impossible, the others solved to the optimum. */
const DESIGNED = [16, 22, 27, 50];

function panelFindings(measured: readonly PanelMeasure[]): Finding[] {
	return measured.flatMap((one, index): Finding[] => {
		const name = `${one.size.contestants}/${one.size.heats}/${one.size.judges}`;
		const wanted = index === 0 ? 'infeasible' : 'optimal';
		return [
			{
				what: `${name}  panels not ${wanted === 'optimal' ? 'solved to the optimum' : 'proved impossible'}`,
				floor: 0,
				product: one.status === wanted ? 0 : 1,
				unit: '',
				goal: { none: true }
			},
			{ what: `${name}  panels, solver`, floor: DESIGNED[index] ?? NaN, product: one.solverMs, unit: 'ms', goal: null }
		];
	});
}

/** Measures the draw and the panels of four sizes. */
export async function planBench(): Promise<Bench> {
	const draw = drawFindings();
	const measured: PanelMeasure[] = [];
	for (const size of PANEL_SIZES) measured.push(await measurePanels(size));
	return {
		name: 'plan',
		options: {},
		findings: [...draw.findings, ...panelFindings(measured)],
		notes: [
			...draw.notes,
			...measured.map(
				(one) =>
					`${one.size.contestants}/${one.size.heats}/${one.size.judges}: panels ${one.status}, ` +
					(one.added === null ? `most load ${one.maxLoad}` : `${one.added} judges must be added`) +
					`; without the solver ${one.searchStatus} in ${one.searchMs.toFixed(0)} ms` +
					(one.searchMaxLoad === null ? '' : `, most load ${one.searchMaxLoad}`)
			)
		],
		samples: { measured }
	};
}
