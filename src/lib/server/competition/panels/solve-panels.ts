// One door to planning: the model in, a plan or a proof with repairs out, within a time.
import { setImmediate } from 'node:timers/promises';
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
	// the search runs beside requests: each of its steps is a turn of the event loop
	const pause = async (): Promise<boolean> => {
		await setImmediate();
		return signal?.aborted ?? false;
	};
	if (timeLimitMs <= 0) return await planPanels(model, () => Promise.resolve(null), pause);
	const solver = openSolver({ timeLimitMs, ...(signal ? { signal } : {}) });
	try {
		return await planPanels(
			model,
			async (program) => {
				const solved = await solver.solve(program);
				await step?.();
				return solved;
			},
			pause
		);
	} finally {
		await solver.close();
	}
}
