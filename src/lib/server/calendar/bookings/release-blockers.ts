// What keeps a competition's notice or draw from being published.
import { ok, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { conflictText } from '../../../protocol/calendar/conflict-words.ts';
import type { Context } from '../../context.ts';
import { guardCompetition } from '../../people/guard.ts';
import { standingConflicts } from './standing-conflicts.ts';
import { daysOfCompetition, loadWindow } from './window.queries.ts';

export interface ReleaseBlocker {
	readonly occasionId: string;
	readonly occasion: Text;
	readonly code: string;
	/** What stands in the way, and why that matters. */
	readonly what: Required<Text>;
	readonly why: Required<Text>;
}

/**
 * The conflicts of a competition's occasions that block publishing and that nobody has taken on with a reason; empty when it may
 * be published. A competition without an occasion has none.
 */
export async function releaseBlockers(
	context: Context,
	competitionId: string
): Promise<Result<{ blockers: readonly ReleaseBlocker[] }>> {
	const allowed = await guardCompetition(context, 'competition:manage', competitionId);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const days = await daysOfCompetition(db, competitionId);
	if (!days) return ok({ blockers: [] });
	const window = await loadWindow(db, days.from, days.to);
	const titles = new Map(window.occasions.map((one) => [one.id, one.title]));
	const blockers = standingConflicts(window, (one) => one.competition?.id === competitionId)
		.filter((one) => one.level === 'block' || (one.level === 'block-release' && one.override === null))
		.map((one) => ({
			occasionId: one.occasionId,
			occasion: titles.get(one.occasionId) ?? { zh: '' },
			code: one.code,
			...conflictText(one, { day: true })
		}));
	return ok({ blockers });
}
