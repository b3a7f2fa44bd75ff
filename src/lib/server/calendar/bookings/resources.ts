// What can be booked: rooms, bases, stations, equipment, people.
import type { UpdateObject } from 'kysely';
import { dayOfInstant, minuteOfInstant } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { NewResource, ResourceChange } from '../../../protocol/calendar/bookings.ts';
import { newId, type Context } from '../../context.ts';
import type { Tables } from '../../db/schema.ts';
import { guardOrganization, isId } from '../../people/guard.ts';
import { lockResources } from './bookings.queries.ts';
import { taking } from './taking.ts';
import { personResources } from './person-resource.ts';

type Place = Pick<NewResource, 'capacity' | 'machine' | 'opensAt' | 'closesAt' | 'position'>;

function columnsOf(given: Place): UpdateObject<Tables, 'resource'> {
	return {
		...(given.capacity !== undefined ? { capacity: given.capacity } : {}),
		...(given.machine !== undefined ? { machine: given.machine || null } : {}),
		...(given.opensAt !== undefined ? { opens_at: given.opensAt } : {}),
		...(given.closesAt !== undefined ? { closes_at: given.closesAt } : {}),
		...(given.position !== undefined ? { position: given.position } : {})
	};
}

async function guardResource(context: Context, id: string): Promise<Result<void>> {
	const row = isId(id)
		? await context.database.db.selectFrom('resource').where('id', '=', id).select('organization_id').executeTakeFirst()
		: undefined;
	return await guardOrganization(context, 'calendar:manage', row?.organization_id ?? '');
}

/** A parent is a base, room or house of somebody the actor may see; a station's is a base. */
async function parentFits(context: Context, given: NewResource): Promise<boolean> {
	if (!given.parentId) return given.kind !== 'station';
	const parent = await context.database.db
		.selectFrom('resource')
		.where('id', '=', given.parentId)
		.select('kind')
		.executeTakeFirst();
	return parent !== undefined && (given.kind === 'station' ? parent.kind === 'base' : parent.kind !== 'person');
}

async function addPersonResource(context: Context, given: NewResource): Promise<Result<{ id: string }>> {
	if (!given.personId || given.name || given.parentId) return refuse('calendar_resource_shape');
	const made = await personResources(context.database.db, [given.personId], given.organizationId);
	const id = made.get(given.personId);
	return id ? ok({ id }) : refuse('calendar_resource_unknown');
}

/** Adds something to book. A person who is bookable already stays the one they are. */
export async function addResource(context: Context, given: NewResource): Promise<Result<{ id: string }>> {
	const allowed = await guardOrganization(context, 'calendar:manage', given.organizationId);
	if (!allowed.ok) return allowed;
	if (given.kind === 'person') return await addPersonResource(context, given);
	if (!given.name || given.personId || !(await parentFits(context, given))) return refuse('calendar_resource_shape');
	if (given.opensAt && given.closesAt && given.closesAt <= given.opensAt) return refuse('calendar_hours_reversed');
	const id = newId();
	await context.database.db
		.insertInto('resource')
		.values({
			id,
			organization_id: given.organizationId,
			kind: given.kind,
			parent_id: given.parentId ?? null,
			name_zh: given.name.zh,
			name_en: given.name.en ?? null,
			capacity: given.capacity ?? null,
			machine: given.machine || null,
			opens_at: given.opensAt ?? null,
			closes_at: given.closesAt ?? null,
			position: given.position ?? 0
		})
		.execute();
	return ok({ id });
}

/** Changes name, size and hours. A person's name is the directory's. */
export async function changeResource(context: Context, id: string, given: ResourceChange): Promise<Result<void>> {
	const allowed = await guardResource(context, id);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const now = await db
		.selectFrom('resource')
		.where('id', '=', id)
		.select(['kind', 'opens_at', 'closes_at'])
		.executeTakeFirstOrThrow();
	if (now.kind === 'person' && given.name) return refuse('calendar_resource_shape');
	const opens = given.opensAt === undefined ? now.opens_at?.slice(0, 5) : given.opensAt;
	const closes = given.closesAt === undefined ? now.closes_at?.slice(0, 5) : given.closesAt;
	if (opens && closes && closes <= opens) return refuse('calendar_hours_reversed');
	const set = {
		...columnsOf(given),
		...(given.name ? { name_zh: given.name.zh, name_en: given.name.en ?? null } : {})
	};
	if (Object.keys(set).length > 0) await db.updateTable('resource').where('id', '=', id).set(set).execute();
	return ok(undefined);
}

/** Takes a resource out of use, or back into it. Refused while something that lies ahead needs it. */
export async function retireResource(context: Context, id: string, given: { retired: boolean }): Promise<Result<void>> {
	const allowed = await guardResource(context, id);
	if (!allowed.ok) return allowed;
	const now = context.now();
	return await taking(context, async (tx) => {
		await lockResources(tx, [id]);
		const needed = given.retired
			? await tx
					.selectFrom('booking')
					.innerJoin('occasion', 'occasion.id', 'booking.occasion_id')
					.where('booking.resource_id', '=', id)
					.where('booking.hard', '=', true)
					.where('booking.active', '=', true)
					.where('occasion.ends_at', '>', now)
					.orderBy('occasion.starts_at')
					.select(['occasion.title_zh', 'occasion.title_en', 'occasion.starts_at'])
					.executeTakeFirst()
			: undefined;
		if (needed) {
			const day = dayOfInstant(needed.starts_at.getTime());
			const minute = minuteOfInstant(needed.starts_at.getTime());
			const clock = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
			return refuse('calendar_resource_needed', {
				title: needed.title_zh,
				title_en: needed.title_en ?? needed.title_zh,
				zh: `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 ${clock}`,
				en: `${day} ${clock}`
			});
		}
		await tx
			.updateTable('resource')
			.where('id', '=', id)
			.set({ retired_at: given.retired ? now : null })
			.execute();
		return ok(undefined);
	});
}
