// The bases as the desk lists them, and one of them with its history, stations and the next twelve weeks.
import { may } from '../../../domain/people/policy.ts';
import { addDays, dayOfInstant, daysBetween, periodEnd, periodStart, weekday } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { BaseDetail, BaseShown } from '../../../protocol/bases.ts';
import type { Context } from '../../context.ts';
import { text } from '../../live/load-round.ts';
import { listOrganizations } from '../../people/directory.ts';
import { isId } from '../../people/guard.ts';
import { baseRows, machineCounts, stationRows, stepRows, takenDays } from './bases.queries.ts';

const WEEKS = 12;

function mayRead(context: Context): Result<void> {
	if (may(context.actor, 'calendar:read', {})) return ok(undefined);
	return refuse(context.actor.account ? 'not_allowed' : 'sign_in_needed');
}

/** Each organization with all above it. */
async function pathsUp(context: Context): Promise<(id: string) => string[]> {
	const all = await listOrganizations(context);
	const parents = new Map((all.ok ? all.value.organizations : []).map((one) => [one.id, one.parentId]));
	return (id) => {
		const path: string[] = [];
		for (let at: string | null | undefined = id; at && path.length < 50; at = parents.get(at)) path.push(at);
		return path;
	};
}

/** All bases, by name; four statements. */
export async function listBases(context: Context): Promise<Result<{ bases: BaseShown[]; today: string }>> {
	const allowed = mayRead(context);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const today = dayOfInstant(context.now().getTime());
	const [from, end] = [periodStart(today, 'month'), periodEnd(today, 'month')];
	const rows = await baseRows(db).execute();
	const counts = await machineCounts(db);
	const taken = await takenDays(db, from, addDays(end, 1));
	const path = await pathsUp(context);
	return ok({
		today,
		bases: rows.map((row): BaseShown => {
			const machines = counts.filter((one) => one.base_id === row.resource_id);
			return {
				id: row.resource_id,
				organizationId: row.organization_id,
				organization: text(row.organization_zh, row.organization_en),
				name: text(row.name_zh ?? '', row.name_en),
				ownedBy: row.owned_by,
				grade: row.grade,
				trades: row.trades,
				equipment: row.equipment,
				contact: row.contact,
				address: row.address,
				state: row.state,
				namedOn: row.named_on,
				expiresOn: row.expires_on,
				checkDueOn: row.check_due_on,
				barredUntil: row.barred_until,
				machines: machines.map(({ machine, count }) => ({ machine, count })),
				stations: machines.reduce((sum, one) => sum + one.count, 0),
				busyDays: taken.filter((day) => day.base_id === row.resource_id).length,
				monthDays: daysBetween(from, end) + 1,
				manage: may(context.actor, 'calendar:manage', { organizationIds: path(row.organization_id) })
			};
		})
	});
}

/** A base's steps, stations, and what is booked in the twelve weeks from this Monday. */
export async function readBase(context: Context, baseId: string): Promise<Result<BaseDetail>> {
	const allowed = mayRead(context);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	if (!isId(baseId)) return refuse('not_allowed');
	const known = await db.selectFrom('base').where('resource_id', '=', baseId).select('resource_id').executeTakeFirst();
	if (!known) return refuse('not_allowed');
	const today = dayOfInstant(context.now().getTime());
	const from = addDays(today, 1 - weekday(today));
	const steps = await stepRows(db, baseId);
	const stations = await stationRows(db, baseId);
	const taken = await takenDays(db, from, addDays(from, WEEKS * 7), baseId);
	return ok({
		from,
		steps: steps.map((step) => ({
			step: step.step,
			at: step.at.toISOString(),
			by: step.name_zh ? text(step.name_zh, step.name_en) : null,
			reason: step.reason,
			until: step.until_on
		})),
		stations: stations.map((one) => ({
			id: one.id,
			name: text(one.name_zh ?? '', one.name_en),
			machine: one.machine,
			position: one.position
		})),
		days: taken.map((day) => ({
			day: day.day,
			share: day.whole ? 1 : Math.min(1, day.stations / Math.max(1, stations.length)),
			titles: day.titles
		}))
	});
}
