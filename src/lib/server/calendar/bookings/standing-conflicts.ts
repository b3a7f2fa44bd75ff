// Conflicts as the server sees them: of occasions as they would be, with the same rules as the screen.
import { conflictsOf, overrideOf, type Conflict, type Override } from '../../../domain/calendar/bookings/conflicts.ts';
import type { OccasionFacts } from '../../../domain/calendar/bookings/facts.ts';
import { indexFacts } from '../../../domain/calendar/bookings/fact-index.ts';
import { addDays, dayOfInstant } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import { conflictText } from '../../../protocol/calendar/conflict-words.ts';
import type { CalendarWindow } from '../../../protocol/calendar/bookings.ts';
import type { Db } from '../../db/database.ts';
import { loadWindow } from './window.queries.ts';

/** The calendar around these occasions, a day before and after. */
export async function windowAround(db: Db, occasions: readonly OccasionFacts[]): Promise<CalendarWindow> {
	const from = Math.min(...occasions.map((one) => one.startsAt));
	const to = Math.max(...occasions.map((one) => one.endsAt));
	return await loadWindow(db, addDays(dayOfInstant(from), -1), addDays(dayOfInstant(to), 1), {
		organizationIds: occasions.map((one) => one.organizationId),
		resourceIds: occasions.flatMap((one) => one.bookings.map((booking) => booking.resourceId))
	});
}

/** Whether some organization above these takes anything besides a clash as a block. */
async function raisesAny(db: Db): Promise<boolean> {
	const row = await db
		.selectFrom('conflict_level')
		.where('level', '=', 'block')
		.where('code', '<>', 'clash')
		.select('code')
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/**
 * Refuses occasions as they would be when an organization blocks one of their conflicts. Clashes are left to the database, which
 * alone can decide them among many at once.
 */
export async function refuseBlocked(db: Db, occasions: readonly OccasionFacts[]): Promise<Result<void>> {
	if (occasions.length === 0 || !(await raisesAny(db))) return ok(undefined);
	const index = indexFacts(await windowAround(db, occasions), occasions);
	for (const occasion of occasions) {
		const block = conflictsOf(index, occasion).find((one) => one.level === 'block' && one.code !== 'clash');
		if (!block) continue;
		const { what, why } = conflictText(block, { day: true });
		return refuse('calendar_blocked', { zh: `${what.zh}。${why.zh}`, en: `${what.en}. ${why.en}` });
	}
	return ok(undefined);
}

export interface Standing extends Conflict {
	readonly occasionId: string;
	readonly override: Override | null;
}

/** The conflicts of occasions as they stand, each with the override that settles it. */
export function standingConflicts(
	window: CalendarWindow,
	concerned: (occasion: OccasionFacts) => boolean
): readonly Standing[] {
	const index = indexFacts(window);
	return window.occasions.filter(concerned).flatMap((occasion) =>
		conflictsOf(index, occasion).map((conflict) => ({
			...conflict,
			occasionId: occasion.id,
			override: overrideOf(conflict, occasion.overrides)
		}))
	);
}
