// Making and changing bases, the steps of their naming, and their stations.
import { sql } from 'kysely';
import { afterStep, type StepGiven } from '../../../domain/calendar/bases/life.ts';
import { dayOfInstant } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { BaseChange, NewBase } from '../../../protocol/bases.ts';
import { newId, type Context } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { guardOrganization, isId } from '../../people/guard.ts';
import { stationRows } from './bases.queries.ts';

const MOST_STATIONS = 500;

async function guardBase(context: Context, baseId: string): Promise<Result<{ organizationId: string }>> {
	const row = isId(baseId)
		? await context.database.db
				.selectFrom('base')
				.innerJoin('resource', 'resource.id', 'base.resource_id')
				.where('resource.id', '=', baseId)
				.select('resource.organization_id')
				.executeTakeFirst()
		: undefined;
	const allowed = await guardOrganization(context, 'calendar:manage', row?.organization_id ?? '');
	return allowed.ok && row ? ok({ organizationId: row.organization_id }) : allowed.ok ? refuse('not_allowed') : allowed;
}

async function nameTaken(tx: Tx, organizationId: string, name: string, but = ''): Promise<boolean> {
	const same = await tx
		.selectFrom('resource')
		.where('organization_id', '=', organizationId)
		.where('kind', '=', 'base')
		.where('retired_at', 'is', null)
		.where('name_zh', '=', name)
		.select('id')
		.execute();
	return same.some((one) => one.id !== but);
}

/** Inserts a base that applies today. The caller has asked for permission. */
export async function insertBase(tx: Tx, context: Context, given: NewBase): Promise<Result<{ id: string }>> {
	if (await nameTaken(tx, given.organizationId, given.name.zh))
		return refuse('base_name_taken', { name: given.name.zh });
	const id = newId();
	await tx
		.insertInto('resource')
		.values({
			id,
			organization_id: given.organizationId,
			kind: 'base',
			name_zh: given.name.zh,
			name_en: given.name.en ?? null
		})
		.execute();
	await tx
		.insertInto('base')
		.values({
			resource_id: id,
			owned_by: given.ownedBy,
			grade: given.grade,
			trades: [...given.trades],
			equipment: [...given.equipment],
			contact: given.contact ?? null,
			address: given.address ?? null
		})
		.execute();
	await tx
		.insertInto('base_step')
		.values({
			id: newId(),
			base_id: id,
			step: 'applied',
			person_id: context.actor.account?.personId ?? null,
			at: context.now()
		})
		.execute();
	return ok({ id });
}

/** A base applies. */
export async function addBase(context: Context, given: NewBase): Promise<Result<{ id: string }>> {
	const allowed = await guardOrganization(context, 'calendar:manage', given.organizationId);
	if (!allowed.ok) return allowed;
	return await context.database.db.transaction().execute((tx) => insertBase(tx, context, given));
}

export async function changeBase(context: Context, baseId: string, given: BaseChange): Promise<Result<void>> {
	const at = await guardBase(context, baseId);
	if (!at.ok) return at;
	return await context.database.db.transaction().execute(async (tx): Promise<Result<void>> => {
		if (given.name) {
			if (await nameTaken(tx, at.value.organizationId, given.name.zh, baseId))
				return refuse('base_name_taken', { name: given.name.zh });
			await tx
				.updateTable('resource')
				.where('id', '=', baseId)
				.set({ name_zh: given.name.zh, name_en: given.name.en ?? null })
				.execute();
		}
		const set = {
			...(given.ownedBy ? { owned_by: given.ownedBy } : {}),
			...(given.grade ? { grade: given.grade } : {}),
			...(given.trades ? { trades: [...given.trades] } : {}),
			...(given.equipment ? { equipment: [...given.equipment] } : {}),
			...(given.contact !== undefined ? { contact: given.contact || null } : {}),
			...(given.address !== undefined ? { address: given.address || null } : {})
		};
		if (Object.keys(set).length > 0) await tx.updateTable('base').where('resource_id', '=', baseId).set(set).execute();
		return ok(undefined);
	});
}

