// Who may know of a competition: everybody once it is approved, before that only who plans or takes part in it.
import { isPublic, type Life } from '../../../domain/competition/life.ts';
import { may } from '../../../domain/people/policy.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import { isId } from '../../people/guard.ts';
import { wasPublic } from './life-facts.queries.ts';

/** Whether the actor may know of this competition. */
export function mayKnow(context: Context, row: { id: string; life: Life; was_public: boolean }): boolean {
	return isPublic(row.life, row.was_public) || may(context.actor, 'competition:read', { competitionId: row.id });
}

/**
 * May the actor see the board of this round? A round that was opened is public by its mode; one in preparation only as far as
 * its competition is. Reads the same for what is not there.
 */
export async function guardKnownRound(context: Context, roundId: string): Promise<Result<void>> {
	const round = isId(roundId) ? await context.rounds.get(roundId) : null;
	if (!round) return refuse('not_allowed');
	if (round.book.state !== 'draft') return ok(undefined);
	if (context.actor.seat?.roundId === roundId) return ok(undefined);
	const row = await context.database.db
		.selectFrom('competition')
		.where('id', '=', round.setup.competitionId)
		.select(['id', 'life', wasPublic.as('was_public')])
		.executeTakeFirst();
	return row && mayKnow(context, row) ? ok(undefined) : refuse('not_allowed');
}
