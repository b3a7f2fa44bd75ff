// Who may look at the season, and in which organizations somebody may plan: asked once for all, with the tree in hand.
import { may, type Permission } from '../../../domain/people/policy.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';

export function denied(context: Context) {
	return refuse(context.actor.account ? 'not_allowed' : 'sign_in_needed');
}

/** The season is read by organizers, chief judges and trainers. */
export function guardSeason(context: Context): Result<void> {
	return may(context.actor, 'calendar:read', {}) ? ok(undefined) : denied(context);
}

/** Whether the actor has a permission in an organization of the given tree. An organization that is not in it: no. */
export function mayIn(
	context: Context,
	permission: Permission,
	organizations: ReadonlyMap<string, { readonly parentId: string | null }>,
	organizationId: string
): boolean {
	const path: string[] = [];
	for (let at: string | null = organizationId; at && path.length < 50;) {
		const found = organizations.get(at);
		if (!found) break;
		path.push(at);
		at = found.parentId;
	}
	return path.length > 0 && may(context.actor, permission, { organizationIds: path });
}
