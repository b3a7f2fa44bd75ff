// The sealed map of work codes: who opens it is recorded before they see it; after the marks stand it is broken for everybody.
import type { DrawResult } from '../../../domain/competition/draw/rule.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import { newId, type Context } from '../../context.ts';
import { bumpSetup, setupMoved } from '../entries.ts';
import { lockRound } from './draws.queries.ts';
import { guardDraw, inOrder } from './guard-draw.ts';
import { drawnFrom } from './shown.ts';

/** The map for a sealing officer's eyes; every opening stands in the draw's record with its reason. */
export async function openMap(
	context: Context,
	drawId: string,
	given: { reason: string }
): Promise<Result<{ result: DrawResult }>> {
	const at = await guardDraw(context, drawId);
	if (!at.ok) return at;
	const { parts, personId } = at.value;
	if (parts.draw.stage !== 'work-code' || !parts.steps.some((step) => step.step === 'revealed'))
		return refuse('draw_not_sealed');
	return await inOrder(async () => {
		await context.database.db
			.insertInto('draw_step')
			.values({
				id: newId(),
				draw_id: drawId,
				step: 'opened',
				person_id: personId,
				note: given.reason,
				at: context.now()
			})
			.execute();
		return ok({ result: drawnFrom(parts).result });
	});
}

/** Breaks the seal once scoring has closed: names come back, and the sealing officer's word lets everybody check the map. */
export async function unsealDraw(context: Context, drawId: string): Promise<Result<void>> {
	const at = await guardDraw(context, drawId);
	if (!at.ok) return at;
	const { parts, personId } = at.value;
	if (parts.draw.stage !== 'work-code' || !parts.steps.some((step) => step.step === 'published'))
		return refuse('draw_not_sealed');
	const roundId = parts.draw.round_id;
	const unsealed = await inOrder(() =>
		context.database.db.transaction().execute(async (tx): Promise<Result<void>> => {
			const round = await lockRound(tx, roundId);
			if (round?.state !== 'closed') return refuse('draw_round_not_closed');
			await tx
				.insertInto('draw_step')
				.values({ id: newId(), draw_id: drawId, step: 'unsealed', person_id: personId, at: context.now() })
				.execute();
			await tx.updateTable('round').where('id', '=', roundId).set({ codes_sealed: false }).execute();
			await bumpSetup(tx, roundId);
			return ok(undefined);
		})
	);
	if (unsealed.ok) await setupMoved(context, roundId);
	return unsealed;
}
