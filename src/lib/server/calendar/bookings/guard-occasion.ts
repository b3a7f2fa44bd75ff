// Who may change an occasion: whoever manages the calendar of its organization or of its competition.
import { ok, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import { guardCompetition, guardOrganization, isId } from '../../people/guard.ts';
import { occasionsById, type StoredOccasion } from './bookings.queries.ts';

interface Place {
	readonly organizationId: string;
	readonly competitionId: string | null;
}

/** May the actor manage the calendar there? */
export async function guardPlace(context: Context, place: Place | undefined): Promise<Result<void>> {
	const allowed = await guardOrganization(context, 'calendar:manage', place?.organizationId ?? '');
	if (allowed.ok || !place?.competitionId) return allowed;
	return await guardCompetition(context, 'calendar:manage', place.competitionId);
}

/** The occasions asked for, when all of them are there and may be managed; each organization is asked about once. */
export async function guardOccasions(
	context: Context,
	ids: readonly string[]
): Promise<Result<ReadonlyMap<string, StoredOccasion>>> {
	const found = await occasionsById(context.database.db, ids.filter(isId));
	const asked = new Set<string>();
	for (const id of ids) {
		const occasion = found.get(id);
		const place = occasion && `${occasion.organizationId}/${occasion.competitionId ?? ''}`;
		if (place && asked.has(place)) continue;
		const allowed = await guardPlace(context, occasion);
		if (!allowed.ok) return allowed;
		if (place) asked.add(place);
	}
	return ok(found);
}

/** One occasion that may be managed. */
export async function guardOccasion(context: Context, id: string): Promise<Result<StoredOccasion>> {
	const allowed = await guardOccasions(context, [id]);
	if (!allowed.ok) return allowed;
	const occasion = allowed.value.get(id);
	// guarded above: an unknown one was refused there
	if (!occasion) throw new Error('occasion vanished');
	return ok(occasion);
}
