// Lead times and working days as they hold for an organization: its own, else those of the nearest above it, else the usual ones.
import { sql } from 'kysely';
import {
	USUAL_LEAD_TIMES,
	type DayKinds,
	type LeadKind,
	type LeadTimes
} from '../../../domain/competition/life/lead-times.ts';
import type { Db } from '../../db/database.ts';

/** Each organization asked for, with itself and all above it, nearest first. */
export async function organizationsAbove(db: Db, organizationIds: readonly string[]): Promise<Map<string, string[]>> {
	const { rows } = await sql<{ of: string; id: string }>`
		with recursive up(of, id, parent_id, depth) as (
			select id, id, parent_id, 0 from organization where id = any(${organizationIds}::uuid[])
			union all
			select up.of, o.id, o.parent_id, up.depth + 1 from organization o join up on o.id = up.parent_id where up.depth < 50
		) select of, id from up order by of, depth`.execute(db);
	const paths = new Map<string, string[]>();
	for (const { of, id } of rows) paths.set(of, [...(paths.get(of) ?? []), id]);
	return paths;
}

/** How a plan is counted in each organization asked for. Three statements, whatever their number. */
export async function planningOf(
	db: Db,
	organizationIds: readonly string[]
): Promise<(organizationId: string) => { times: LeadTimes; kinds: DayKinds }> {
	const [paths, times, days] = await Promise.all([
		organizationsAbove(db, organizationIds),
		db.selectFrom('lead_time').select(['organization_id', 'kind', 'days']).execute(),
		db.selectFrom('work_day').select(['organization_id', 'day', 'kind']).execute()
	]);
	const made = new Map<string, { times: LeadTimes; kinds: DayKinds }>();
	return (organizationId) => {
		const known = made.get(organizationId);
		if (known) return known;
		// widest first, so that what is nearer stands in the end
		const path: (string | null)[] = [null, ...(paths.get(organizationId) ?? []).toReversed()];
		const of = <Row extends { organization_id: string | null }>(rows: readonly Row[]) =>
			path.flatMap((id) => rows.filter((row) => row.organization_id === id));
		const planning = {
			times: {
				...USUAL_LEAD_TIMES,
				...(Object.fromEntries(of(times).map((row) => [row.kind, row.days])) as Partial<Record<LeadKind, number>>)
			},
			kinds: new Map(of(days).map((row) => [row.day, row.kind] as const))
		};
		made.set(organizationId, planning);
		return planning;
	};
}
