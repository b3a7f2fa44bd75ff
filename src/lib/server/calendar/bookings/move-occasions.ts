// Moving occasions, one or many together: all of them or none, so that two may change places and a day may shift as a whole.
import { sql } from 'kysely';
import type { OccasionFacts } from '../../../domain/calendar/bookings/facts.ts';
import { dayOfInstant, minuteOfInstant } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Move } from '../../../protocol/calendar/bookings.ts';
import type { Context } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { lockOccasions, lockResources, occasionsById, type StoredOccasion } from './bookings.queries.ts';
import { checkTimes, takeResources } from './checks.ts';
import { guardOccasions } from './guard-occasion.ts';
import { movable } from './occasions.ts';
import { taking } from './taking.ts';

function movedMeanwhile(occasion: StoredOccasion) {
	const day = dayOfInstant(occasion.startsAt);
	const [, month, date] = day.split('-').map(Number);
	const minute = minuteOfInstant(occasion.startsAt);
	const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
	return refuse('calendar_moved', {
		title: occasion.title.zh,
		title_en: occasion.title.en ?? occasion.title.zh,
		zh: `${month}月${date}日 ${clock}`,
		en: `${day} ${clock}`
	});
}

/** The occasion as it would be. Only bookings that are its own can change hands. */
function moved(now: StoredOccasion, move: Move): OccasionFacts {
	const instead = new Map(move.replace.map((one) => [one.bookingId, one.resourceId]));
	return {
		...now,
		startsAt: move.startsAt,
		endsAt: move.endsAt,
		bookings: now.bookings.map((one) => ({ ...one, resourceId: instead.get(one.id) ?? one.resourceId }))
	};
}

async function checkMove(tx: Tx, now: StoredOccasion | undefined, move: Move): Promise<Result<OccasionFacts>> {
	if (!now) return refuse('not_allowed');
	if (move.sequence !== undefined && move.sequence !== now.sequence) return movedMeanwhile(now);
	const open = movable(now);
	if (!open.ok) return open;
	const after = moved(now, move);
	const fresh = after.bookings.filter((one, n) => one.resourceId !== now.bookings[n]?.resourceId);
	const kept = after.bookings.filter((one) => !fresh.includes(one)).map((one) => one.resourceId);
	if (fresh.length === 0) return ok(after);
	const known = await takeResources(
		tx,
		fresh.map((one) => one.resourceId),
		kept
	);
	return known.ok ? ok(after) : known;
}

/** All times and all hands in two statements, so that a hundred move as one. */
async function write(tx: Tx, moves: readonly Move[]): Promise<void> {
	const rows = moves.map((one) => ({ id: one.id, s: new Date(one.startsAt), e: new Date(one.endsAt) }));
	const replaced = moves.flatMap((one) => one.replace.map((r) => ({ id: r.bookingId, r: r.resourceId, o: one.id })));
	if (replaced.length > 0)
		await sql`update booking b set resource_id = m.r
			from json_to_recordset(${JSON.stringify(replaced)}::json) as m(id uuid, r uuid, o uuid)
			where b.id = m.id and b.occasion_id = m.o`.execute(tx);
	await sql`update occasion o set starts_at = m.s, ends_at = m.e
		from json_to_recordset(${JSON.stringify(rows)}::json) as m(id uuid, s timestamptz, e timestamptz)
		where o.id = m.id`.execute(tx);
}

/** Moves occasions to new times, and bookings of theirs to other resources. Refused as a whole with who stands in the way. */
export async function moveOccasions(context: Context, given: { moves: readonly Move[] }): Promise<Result<void>> {
	const ids = given.moves.map((one) => one.id);
	for (const move of given.moves) {
		const times = checkTimes(move);
		if (!times.ok) return times;
	}
	const allowed = await guardOccasions(context, ids);
	if (!allowed.ok) return allowed;
	return await taking(
		context,
		async (tx, wishes) => {
			await lockOccasions(tx, ids);
			const now = await occasionsById(tx, ids);
			// everything that any of them takes, before or after, in one order
			await lockResources(tx, [
				...[...now.values()].flatMap((one) => one.bookings.map((booking) => booking.resourceId)),
				...given.moves.flatMap((one) => one.replace.map((replaced) => replaced.resourceId))
			]);
			const after: OccasionFacts[] = [];
			for (const move of given.moves) {
				const checked = await checkMove(tx, now.get(move.id), move);
				if (!checked.ok) return checked;
				after.push(checked.value);
			}
			const free = await wishes.ask(after);
			if (!free.ok) return free;
			await write(tx, given.moves);
			return ok(undefined);
		},
		{ together: true }
	);
}
