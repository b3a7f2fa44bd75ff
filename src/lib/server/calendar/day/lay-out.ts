// Putting a day together: a round's heats one after another, and what happens around them.
import { instantAt } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { newId, type Context } from '../../context.ts';
import { text } from '../../live/load-round.ts';
import { guardCompetition, isId } from '../../people/guard.ts';
import { programmeFrame } from './day.queries.ts';

const MINUTE = 60_000;

async function changed(context: Context, competitionId: string): Promise<void> {
	const { version } = await programmeFrame(context.database.db, competitionId);
	context.notices.dayChanged({ competitionId, version });
}

export interface HeatsPlaced {
	readonly roundId: string;
	readonly day: string;
	/** Wall time of the first heat, 08:30. */
	readonly startsAt: string;
	readonly minutes: number;
	readonly gapMinutes: number;
	readonly setupMinutes: number;
}

/** Puts the heats of a round that have no time yet one after another, and books the competition's base for them. */
export async function placeHeats(
	context: Context,
	competitionId: string,
	given: HeatsPlaced
): Promise<Result<{ placed: number }>> {
	const allowed = await guardCompetition(context, 'competition:manage', competitionId);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const heats = await db
		.selectFrom('heat')
		.innerJoin('round', 'round.id', 'heat.round_id')
		.innerJoin('event', 'event.id', 'round.event_id')
		.innerJoin('competition', 'competition.id', 'event.competition_id')
		.where('round.id', '=', given.roundId)
		.where('competition.id', '=', competitionId)
		.orderBy('heat.number')
		.select([
			'heat.id',
			'heat.number',
			'heat.occasion_id',
			'event.id as event_id',
			'event.title_zh',
			'event.title_en',
			'competition.organization_id',
			'competition.base_id'
		])
		.execute();
	if (heats.length === 0) return refuse('day_heats_missing');
	const waiting = heats.filter((heat) => heat.occasion_id === null);
	if (waiting.length === 0) return refuse('day_items_placed');
	const first = instantAt(given.day, given.startsAt);
	const step = (given.minutes + given.gapMinutes) * MINUTE;
	const rows = waiting.map((heat, index) => {
		const event = text(heat.title_zh, heat.title_en);
		return {
			heatId: heat.id,
			base: heat.base_id,
			occasion: {
				id: newId(),
				organization_id: heat.organization_id,
				kind: 'heat' as const,
				competition_id: competitionId,
				event_id: heat.event_id,
				title_zh: `${event.zh} 第${heat.number}场`,
				title_en: event.en ? `${event.en}, Heat ${heat.number}` : null,
				starts_at: new Date(first + index * step),
				ends_at: new Date(first + index * step + given.minutes * MINUTE),
				setup_minutes: given.setupMinutes
			}
		};
	});
	try {
		await db.transaction().execute(async (tx) => {
			await tx
				.insertInto('occasion')
				.values(rows.map((row) => row.occasion))
				.execute();
			for (const row of rows)
				await tx.updateTable('heat').where('id', '=', row.heatId).set({ occasion_id: row.occasion.id }).execute();
			const bookings = rows.flatMap((row) =>
				row.base ? [{ id: newId(), occasion_id: row.occasion.id, resource_id: row.base, role: 'venue' as const }] : []
			);
			if (bookings.length > 0) await tx.insertInto('booking').values(bookings).execute();
		});
	} catch (error) {
		if ((error as { code?: string }).code === '23P01') return refuse('day_place_taken', { from: given.startsAt });
		throw error;
	}
	await changed(context, competitionId);
	return ok({ placed: waiting.length });
}

export interface DayItemFields {
	readonly title: Text;
	readonly day: string;
	readonly startsAt: string;
	readonly minutes: number;
	readonly pinned: boolean;
	readonly eventId?: string | null | undefined;
}

/** Adds something to the programme that is no heat: opening, lunch, the award. */
export async function addDayItem(
	context: Context,
	competitionId: string,
	given: DayItemFields
): Promise<Result<{ id: string }>> {
	const allowed = await guardCompetition(context, 'competition:manage', competitionId);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const host = await db
		.selectFrom('competition')
		.where('id', '=', competitionId)
		.select('organization_id')
		.executeTakeFirstOrThrow();
	const starts = instantAt(given.day, given.startsAt);
	const id = newId();
	await db
		.insertInto('occasion')
		.values({
			id,
			organization_id: host.organization_id,
			kind: given.eventId ? 'contest' : 'meeting',
			competition_id: competitionId,
			event_id: given.eventId ?? null,
			title_zh: given.title.zh,
			title_en: given.title.en ?? null,
			starts_at: new Date(starts),
			ends_at: new Date(starts + given.minutes * MINUTE),
			pinned: given.pinned
		})
		.execute();
	await changed(context, competitionId);
	return ok({ id });
}

/** Takes an item out of the programme again, as long as it has not begun. A heat waits for another time. */
export async function removeDayItem(context: Context, competitionId: string, id: string): Promise<Result<void>> {
	const allowed = await guardCompetition(context, 'competition:manage', competitionId);
	if (!allowed.ok) return allowed;
	if (!isId(id)) return refuse('day_unknown');
	try {
		const gone = await context.database.db
			.deleteFrom('occasion')
			.where('id', '=', id)
			.where('competition_id', '=', competitionId)
			.where('state', 'in', ['planned', 'confirmed'])
			.returning('id')
			.executeTakeFirst();
		if (!gone) return refuse('day_over');
	} catch (error) {
		if (String((error as { code?: string }).code).startsWith('23')) return refuse('in_use');
		throw error;
	}
	await changed(context, competitionId);
	return ok(undefined);
}