/** Takes a base's next step and keeps it with who took it and why. */
export async function stepBase(context: Context, baseId: string, given: StepGiven): Promise<Result<void>> {
	const at = await guardBase(context, baseId);
	if (!at.ok) return at;
	return await context.database.db.transaction().execute(async (tx): Promise<Result<void>> => {
		const base = await tx
			.selectFrom('base')
			.where('resource_id', '=', baseId)
			.select(['state', 'named_on', 'expires_on', 'check_due_on', 'barred_until'])
			.forUpdate()
			.executeTakeFirstOrThrow();
		const now = context.now();
		const next = afterStep(
			{
				state: base.state,
				namedOn: base.named_on,
				expiresOn: base.expires_on,
				checkDueOn: base.check_due_on,
				barredUntil: base.barred_until
			},
			given,
			dayOfInstant(now.getTime())
		);
		if (!next.ok) return next;
		const { state, namedOn, expiresOn, checkDueOn, barredUntil } = next.value;
		await tx
			.updateTable('base')
			.where('resource_id', '=', baseId)
			.set({
				state,
				named_on: namedOn,
				expires_on: expiresOn,
				check_due_on: checkDueOn,
				barred_until: barredUntil
			})
			.execute();
		await tx
			.insertInto('base_step')
			.values({
				id: newId(),
				base_id: baseId,
				step: given.step,
				reason: given.reason?.trim() || null,
				until_on: given.until ?? null,
				person_id: context.actor.account?.personId ?? null,
				at: now
			})
			.execute();
		return ok(undefined);
	});
}

/** Inserts so many stations of one machine after those that are there, numbered on. */
export async function insertStations(
	tx: Tx,
	base: { readonly id: string; readonly organizationId: string },
	given: { readonly count: number; readonly machine: string }
): Promise<Result<void>> {
	// one at a time: two who add at once would give the same numbers
	await tx.selectFrom('resource').where('id', '=', base.id).select('id').forUpdate().execute();
	const there = await stationRows(tx, base.id);
	if (there.length + given.count > MOST_STATIONS) return refuse('base_stations_many', { most: MOST_STATIONS });
	const last = Math.max(0, ...there.map((station) => station.position));
	await tx
		.insertInto('resource')
		.values(
			Array.from({ length: given.count }, (_, index) => ({
				id: newId(),
				organization_id: base.organizationId,
				kind: 'station' as const,
				parent_id: base.id,
				name_zh: `${last + index + 1}号`,
				name_en: `No. ${last + index + 1}`,
				machine: given.machine,
				position: last + index + 1
			}))
		)
		.execute();
	return ok(undefined);
}

export async function addStations(
	context: Context,
	baseId: string,
	given: { count: number; machine: string }
): Promise<Result<void>> {
	const at = await guardBase(context, baseId);
	if (!at.ok) return at;
	return await context.database.db
		.transaction()
		.execute((tx) => insertStations(tx, { id: baseId, organizationId: at.value.organizationId }, given));
}

/** Takes a station out of use; refused while it is booked ahead or drawn for a round that is not over. */
export async function retireStation(context: Context, baseId: string, stationId: string): Promise<Result<void>> {
	const at = await guardBase(context, baseId);
	if (!at.ok) return at;
	if (!isId(stationId)) return refuse('base_station_unknown');
	const now = context.now();
	return await context.database.db.transaction().execute(async (tx): Promise<Result<void>> => {
		const station = await tx
			.selectFrom('resource')
			.where('id', '=', stationId)
			.where('parent_id', '=', baseId)
			.where('kind', '=', 'station')
			.where('retired_at', 'is', null)
			.select('name_zh')
			.forUpdate()
			.executeTakeFirst();
		if (!station) return refuse('base_station_unknown');
		const used = await sql<{ used: boolean }>`select
			exists (select 1 from booking where resource_id = ${stationId} and active and upper(during) > ${now})
			or exists (select 1 from heat_place p join heat h on h.id = p.heat_id join round r on r.id = h.round_id
				where p.station_id = ${stationId} and r.state <> 'closed') as used`.execute(tx);
		if (used.rows[0]?.used) return refuse('base_station_used', { name: station.name_zh ?? '' });
		await tx.updateTable('resource').where('id', '=', stationId).set({ retired_at: now }).execute();
		return ok(undefined);
	});
}
