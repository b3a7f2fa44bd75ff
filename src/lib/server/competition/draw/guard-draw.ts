// Who may draw what: organizers the numbers and heats, sealing officers the work codes, and none of them who judges.
import type { DrawStage } from '../../../domain/competition/draw/rule.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import { guardRound, isId } from '../../people/guard.ts';
import { loadDraw, type DrawParts } from './draws.queries.ts';

/** The person who acts, when they may draw this stage of this round. */
export async function guardDrawing(
	context: Context,
	roundId: string,
	stage: DrawStage
): Promise<Result<{ personId: string }>> {
	const allowed = await guardRound(context, stage === 'work-code' ? 'draw:seal' : 'competition:manage', roundId);
	if (!allowed.ok) return allowed;
	const personId = context.actor.account?.personId;
	if (!personId) return refuse('sign_in_needed');
	if (stage !== 'work-code') return ok({ personId });
	const seat = await context.database.db
		.selectFrom('seat')
		.innerJoin('person', 'person.id', 'seat.person_id')
		.where('seat.round_id', '=', roundId)
		.where('seat.person_id', '=', personId)
		.select('person.name_zh')
		.executeTakeFirst();
	return seat ? refuse('draw_judges', { name: seat.name_zh }) : ok({ personId });
}

/** The draw and the person who acts on it. */
export async function guardDraw(
	context: Context,
	drawId: string
): Promise<Result<{ parts: DrawParts; personId: string }>> {
	const parts = isId(drawId) ? await loadDraw(context.database.db, drawId) : undefined;
	if (!parts) return refuse(context.actor.account ? 'not_allowed' : 'sign_in_needed');
	const allowed = await guardDrawing(context, parts.draw.round_id, parts.draw.stage);
	return allowed.ok ? ok({ parts, personId: allowed.value.personId }) : allowed;
}

/** What the database says no to: a step out of order, or one that somebody else took in the same moment. */
export async function inOrder<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
	try {
		return await work();
	} catch (error) {
		const { code, constraint } = error as { code?: string; constraint?: string };
		if (code === '23001' || (code === '23505' && constraint?.startsWith('draw_'))) return refuse('draw_step_order');
		throw error;
	}
}
