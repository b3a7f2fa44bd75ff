// Taking on a conflict, with a reason that stays on the record; and how much each kind weighs for an organization.
import type { ConflictCode, ConflictLevel } from '../../../domain/calendar/bookings/levels.ts';
import { FIXED } from '../../../domain/calendar/bookings/levels.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import { conflictText } from '../../../protocol/calendar/conflict-words.ts';
import type { OverrideGiven } from '../../../protocol/calendar/bookings.ts';
import { newId, type Context } from '../../context.ts';
import { guardOrganization } from '../../people/guard.ts';
import { guardOccasion } from './guard-occasion.ts';
import { standingConflicts, windowAround } from './standing-conflicts.ts';

/** Takes on a conflict as it stands now. What blocks cannot be taken on, what is gone need not be. */
export async function overrideConflict(
	context: Context,
	occasionId: string,
	given: OverrideGiven
): Promise<Result<{ id: string }>> {
	const allowed = await guardOccasion(context, occasionId);
	if (!allowed.ok) return allowed;
	const { account } = context.actor;
	if (!account) return refuse('sign_in_needed');
	const { db } = context.database;
	const window = await windowAround(db, [allowed.value]);
	const conflict = standingConflicts(window, (one) => one.id === occasionId).find(
		(one) => one.code === given.code && one.subject === given.subject
	);
	if (!conflict) return refuse('calendar_conflict_gone');
	if (conflict.level === 'block') {
		const { what } = conflictText(conflict, { day: true });
		return refuse('calendar_conflict_hard', { ...what });
	}
	const id = newId();
	await db
		.insertInto('occasion_override')
		.values({
			id,
			occasion_id: occasionId,
			code: given.code,
			subject: given.subject,
			reason: given.reason,
			account_id: account.id,
			at: context.now()
		})
		.execute();
	return ok({ id });
}

/** Sets how much a kind of conflict weighs for an organization and all below it; null takes its own word back. */
export async function setConflictLevel(
	context: Context,
	code: ConflictCode,
	given: { organizationId: string; level: ConflictLevel | null }
): Promise<Result<void>> {
	const allowed = await guardOrganization(context, 'calendar:manage', given.organizationId);
	if (!allowed.ok) return allowed;
	if (FIXED.has(code)) return refuse('calendar_level_fixed');
	const { db } = context.database;
	if (given.level === null)
		await db
			.deleteFrom('conflict_level')
			.where('organization_id', '=', given.organizationId)
			.where('code', '=', code)
			.execute();
	else
		await db
			.insertInto('conflict_level')
			.values({ organization_id: given.organizationId, code, level: given.level })
			.onConflict((conflict) =>
				conflict.columns(['organization_id', 'code']).doUpdateSet({ level: given.level ?? 'warn' })
			)
			.execute();
	return ok(undefined);
}
