// From plan to panel: judges are booked for their heats, and seats are filled: at once for a round of one heat, heat by heat when
// each begins for several.
import { sql } from 'kysely';
import { isAt, panelsOf, seatsOf } from '../../../domain/competition/panels/model.ts';
import { brokenRules, UNBREAKABLE } from '../../../domain/competition/panels/rules.ts';
import { dayOfInstant, minuteOfInstant } from '../../../domain/shared/day.ts';
import { ok, refuse, type Refusal, type Result } from '../../../domain/shared/result.ts';
import { personResources } from '../../calendar/bookings/person-resource.ts';
import { newId, type Context } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { guardRound, isId } from '../../people/guard.ts';
import { setSeats, type SeatGiven } from '../panel.ts';
import { hardRefusal } from './change-panels.ts';
import { loadPanels, type LoadedPanels } from './load-panels.ts';

const EXCLUSION = '23P01';

/** The seats of one heat: zones in order, numbers that stay the same from heat to heat; the chief last. */
function seatsOfHeat(loaded: LoadedPanels, heat: number): SeatGiven[] {
	const seats: SeatGiven[] = [];
	let number = 0;
	for (const [zone, { judges }] of loaded.settings.zones.entries())
		for (let slot = 0; slot < judges; slot++) {
			number++;
			const sitting = loaded.model.current.find((one) => isAt(one, { heat, zone }) && one.slot === slot);
			if (sitting) seats.push({ number, role: 'judge', personId: sitting.judge });
		}
	if (loaded.settings.chiefId) seats.push({ number: number + 1, role: 'chief', personId: loaded.settings.chiefId });
	return seats;
}

/** Why a plan cannot be published yet. */
function notReady(loaded: LoadedPanels): Refusal | null {
	const { model } = loaded;
	if (!loaded.plan || model.current.length === 0) return { code: 'panels_not_planned' };
	for (const at of panelsOf(model)) {
		const count = seatsOf(model, at) - model.current.filter((one) => isAt(one, at)).length;
		const zone = model.zones[at.zone]?.title;
		const several = model.zones.length > 1 && zone;
		if (count > 0)
			return {
				code: 'panels_unfilled',
				params: {
					count,
					heat: model.heats[at.heat]?.number ?? 1,
					zone: several ? ` ${zone.zh}` : '',
					zone_en: several ? `, ${zone.en ?? zone.zh}` : ''
				}
			};
	}
	const hard = brokenRules(model, model.current).find((one) => UNBREAKABLE.has(one.rule));
	return hard ? hardRefusal(model, hard) : null;
}

interface Wanted {
	readonly occasionId: string;
	readonly heat: number;
	readonly personId: string;
	readonly role: 'judge' | 'chief-judge';
}

function bookingsWanted(loaded: LoadedPanels): Wanted[] {
	return loaded.heats.flatMap((row, heat): Wanted[] => {
		const occasionId = row.occasion_id;
		if (!occasionId) return [];
		const judges = loaded.model.current
			.filter((one) => one.heat === heat)
			.map((one) => ({ occasionId, heat: row.number, personId: one.judge, role: 'judge' as const }));
		const chief = loaded.settings.chiefId;
		return chief ? [...judges, { occasionId, heat: row.number, personId: chief, role: 'chief-judge' }] : judges;
	});
}

/** Books the judges of every heat hard, and lets go who is no longer on it. */
async function book(tx: Tx, loaded: LoadedPanels, wanted: readonly Wanted[]): Promise<void> {
	const occasions = [...new Set(loaded.heats.flatMap((row) => row.occasion_id ?? []))];
	if (occasions.length === 0) return;
	const resources = await personResources(
		tx,
		wanted.map((one) => one.personId),
		loaded.round.organization_id
	);
	const rows = wanted.flatMap((one) => {
		const resourceId = resources.get(one.personId);
		return resourceId
			? [{ id: newId(), occasion_id: one.occasionId, resource_id: resourceId, role: one.role, hard: true }]
			: [];
	});
	// judges change places between heats: as a whole it may be right while half of it is not
	await sql`set constraints booking_clash deferred`.execute(tx);
	await tx
		.deleteFrom('booking')
		.where('occasion_id', 'in', occasions)
		.where('role', 'in', ['judge', 'chief-judge'])
		// rounds without heats share their competition's occasion: judges of another published panel stay
		.where(
			sql<boolean>`not exists (
				select 1 from resource r
				join panel_plan p on p.published_at is not null and p.round_id <> ${loaded.round.id}
				join round o on o.id = p.round_id join event e on e.id = o.event_id and e.competition_id = ${loaded.round.competition_id}
				left join panel_assignment a on a.plan_id = p.id and a.person_id = r.person_id
				where r.id = booking.resource_id and (a.person_id is not null or p.chief_id = r.person_id))`
		)
		.execute();
	if (rows.length > 0)
		await tx
			.insertInto('booking')
			.values(rows)
			.onConflict((conflict) => conflict.columns(['occasion_id', 'resource_id']).doUpdateSet({ hard: true }))
			.execute();
	await sql`set constraints booking_clash immediate`.execute(tx);
}

