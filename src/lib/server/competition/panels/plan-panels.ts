// Planning the panels of a round: long work with a limit, stored as one change when it is done.
import type { Assignment, PanelModel } from '../../../domain/competition/panels/model.ts';
import type { Planned } from '../../../domain/competition/panels/plan.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import { newId, type Context } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { Cancelled, startJob, type Progress } from '../../jobs/jobs.ts';
import { guardRound } from '../../people/guard.ts';
import { loadPanels, type LoadedPanels } from './load-panels.ts';
import { solvePanels } from './solve-panels.ts';

const TIME_LIMIT = 10_000;
const LOOK_EVERY = 250;
/** Programs of a plan at most: itself, six kinds of repair, a few shorter rests. */
const PROGRAMS = 10;

/** The round's plan row, made with these settings where there is none; locked until the end of the transaction. */
export async function lockPlan(tx: Tx, loaded: LoadedPanels): Promise<{ id: string; revision: number }> {
	await tx
		.insertInto('panel_plan')
		.values({
			id: newId(),
			round_id: loaded.round.id,
			settings: JSON.stringify(loaded.settings),
			status: null,
			method: null,
			chief_id: null,
			published_revision: null
		})
		.onConflict((conflict) => conflict.column('round_id').doNothing())
		.execute();
	return await tx
		.selectFrom('panel_plan')
		.where('round_id', '=', loaded.round.id)
		.select(['id', 'revision'])
		.forUpdate()
		.executeTakeFirstOrThrow();
}

/** Writes seats as the plan's whole; what somebody gave as a reason stays with who stays. */
export async function writeSeats(
	tx: Db,
	planId: string,
	loaded: LoadedPanels,
	plan: readonly Assignment[],
	reasonOf: (one: Assignment) => string | null | undefined = () => undefined
): Promise<void> {
	const numberOf = (heat: number) => loaded.model.heats[heat]?.number ?? heat + 1;
	const before = (one: Assignment) =>
		loaded.assignments.find(
			(row) =>
				row.heat === numberOf(one.heat) &&
				row.zone === one.zone + 1 &&
				row.slot === one.slot + 1 &&
				row.person_id === one.judge
		);
	await tx.deleteFrom('panel_assignment').where('plan_id', '=', planId).execute();
	if (plan.length === 0) return;
	await tx
		.insertInto('panel_assignment')
		.values(
			plan.map((one) => ({
				plan_id: planId,
				heat: numberOf(one.heat),
				zone: one.zone + 1,
				slot: one.slot + 1,
				person_id: one.judge,
				pinned: one.pinned,
				reason: reasonOf(one) ?? (one.pinned ? (before(one)?.reason ?? null) : null)
			}))
		)
		.execute();
}

/** Stores a plan as the round's, unless the panels were changed since it was begun. */
export async function keepPlan(
	tx: Tx,
	loaded: LoadedPanels,
	planned: Planned,
	now: Date
): Promise<Result<{ revision: number }>> {
	const plan = await lockPlan(tx, loaded);
	if (plan.revision !== (loaded.plan?.revision ?? 0)) return refuse('panels_changed');
	await writeSeats(tx, plan.id, loaded, planned.plan);
	await tx
		.updateTable('panel_plan')
		.where('id', '=', plan.id)
		.set({
			revision: plan.revision + 1,
			status: planned.status,
			method: planned.method,
			repairs: JSON.stringify(planned.repairs),
			lacks: JSON.stringify(planned.lacks),
			planned_at: now
		})
		.execute();
	return ok({ revision: plan.revision + 1 });
}

/** Solves while looking every quarter of a second whether somebody asked to stop. */
async function solveWatched(model: PanelModel, progress: Progress, timeLimitMs: number): Promise<Planned> {
	const note = { zh: '正在排裁判组', en: 'Planning the panels' };
	let done = 0;
	const look = async (): Promise<void> => {
		await progress.at(done, PROGRAMS, note).catch((error: unknown) => {
			if (!(error instanceof Cancelled)) throw error;
		});
	};
	await progress.at(0, PROGRAMS, note);
	const watch = setInterval(() => void look().catch(() => clearInterval(watch)), LOOK_EVERY);
	try {
		const step = (): Promise<void> => {
			done = Math.min(PROGRAMS - 1, done + 1);
			return look();
		};
		const planned = await solvePanels(model, { timeLimitMs, signal: progress.signal, step });
		if (progress.signal.aborted) throw new Cancelled();
		return planned;
	} finally {
		clearInterval(watch);
	}
}

/** Starts planning a round's panels. The result names the status and the method; a change meanwhile refuses it. */
export async function startPanels(
	context: Context,
	roundId: string,
	given: { goal: PanelModel['goal']; timeLimitMs?: number }
): Promise<Result<{ jobId: string }>> {
	const allowed = await guardRound(context, 'competition:manage', roundId);
	if (!allowed.ok) return allowed;
	const loaded = await loadPanels(context.database.db, roundId, given.goal);
	if (!loaded) return refuse('not_allowed');
	if (loaded.round.state === 'closed') return refuse('panels_over');
	if (loaded.model.judges.length === 0) return refuse('panels_no_judges');
	return await startJob(context, 'panels', loaded.round.organization_id, async (progress) => {
		const planned = await solveWatched(loaded.model, progress, given.timeLimitMs ?? TIME_LIMIT);
		// the last moment at which it can still be stopped: what is kept afterwards stands
		await progress.at(PROGRAMS, PROGRAMS);
		const { db } = context.database;
		const kept = await db.transaction().execute((tx) => keepPlan(tx, loaded, planned, context.now()));
		if (!kept.ok) return kept;
		return ok({ status: planned.status, method: planned.method, repairs: planned.repairs.length });
	});
}
