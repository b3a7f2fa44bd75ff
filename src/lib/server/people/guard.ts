// The door: loads the facts of a place, asks the policy. "Absent" and "forbidden" read alike.
import { may, type Permission } from '../../domain/people/policy.ts';
import { ok, refuse, type Result } from '../../domain/shared/result.ts';
import type { Context } from '../context.ts';
import { eventPlace, organizationPath, roundPlace } from './facts.queries.ts';

function denied(context: Context) {
	return context.actor.account || context.actor.seat ? refuse('not_allowed') : refuse('sign_in_needed');
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a path parameter can be an id at all; anything else would be a database error. */
export function isId(text: string | undefined): text is string {
	return text !== undefined && ID.test(text);
}

async function decide(
	context: Context,
	permission: Permission,
	place: { organizationId: string; competitionId?: string; roundId?: string } | undefined
): Promise<Result<void>> {
	if (!place) return denied(context);
	const organizationIds = context.actor.account
		? await organizationPath(context.database.db, place.organizationId)
		: [];
	return may(context.actor, permission, { ...place, organizationIds }) ? ok(undefined) : denied(context);
}

/** May the actor do this in this organization (or, without one, at the root of all)? */
export async function guardOrganization(
	context: Context,
	permission: Permission,
	organizationId: string
): Promise<Result<void>> {
	return await decide(context, permission, isId(organizationId) ? { organizationId } : undefined);
}

export async function guardCompetition(
	context: Context,
	permission: Permission,
	competitionId: string
): Promise<Result<void>> {
	if (!isId(competitionId)) return denied(context);
	const row = await context.database.db
		.selectFrom('competition')
		.where('id', '=', competitionId)
		.select('organization_id')
		.executeTakeFirst();
	return await decide(context, permission, row && { organizationId: row.organization_id, competitionId });
}

export async function guardEvent(context: Context, permission: Permission, eventId: string): Promise<Result<void>> {
	return await decide(context, permission, isId(eventId) ? await eventPlace(context.database.db, eventId) : undefined);
}

export async function guardRound(context: Context, permission: Permission, roundId: string): Promise<Result<void>> {
	if (!isId(roundId)) return denied(context);
	// the seat's own round needs no look-up
	if (may(context.actor, permission, { roundId })) return ok(undefined);
	const place = await roundPlace(context.database.db, roundId);
	return await decide(context, permission, place && { ...place, roundId });
}

/** People are read by any organizer or chief judge. */
export function guardDirectory(context: Context): Result<void> {
	return may(context.actor, 'people:read', {}) ? ok(undefined) : denied(context);
}
