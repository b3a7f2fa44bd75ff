// Changing a series: this and later (which splits it) or all. What was changed by hand and what has begun stays.
import { sql } from 'kysely';
import { parseRRule, toRRule } from '../../../domain/calendar/series/rule.ts';
import { addDays } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { newId, type Context } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { guardOrganization, isId } from '../../people/guard.ts';
import { checkResources, insertSeries, retryWhenTaken, takeResources } from './add-series.ts';
import { followOccasion, insertBookings, insertDates, type SeriesFace } from './occasions.ts';
import { begun, planChange, type ChangeAsked, type ChangePlan } from './plan-change.ts';
import { refuseTaken, type ProposedDate } from './propose.ts';
import { asSeries, datesOfSeries, lockSeries, resourcesOfSeries } from './series.queries.ts';

export interface SeriesChangeGiven extends ChangeAsked {
	readonly title: Text;
	readonly published: boolean;
	readonly clashes: 'refuse' | 'draft';
}

/** Whether the actor may change this series. */
export async function guardSeries(context: Context, id: string): Promise<Result<void>> {
	const row = isId(id)
		? await context.database.db.selectFrom('series').where('id', '=', id).select('organization_id').executeTakeFirst()
		: undefined;
	return await guardOrganization(context, 'calendar:manage', row?.organization_id ?? '');
}

/** Changes a series from a date on, or all of it that has not begun. Answers the part that now holds these dates. */
export async function changeSeries(
	context: Context,
	id: string,
	given: SeriesChangeGiven
): Promise<Result<{ id: string }>> {
	const allowed = await guardSeries(context, id);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const there = await checkResources(db, given);
	if (!there.ok) return there;
	return await retryWhenTaken(() =>
		db.transaction().execute(async (tx): Promise<Result<{ id: string }>> => {
			await asSeries(tx);
			const series = await lockSeries(tx, id);
			if (!series) return refuse('not_allowed');
			const plan = await planChange(tx, series, given, context.now().getTime());
			if (!plan.ok) return plan;
			if (given.clashes === 'refuse' && plan.value.dates.some((one) => one.taken.length > 0))
				return refuseTaken(plan.value.dates);
			const before = (await resourcesOfSeries(tx, [id])).get(id) ?? [];
			const resources = await takeResources(tx, series.organization_id, given);
			const face: SeriesFace = {
				seriesId: plan.value.splits ? newId() : id,
				organizationId: series.organization_id,
				kind: series.kind,
				level: series.level,
				title: given.title,
				resources
			};
			if (plan.value.splits) {
				await endRule(tx, id, series.rule, given.from ?? '');
				await insertSeries(tx, { ...given, ...face, id: face.seriesId, originId: series.origin_id ?? id });
			} else await rewriteSeries(tx, face, given);
			await moveDates(tx, face, plan.value);
			await rebook(tx, face, plan.value, before);
			return ok({ id: face.seriesId });
		})
	);
}

/** Lets a rule end before a day. */
async function endRule(tx: Tx, id: string, text: string, day: string): Promise<void> {
	const rule = parseRRule(text);
	if (!rule) return;
	const rewritten = toRRule({ ...rule, end: { until: addDays(day, -1) } });
	await tx.updateTable('series').where('id', '=', id).set({ rule: rewritten }).execute();
}

async function rewriteSeries(tx: Tx, face: SeriesFace, given: SeriesChangeGiven): Promise<void> {
	await tx
		.updateTable('series')
		.where('id', '=', face.seriesId)
		.set({
			title_zh: given.title.zh,
			title_en: given.title.en ?? null,
			rule: toRRule(given.rule),
			starts_on: given.startsOn,
			starts_time: given.startsTime,
			minutes: given.minutes,
			policy: given.policy,
			published: given.published
		})
		.execute();
	await tx.deleteFrom('series_booking').where('series_id', '=', face.seriesId).execute();
	if (face.resources.length > 0)
		await tx
			.insertInto('series_booking')
			.values(face.resources.map((one) => ({ series_id: face.seriesId, resource_id: one.resourceId, role: one.role })))
			.execute();
}

