// Occasions: making one with what it takes, changing its words and buffers, confirming and cancelling it.
import type { UpdateObject } from 'kysely';
import type { BookingFacts, OccasionFacts } from '../../../domain/calendar/bookings/facts.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { NewBooking, NewOccasion, OccasionChange } from '../../../protocol/calendar/bookings.ts';
import { newId, type Context } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import type { Tables } from '../../db/schema.ts';
import { guardCompetition, guardEvent } from '../../people/guard.ts';
import { lockOccasions, occasionsById } from './bookings.queries.ts';
import { guardOccasion, guardPlace } from './guard-occasion.ts';
import { personResources } from './person-resource.ts';
import { checkTimes, takeResources } from './checks.ts';
import { taking } from './taking.ts';

/** The bookings asked for, locked; people become resources on the way. */
export async function bookingsOf(
	tx: Tx,
	given: readonly NewBooking[],
	organizationId: string,
	already: readonly string[] = []
): Promise<Result<readonly BookingFacts[]>> {
	const personIds = given.flatMap((one) => one.personId ?? []);
	const people = await personResources(tx, personIds, organizationId);
	const bookings = given.map((one) => ({
		id: newId(),
		resourceId: one.resourceId ?? people.get(one.personId ?? '') ?? '',
		role: one.role,
		travel: one.travel,
		hard: one.hard
	}));
	if (bookings.some((one) => one.resourceId === '')) return refuse('calendar_resource_unknown');
	const checked = await takeResources(
		tx,
		bookings.map((one) => one.resourceId),
		already
	);
	return checked.ok ? ok(bookings) : checked;
}

/** Writes bookings of an occasion that is there; who calls holds the locks. */
export async function insertBookings(tx: Tx, occasionId: string, bookings: readonly BookingFacts[]): Promise<void> {
	if (bookings.length === 0) return;
	await tx
		.insertInto('booking')
		.values(
			bookings.map((one) => ({
				id: one.id,
				occasion_id: occasionId,
				resource_id: one.resourceId,
				role: one.role,
				travel_minutes: one.travel,
				hard: one.hard
			}))
		)
		.execute();
}

async function guardNew(context: Context, given: NewOccasion): Promise<Result<void>> {
	const allowed = await guardPlace(context, {
		organizationId: given.organizationId,
		competitionId: given.competitionId ?? null
	});
	if (!allowed.ok) return allowed;
	// an occasion of a competition is made by who manages that competition
	if (given.competitionId) {
		const own = await guardCompetition(context, 'calendar:manage', given.competitionId);
		if (!own.ok) return own;
	}
	if (given.eventId) return await guardEvent(context, 'calendar:manage', given.eventId);
	return ok(undefined);
}

function asFacts(id: string, given: NewOccasion, bookings: readonly BookingFacts[]): OccasionFacts {
	return {
		id,
		organizationId: given.organizationId,
		kind: given.kind,
		title: given.title,
		startsAt: given.startsAt,
		endsAt: given.endsAt,
		setup: given.setup,
		teardown: given.teardown,
		state: given.state,
		people: given.people ?? null,
		competition: null,
		bookings
	};
}

async function insertOccasion(tx: Tx, id: string, given: NewOccasion): Promise<void> {
	await tx
		.insertInto('occasion')
		.values({
			id,
			organization_id: given.organizationId,
			kind: given.kind,
			competition_id: given.competitionId ?? null,
			event_id: given.eventId ?? null,
			title_zh: given.title.zh,
			title_en: given.title.en ?? null,
			starts_at: new Date(given.startsAt),
			ends_at: new Date(given.endsAt),
			setup_minutes: given.setup,
			teardown_minutes: given.teardown,
			people: given.people ?? null,
			state: given.state
		})
		.execute();
}

/** Makes an occasion with everything it takes, or nothing. */
export async function addOccasion(context: Context, given: NewOccasion): Promise<Result<{ id: string }>> {
	const allowed = await guardNew(context, given);
	if (!allowed.ok) return allowed;
	const times = checkTimes(given);
	if (!times.ok) return times;
	return await taking(context, async (tx, wishes) => {
		const bookings = await bookingsOf(tx, given.bookings, given.organizationId);
		if (!bookings.ok) return bookings;
		const id = newId();
		const occasion = asFacts(id, given, bookings.value);
		const free = await wishes.ask([occasion]);
		if (!free.ok) return free;
		await insertOccasion(tx, id, given);
		await insertBookings(tx, id, bookings.value);
		return ok({ id });
	});
}

const OVER = {
	running: { zh: '开始', en: 'under way' },
	finished: { zh: '结束', en: 'over' },
	skipped: { zh: '跳过', en: 'skipped' },
	cancelled: { zh: '取消', en: 'cancelled' }
} as const;

/** Refuses to touch the time of what has started, ended or been called off. */
export function movable(occasion: OccasionFacts): Result<void> {
	const { state, title } = occasion;
	if (state === 'draft' || state === 'planned' || state === 'confirmed') return ok(undefined);
	return refuse('calendar_over', { title: title.zh, title_en: title.en ?? title.zh, ...OVER[state] });
}

function columnsOf(given: OccasionChange): UpdateObject<Tables, 'occasion'> {
	return {
		...(given.kind ? { kind: given.kind } : {}),
		...(given.title ? { title_zh: given.title.zh, title_en: given.title.en ?? null } : {}),
		...(given.setup !== undefined ? { setup_minutes: given.setup } : {}),
		...(given.teardown !== undefined ? { teardown_minutes: given.teardown } : {}),
		...(given.people !== undefined ? { people: given.people } : {}),
		...(given.state ? { state: given.state } : {})
	};
}

/**
 * Changes words, buffers, the number expected and the state. What has been cancelled can be planned again, if its time is still
 * free; what runs or is over belongs to the day's own verbs.
 */
export async function changeOccasion(context: Context, id: string, given: OccasionChange): Promise<Result<void>> {
	const allowed = await guardOccasion(context, id);
	if (!allowed.ok) return allowed;
	const set = columnsOf(given);
	if (Object.keys(set).length === 0) return ok(undefined);
	return await taking(context, async (tx, wishes) => {
		await lockOccasions(tx, [id]);
		const now = (await occasionsById(tx, [id])).get(id);
		if (!now) return refuse('not_allowed');
		const touchesTime = given.state !== undefined || given.setup !== undefined || given.teardown !== undefined;
		const revives = now.state === 'cancelled' && given.state !== undefined;
		const open = touchesTime && !revives ? movable(now) : ok(undefined);
		if (!open.ok) return open;
		const after: OccasionFacts = {
			...now,
			...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
		};
		await takeResources(
			tx,
			[],
			now.bookings.map((one) => one.resourceId)
		);
		const free = await wishes.ask([after]);
		if (!free.ok) return free;
		await tx.updateTable('occasion').where('id', '=', id).set(set).execute();
		return ok(undefined);
	});
}
