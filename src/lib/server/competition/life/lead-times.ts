// Setting how many days before or after a competition things are due: for an organization, or for one competition.
import {
	LEAD_KINDS,
	USUAL_LEAD_TIMES,
	type LeadKind,
	type LeadTimes
} from '../../../domain/competition/life/lead-times.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import { newId, type Context } from '../../context.ts';
import { guardCompetition, guardOrganization } from '../../people/guard.ts';
import { planningOf } from './lead-times.queries.ts';

export interface LeadTimesShown {
	/** What holds above this organization. */
	readonly above: LeadTimes;
	readonly own: Partial<LeadTimes>;
}

/** The lead times that hold for an organization. */
export async function readLeadTimes(context: Context, organizationId: string): Promise<Result<LeadTimesShown>> {
	const allowed = await guardOrganization(context, 'competition:manage', organizationId);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const [parent, own] = await Promise.all([
		db.selectFrom('organization').where('id', '=', organizationId).select('parent_id').executeTakeFirst(),
		db.selectFrom('lead_time').where('organization_id', '=', organizationId).select(['kind', 'days']).execute()
	]);
	const above = parent?.parent_id;
	return ok({
		above: above ? (await planningOf(db, [above]))(above).times : USUAL_LEAD_TIMES,
		own: Object.fromEntries(own.map((row) => [row.kind, row.days]))
	});
}

/** Sets an organization's own lead times; null gives one back to what holds above. */
export async function setLeadTimes(
	context: Context,
	organizationId: string,
	given: Partial<Record<LeadKind, number | null | undefined>>
): Promise<Result<void>> {
	const allowed = await guardOrganization(context, 'competition:manage', organizationId);
	if (!allowed.ok) return allowed;
	await context.database.db.transaction().execute(async (tx) => {
		for (const kind of LEAD_KINDS) {
			const days = given[kind];
			if (days === undefined) continue;
			if (days === null)
				await tx
					.deleteFrom('lead_time')
					.where('organization_id', '=', organizationId)
					.where('kind', '=', kind)
					.execute();
			else
				await tx
					.insertInto('lead_time')
					.values({ id: newId(), organization_id: organizationId, kind, days })
					.onConflict((conflict) => conflict.columns(['organization_id', 'kind']).doUpdateSet({ days }))
					.execute();
		}
	});
	return ok(undefined);
}

/** Sets what one competition counts for itself; what is not given follows its organization. */
export async function setOwnLeadTimes(
	context: Context,
	competitionId: string,
	given: Partial<Record<LeadKind, number | undefined>>
): Promise<Result<void>> {
	const allowed = await guardCompetition(context, 'competition:manage', competitionId);
	if (!allowed.ok) return allowed;
	await context.database.db
		.updateTable('competition')
		.where('id', '=', competitionId)
		.set({ lead_times: JSON.stringify(given) })
		.execute();
	return ok(undefined);
}