const clock = (instant: Date): string => {
	const minute = minuteOfInstant(instant.getTime());
	const two = (part: number) => String(part).padStart(2, '0');
	return `${dayOfInstant(instant.getTime()).slice(5)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};

/** Who is held elsewhere, and by what: the sentence behind a clash that the database found. */
async function clashOf(db: Db, wanted: readonly Wanted[]): Promise<Refusal> {
	for (const one of wanted) {
		const { rows } = await sql<{
			name_zh: string;
			name_en: string | null;
			title_zh: string;
			title_en: string | null;
			from: Date;
			to: Date;
		}>`
			select p.name_zh, p.name_en, o.title_zh, o.title_en, lower(b.during) as from, upper(b.during) as to
			from occasion own, resource r join person p on p.id = r.person_id
			join booking b on b.resource_id = r.id join occasion o on o.id = b.occasion_id
			where own.id = ${one.occasionId} and r.person_id = ${one.personId} and o.id <> own.id and b.hard and b.active
			and b.during && tstzrange(own.starts_at - make_interval(mins => own.setup_minutes), own.ends_at + make_interval(mins => own.teardown_minutes))
			and b.occasion_id not in (select occasion_id from heat where occasion_id is not null and round_id = (select round_id from heat where occasion_id = own.id))
			order by lower(b.during) limit 1`.execute(db);
		const [held] = rows;
		if (held)
			return {
				code: 'panels_booked',
				params: {
					name: held.name_zh,
					name_en: held.name_en ?? held.name_zh,
					what: held.title_zh,
					what_en: held.title_en ?? held.title_zh,
					from: clock(held.from),
					to: clock(held.to),
					heat: one.heat
				}
			};
	}
	return { code: 'panels_changed' };
}

/** Publishes the plan: books the judges, and fills the seats of a round that has one heat. Nothing stays when one is held elsewhere. */
export async function publishPanels(
	context: Context,
	roundId: string,
	given: { revision: number }
): Promise<Result<{ booked: number; seats: number }>> {
	const allowed = await guardRound(context, 'competition:manage', roundId);
	if (!allowed.ok) return allowed;
	const { db } = context.database;
	const loaded = await loadPanels(db, roundId);
	if (!loaded) return refuse('not_allowed');
	if (loaded.round.state === 'closed') return refuse('panels_over');
	if ((loaded.plan?.revision ?? 0) !== given.revision) return refuse('panels_changed');
	const refusal = notReady(loaded);
	if (refusal) return { ok: false, refusal };
	const wanted = bookingsWanted(loaded);
	const published = { published_at: context.now(), published_revision: given.revision };
	try {
		const moved = await db.transaction().execute(async (tx) => {
			const row = await tx
				.updateTable('panel_plan')
				.where('round_id', '=', roundId)
				.where('revision', '=', given.revision)
				.set(published)
				.returning('id')
				.executeTakeFirst();
			if (row) await book(tx, loaded, wanted);
			return !row;
		});
		if (moved) return refuse('panels_changed');
	} catch (error) {
		if ((error as { code?: string }).code !== EXCLUSION) throw error;
		return { ok: false, refusal: await clashOf(db, wanted) };
	}
	if (loaded.heats.length > 1) return ok({ booked: wanted.length, seats: 0 });
	const seats = await setSeats(context, roundId, seatsOfHeat(loaded, 0));
	if (seats.ok) return ok({ booked: wanted.length, seats: seats.value.seats.length });
	await db
		.updateTable('panel_plan')
		.where('round_id', '=', roundId)
		.set({
			published_at: loaded.plan?.published_at ?? null,
			published_revision: loaded.plan?.published_revision ?? null
		})
		.execute();
	return seats;
}

/**
 * Fills the round's seats with the judges of one heat, as it begins. Tablets of who is replaced are taken back. Refused before the
 * panels are published.
 */
export async function applyHeat(context: Context, heatId: string): Promise<Result<{ seats: number }>> {
	if (!isId(heatId)) return refuse('not_allowed');
	const heat = await context.database.db
		.selectFrom('heat')
		.where('id', '=', heatId)
		.select(['round_id', 'number'])
		.executeTakeFirst();
	const allowed = await guardRound(context, 'competition:manage', heat?.round_id ?? '');
	if (!allowed.ok || !heat) return allowed.ok ? refuse('not_allowed') : allowed;
	const loaded = await loadPanels(context.database.db, heat.round_id);
	const index = loaded?.heats.findIndex((row) => row.heat_id === heatId) ?? -1;
	if (!loaded || index < 0) return refuse('not_allowed');
	if (!loaded.plan?.published_at) return refuse('panels_not_published', { heat: heat.number });
	const set = await setSeats(context, heat.round_id, seatsOfHeat(loaded, index));
	return set.ok ? ok({ seats: set.value.seats.length }) : set;
}

/** The same by the heat's number in its round. */
export async function applyHeatNumber(
	context: Context,
	roundId: string,
	number: number
): Promise<Result<{ seats: number }>> {
	const heat =
		isId(roundId) && Number.isInteger(number)
			? await context.database.db
					.selectFrom('heat')
					.where('round_id', '=', roundId)
					.where('number', '=', number)
					.select('id')
					.executeTakeFirst()
			: undefined;
	return await applyHeat(context, heat?.id ?? '');
}
