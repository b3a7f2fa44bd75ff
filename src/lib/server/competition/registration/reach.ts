// Which registrations somebody reaches who does not run the competition: an organizer of a unit its own people, nobody else's.
import { sql } from 'kysely';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import { guardOrganization } from '../../people/guard.ts';

/** The organizations whose organizer the actor is, with all below them. */
export async function unitIdsOf(context: Context): Promise<readonly string[]> {
	const own = (context.actor.account?.grants ?? []).flatMap((grant) =>
		grant.role === 'organizer' && grant.organizationId ? [grant.organizationId] : []
	);
	if (own.length === 0) return [];
	const { rows } = await sql<{ id: string }>`
		with recursive down(id, depth) as (
			select id, 0 from organization where id = any(${own}::uuid[])
			union
			select o.id, down.depth + 1 from organization o join down on o.parent_id = down.id where down.depth < 50
		) select distinct id from down`.execute(context.database.db);
	return rows.map((row) => row.id);
}

/** Whether these registrations of the event are all of people of the actor's units. */
export async function guardRegistrations(
	context: Context,
	eventId: string,
	ids: readonly string[]
): Promise<Result<void>> {
	const denied = context.actor.account ? refuse('not_allowed') : refuse('sign_in_needed');
	const units = await unitIdsOf(context);
	if (units.length === 0) return denied;
	const wanted = new Set(ids);
	const rows = await context.database.db
		.selectFrom('registration')
		.where('event_id', '=', eventId)
		.where('id', 'in', [...wanted])
		// registered by one of the units, employed there, or of its town
		.where((eb) => eb.or([eb('unit_id', 'in', units), eb('employer_id', 'in', units), eb('town_id', 'in', units)]))
		.select('id')
		.execute();
	return rows.length === wanted.size ? ok(undefined) : denied;
}

/** May the actor register people of this unit? Its organizer may. */
export async function guardUnit(context: Context, unitId: string): Promise<Result<void>> {
	return await guardOrganization(context, 'people:manage', unitId);
}
