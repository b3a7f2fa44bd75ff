// Whether a time can be at all, and whether resources can be booked.
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Db } from '../../db/database.ts';
import { lockResources } from './bookings.queries.ts';

const LONGEST = 31 * 86_400_000;

/** An occasion ends after it starts and lasts a month at most. */
export function checkTimes(given: { startsAt: number; endsAt: number }): Result<void> {
	if (given.endsAt <= given.startsAt) return refuse('calendar_times_reversed');
	if (given.endsAt - given.startsAt > LONGEST) return refuse('calendar_too_long');
	return ok(undefined);
}

/** Locks what an occasion takes. What is `fresh` must be there and in use; nothing may be booked twice. */
export async function takeResources(
	tx: Db,
	fresh: readonly string[],
	already: readonly string[] = []
): Promise<Result<void>> {
	const names = await lockResources(tx, [...fresh, ...already]);
	const seen = new Set(already);
	for (const id of fresh) {
		const found = names.get(id);
		if (!found) return refuse('calendar_resource_unknown');
		const { name, retired } = found;
		const params = { resource: name.zh, resource_en: name.en ?? name.zh };
		if (retired) return refuse('calendar_resource_gone', params);
		if (seen.has(id)) return refuse('calendar_booked_twice', params);
		seen.add(id);
	}
	return ok(undefined);
}
