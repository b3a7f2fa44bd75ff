// What keeps a competition's notice or draw from being published.
import { ok, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { conflictText } from '../../../protocol/calendar/conflict-words.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
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
	return ok({ blockers: await standingBlockers(context.database.db, competitionId) });
}

/** The same without the door, for steps that have passed it. */
export async function standingBlockers(db: Db, competitionId: string): Promise<readonly ReleaseBlocker[]> {
	const days = await daysOfCompetition(db, competitionId);
	if (!days) return [];
	const window = await loadWindow(db, days.from, days.to);
	const titles = new Map(window.occasions.map((one) => [one.id, one.title]));
	return standingConflicts(window, (one) => one.competition?.id === competitionId)
		.filter((one) => one.level === 'block' || (one.level === 'block-release' && one.override === null))
		.map((one) => ({
			occasionId: one.occasionId,
			occasion: titles.get(one.occasionId) ?? { zh: '' },
			code: one.code,
			...conflictText(one, { day: true })
		}));
}
