// The door of series and work days.
import { may } from '../../../domain/people/policy.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import { guardOrganization } from '../../people/guard.ts';

/** The calendar is read by any organizer, chief judge or trainer. */
export function guardReading(context: Context): Result<void> {
	if (may(context.actor, 'calendar:read', {})) return ok(undefined);
	return refuse(context.actor.account ? 'not_allowed' : 'sign_in_needed');
}

/** Days of an organization are its organizers'; those that hold for everybody belong to the root of all. */
export async function guardLayer(context: Context, organizationId: string | null): Promise<Result<void>> {
	if (organizationId) return await guardOrganization(context, 'calendar:manage', organizationId);
	const root = await context.database.db
		.selectFrom('organization')
		.where('parent_id', 'is', null)
		.orderBy('created_at')
		.select('id')
		.executeTakeFirst();
	return await guardOrganization(context, 'calendar:manage', root?.id ?? '');
}
