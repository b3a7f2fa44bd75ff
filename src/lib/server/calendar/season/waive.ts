// Waiving an obligation for one place and period, and taking that back: lines are only ever added.
import { periodsOf } from '../../../domain/calendar/season/obligation.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { WaivingGiven } from '../../../protocol/season.ts';
import { newId, type Context } from '../../context.ts';
import { guardOrganization, isId } from '../../people/guard.ts';
import { denied } from './season-rights.ts';
import { obligationRows, waiverRows } from './season.queries.ts';

/** Waives or revokes, by whoever manages the calendar of the organization that imposes it: no town lets itself off. */
export async function waive(context: Context, obligationId: string, given: WaivingGiven): Promise<Result<void>> {
	const { db } = context.database;
	const [obligation] = isId(obligationId) ? await obligationRows(db, [obligationId]) : [];
	const { account } = context.actor;
	if (!obligation || !account) return denied(context);
	const allowed = await guardOrganization(context, 'calendar:manage', obligation.organizationId);
	if (!allowed.ok) return allowed;
	const owed = periodsOf(obligation, Number(given.start.slice(0, 4))).some((span) => span.start === given.start);
	const bound =
		given.organizationId === null ||
		(obligation.quantifier === 'each' && obligation.organizationIds.includes(given.organizationId));
	if (!owed || !bound || obligation.state === 'draft') return refuse('season_place_unknown');
	if (given.action === 'revoked') {
		const holding = await waiverRows(db, given.start, given.start);
		if (!holding.some((one) => one.obligationId === obligationId && one.organizationId === given.organizationId))
			return refuse('season_not_waived');
	}
	await db
		.insertInto('obligation_waiver')
		.values({
			id: newId(),
			obligation_id: obligationId,
			organization_id: given.organizationId,
			period_start: given.start,
			action: given.action,
			reason: given.reason,
			person_id: account.personId
		})
		.execute();
	return ok(undefined);
}
