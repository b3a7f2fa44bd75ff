// Changing one occasion of a series: it becomes an exception that changes of the whole leave alone.
import { dayOfInstant, instantAt, minuteOfInstant } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import type { Context } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { text } from '../../live/load-round.ts';
import { isId } from '../../people/guard.ts';
import { retryWhenTaken } from './add-series.ts';
import { guardSeries } from './change-series.ts';
import { followOccasion, insertCompetitions } from './occasions.ts';
import { begun } from './plan-change.ts';
import { takenDuring } from './series.queries.ts';

export interface DateChange {
	readonly day?: string | undefined;
	readonly time?: string | undefined;
	readonly minutes?: number | undefined;
	readonly title?: Text | undefined;
	/** A cancelled one stays where it is and can be planned again. */
	readonly state?: 'planned' | 'cancelled' | undefined;
}

async function lockOccasion(tx: Tx, seriesId: string, id: string) {
	return await tx
		.selectFrom('occasion')
		.innerJoin('series', 'series.id', 'occasion.series_id')
		.where('occasion.id', '=', id)
		.where('occasion.series_id', '=', seriesId)
		.select([
			'occasion.id',
			'occasion.organization_id',
			'occasion.kind',
			'occasion.competition_id',
			'occasion.starts_at',
			'occasion.ends_at',
			'occasion.setup_minutes',
			'occasion.teardown_minutes',
			'occasion.state',
			'occasion.title_zh',
			'occasion.title_en',
			'series.level'
		])
		.forUpdate('occasion')
		.executeTakeFirst();
}

type Row = NonNullable<Awaited<ReturnType<typeof lockOccasion>>>;

/** When it is after the change. */
function timesOf(row: Row, change: DateChange): { startsAt: number; endsAt: number } {
	const was = row.starts_at.getTime();
	const startsAt = instantAt(change.day ?? dayOfInstant(was), change.time ?? minuteOfInstant(was));
	const minutes = change.minutes ?? (row.ends_at.getTime() - was) / 60_000;
	return { startsAt, endsAt: startsAt + minutes * 60_000 };
}

async function takenBy(tx: Tx, row: Row, times: { startsAt: number; endsAt: number }) {
	const booked = await tx.selectFrom('booking').where('occasion_id', '=', row.id).select('resource_id').execute();
	const around = {
		startsAt: times.startsAt - row.setup_minutes * 60_000,
		endsAt: times.endsAt + row.teardown_minutes * 60_000
	};
	const ids = booked.map((one) => one.resource_id);
	return (await takenDuring(tx, [around], ids, [row.id]))[0];
}

/** Moves, renames, cancels or restores one occasion. Refuses what has begun, and what is taken by whom. */
export async function changeDate(
	context: Context,
	seriesId: string,
	id: string,
	change: DateChange
): Promise<Result<void>> {
	const allowed = await guardSeries(context, seriesId);
	if (!allowed.ok) return allowed;
	if (!isId(id)) return refuse('not_allowed');
	return await retryWhenTaken(() =>
		context.database.db.transaction().execute(async (tx): Promise<Result<void>> => {
			const row = await lockOccasion(tx, seriesId, id);
			if (!row) return refuse('not_allowed');
			if (begun({ startsAt: row.starts_at.getTime(), state: row.state }, context.now().getTime()))
				return refuse('series_date_begun');
			const times = timesOf(row, change);
			const state = change.state ?? (row.state === 'confirmed' || row.state === 'cancelled' ? row.state : 'planned');
			if (state !== 'cancelled') {
				const other = await takenBy(tx, row, times);
				if (other)
					return refuse('series_date_taken', {
						who: other.name.zh,
						what: other.title.zh,
						from: clock(other.startsAt),
						to: clock(other.endsAt)
					});
			}
			const title = change.title ?? text(row.title_zh, row.title_en);
			await tx
				.updateTable('occasion')
				.where('id', '=', id)
				.set({
					starts_at: new Date(times.startsAt),
					ends_at: new Date(times.endsAt),
					title_zh: title.zh,
					title_en: title.en ?? null,
					state
				})
				.execute();
			await keepCompetition(tx, row, seriesId, { ...times, title, cancelled: state === 'cancelled' });
			return ok(undefined);
		})
	);
}

/** The competition of a contest goes along; one that the policy had left out gets its own now. */
async function keepCompetition(
	tx: Tx,
	row: Row,
	seriesId: string,
	to: { startsAt: number; title: Text; cancelled: boolean }
): Promise<void> {
	if (row.competition_id) {
		await followOccasion(tx, row.competition_id, to);
		return;
	}
	if (row.kind !== 'contest' || to.cancelled) return;
	const day = dayOfInstant(to.startsAt);
	const made = await insertCompetitions(
		tx,
		{
			seriesId,
			organizationId: row.organization_id,
			kind: row.kind,
			level: row.level,
			title: to.title,
			resources: []
		},
		[day]
	);
	const competitionId = made.get(day);
	if (competitionId)
		await tx.updateTable('occasion').where('id', '=', row.id).set({ competition_id: competitionId }).execute();
}

function clock(instant: number): string {
	const minute = minuteOfInstant(instant);
	return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