function stateOf(date: ProposedDate): 'skipped' | 'draft' | 'planned' {
	return date.day === null ? 'skipped' : date.taken.length > 0 ? 'draft' : 'planned';
}

/** Gives every reached occasion its date of the new rule; exceptions only change which date they stand for. */
async function moveDates(tx: Tx, face: SeriesFace, plan: ChangePlan): Promise<void> {
	const dates = new Map(plan.dates.map((one) => [one.recursOn, one]));
	const { kept, surplus, fresh } = plan.matched;
	const reached = [...kept.map(({ row }) => row.id), ...surplus.map((row) => row.id)];
	if (reached.length > 0)
		// the dates change hands: none may stand in another's way
		await sql`update occasion set series_id = null, recurs_on = null where id = any(${reached}::uuid[])`.execute(tx);
	for (const { row, recursOn } of kept) {
		const date = dates.get(recursOn);
		const identity = { series_id: face.seriesId, recurs_on: recursOn };
		if (!date || plan.exceptions.has(row.id)) {
			await tx.updateTable('occasion').where('id', '=', row.id).set(identity).execute();
			continue;
		}
		await tx
			.updateTable('occasion')
			.where('id', '=', row.id)
			.set({
				...identity,
				title_zh: face.title.zh,
				title_en: face.title.en ?? null,
				starts_at: new Date(date.startsAt),
				ends_at: new Date(date.endsAt),
				state: stateOf(date),
				by_hand: false
			})
			.execute();
		if (row.competitionId)
			await followOccasion(tx, row.competitionId, {
				startsAt: date.startsAt,
				cancelled: date.day === null,
				title: face.title
			});
	}
	for (const row of surplus) {
		const stays = plan.exceptions.has(row.id);
		await tx
			.updateTable('occasion')
			.where('id', '=', row.id)
			.set({
				series_id: face.seriesId,
				recurs_on: row.recursOn,
				...(stays ? {} : { state: 'cancelled' as const, by_hand: false })
			})
			.execute();
		if (row.competitionId && !stays) await followOccasion(tx, row.competitionId, { cancelled: true });
	}
	await insertDates(
		tx,
		face,
		fresh.flatMap((day) => dates.get(day) ?? [])
	);
}

/** Lets go of what the series no longer takes and takes what is new; what somebody booked by hand stays. */
async function rebook(
	tx: Tx,
	face: SeriesFace,
	plan: ChangePlan,
	before: readonly { readonly resourceId: string }[]
): Promise<void> {
	const changed = plan.matched.kept.filter(({ row }) => !plan.exceptions.has(row.id)).map(({ row }) => row.id);
	const now = new Set(face.resources.map((one) => one.resourceId));
	const gone = before.filter((one) => !now.has(one.resourceId)).map((one) => one.resourceId);
	if (changed.length > 0 && gone.length > 0)
		await tx.deleteFrom('booking').where('occasion_id', 'in', changed).where('resource_id', 'in', gone).execute();
	await insertBookings(tx, changed, face.resources);
}

/** Cancels a series from a date on, or all of it that has not begun. The occasions stay, as cancelled ones. */
export async function endSeries(
	context: Context,
	id: string,
	given: { from: string | null }
): Promise<Result<{ cancelled: number }>> {
	const allowed = await guardSeries(context, id);
	if (!allowed.ok) return allowed;
	return await context.database.db.transaction().execute(async (tx): Promise<Result<{ cancelled: number }>> => {
		await asSeries(tx);
		const series = await lockSeries(tx, id);
		if (!series) return refuse('not_allowed');
		const { from } = given;
		const now = context.now().getTime();
		const rows = (await datesOfSeries(tx, id)).filter(
			(row) => !begun(row, now) && row.state !== 'cancelled' && (from === null || row.recursOn >= from)
		);
		if (rows.length === 0) return refuse('series_over');
		await tx
			.updateTable('occasion')
			.where(
				'id',
				'in',
				rows.map((row) => row.id)
			)
			.set({ state: 'cancelled' })
			.execute();
		for (const row of rows) if (row.competitionId) await followOccasion(tx, row.competitionId, { cancelled: true });
		if (from !== null) await endRule(tx, id, series.rule, from);
		return ok({ cancelled: rows.length });
	});
}
