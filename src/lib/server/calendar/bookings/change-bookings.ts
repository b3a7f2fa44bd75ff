// What an occasion takes: adding a resource, changing how it is booked or which one it is, giving it back.
import type { OccasionFacts } from '../../../domain/calendar/bookings/facts.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { BookingChange, NewBooking } from '../../../protocol/calendar/bookings.ts';
import type { Context } from '../../context.ts';
import { isId } from '../../people/guard.ts';
import { lockOccasions, occasionsById } from './bookings.queries.ts';
import { takeResources } from './checks.ts';
import { guardOccasion } from './guard-occasion.ts';
import { bookingsOf, insertBookings } from './occasions.ts';
import { taking } from './taking.ts';

/** Books one more resource, or a person who becomes one. */
export async function addBooking(
	context: Context,
	occasionId: string,
	given: NewBooking
): Promise<Result<{ id: string }>> {
	const allowed = await guardOccasion(context, occasionId);
	if (!allowed.ok) return allowed;
	return await taking(context, async (tx, wishes) => {
		await lockOccasions(tx, [occasionId]);
		const now = (await occasionsById(tx, [occasionId])).get(occasionId);
		if (!now) return refuse('not_allowed');
		const already = now.bookings.map((one) => one.resourceId);
		const made = await bookingsOf(tx, [given], now.organizationId, already);
		if (!made.ok) return made;
		const after: OccasionFacts = { ...now, bookings: [...now.bookings, ...made.value] };
		const free = await wishes.ask([after]);
		if (!free.ok) return free;
		await insertBookings(tx, occasionId, made.value);
		return ok({ id: made.value[0]?.id ?? '' });
	});
}

async function occasionOf(context: Context, bookingId: string): Promise<string> {
	if (!isId(bookingId)) return '';
	const row = await context.database.db
		.selectFrom('booking')
		.where('id', '=', bookingId)
		.select('occasion_id')
		.executeTakeFirst();
	return row?.occasion_id ?? '';
}

/** Changes role, travel, hard or soft, or puts another resource in its place. */
export async function changeBooking(context: Context, id: string, given: BookingChange): Promise<Result<void>> {
	const occasionId = await occasionOf(context, id);
	const allowed = await guardOccasion(context, occasionId);
	if (!allowed.ok) return allowed;
	return await taking(context, async (tx, wishes) => {
		await lockOccasions(tx, [occasionId]);
		const now = (await occasionsById(tx, [occasionId])).get(occasionId);
		const booking = now?.bookings.find((one) => one.id === id);
		if (!now || !booking) return refuse('not_allowed');
		const changed = {
			...booking,
			role: given.role ?? booking.role,
			travel: given.travel ?? booking.travel,
			hard: given.hard ?? booking.hard,
			resourceId: given.resourceId ?? booking.resourceId
		};
		const others = now.bookings.filter((one) => one.id !== id);
		const taken = others.map((one) => one.resourceId);
		const fresh = changed.resourceId !== booking.resourceId;
		const known = fresh
			? await takeResources(tx, [changed.resourceId], taken)
			: await takeResources(tx, [], [...taken, changed.resourceId]);
		if (!known.ok) return known;
		const free = await wishes.ask([{ ...now, bookings: [...others, changed] }]);
		if (!free.ok) return free;
		await tx
			.updateTable('booking')
			.where('id', '=', id)
			.set({
				role: changed.role,
				travel_minutes: changed.travel,
				hard: changed.hard,
				resource_id: changed.resourceId
			})
			.execute();
		return ok(undefined);
	});
}

/** Gives a resource back. */
export async function removeBooking(context: Context, id: string): Promise<Result<void>> {
	const allowed = await guardOccasion(context, await occasionOf(context, id));
	if (!allowed.ok) return allowed;
	await context.database.db.deleteFrom('booking').where('id', '=', id).execute();
	return ok(undefined);
}
