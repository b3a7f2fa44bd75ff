// One door to planning: the model in, a plan or a proof with repairs out, within a time.
import type { PanelModel } from '../../../domain/competition/panels/model.ts';
import { planPanels, type Planned } from '../../../domain/competition/panels/plan.ts';
import { openSolver } from './solver.ts';

export interface SolveOptions {
	/** For each program given to the solver; 0 plans without it. */
	readonly timeLimitMs: number;
	readonly signal?: AbortSignal;
	/** Called after every program. */
	readonly step?: () => Promise<void>;
}

/** Plans a round's panels. Aborting ends it early with what there is; the caller throws that away. */
export async function solvePanels(model: PanelModel, { timeLimitMs, signal, step }: SolveOptions): Promise<Planned> {
	const stopped = () => signal?.aborted ?? false;
	if (timeLimitMs <= 0) return await planPanels(model, () => Promise.resolve(null), stopped);
	const solver = openSolver({ timeLimitMs, ...(signal ? { signal } : {}) });
	try {
		return await planPanels(
			model,
			async (program) => {
				const solved = await solver.solve(program);
				await step?.();
				return solved;
			},
			stopped
		);
	} finally {
		await solver.close();
	}
}
