// Start, finish, skip, late: what it does to the rest of the day, in one transaction, and how to take it back.
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { applyAction, type DayAction, type DayItem } from '../../../domain/calendar/day/programme.ts';
import { dayOfInstant, minuteOfInstant } from '../../../domain/shared/day.ts';
import { ok, refuse, type Refusal, type Result } from '../../../domain/shared/result.ts';
import { newId, type Context } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { applyHeat } from '../../competition/panels/publish-panels.ts';
import { log } from '../../log.ts';
import { guardCompetition } from '../../people/guard.ts';
import { clashesOf, occasionsOfDay, programmeFrame, toItem, type Clash } from './day.queries.ts';

const EXCLUSION_VIOLATION = '23P01';

export interface DayActed {
	readonly moved: readonly { readonly id: string; readonly startsAt: string; readonly endsAt: string }[];
	/** Fixed items that something now runs into. */
	readonly overrun: readonly { readonly id: string; readonly into: string }[];
	readonly clashes: readonly (Omit<Clash, 'from' | 'to'> & { readonly from: string; readonly to: string })[];
	readonly version: number;
}

interface Moment {
	readonly startsAt: number;
	readonly endsAt: number;
	readonly state: DayItem['state'];
	readonly startedAt: number | null;
	readonly finishedAt: number | null;
	readonly plannedAt: number | null;
}

/** What a line keeps, so that it can be taken back. */
interface Changes {
	readonly moved: readonly { readonly id: string; readonly from: Moment; readonly to: Moment }[];
	readonly softened: readonly string[];
}

/** Ends a transaction without its changes, with something to answer. */
class Undone<T> extends Error {
	readonly value: T;
	constructor(value: T) {
		super('rolled back');
		this.value = value;
	}
}

function clock(at: Date): string {
	const minute = minuteOfInstant(at.getTime());
	return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function clashRefusal(clash: Clash): Refusal {
	const { resource, other, from, to } = clash;
	return { code: 'day_clash', params: { resource, other, from: clock(from), to: clock(to) } };
}

function momentOf(item: DayItem, plannedAt: number | null): Moment {
	const { startsAt, endsAt, state, startedAt, finishedAt } = item;
	return { startsAt, endsAt, state, startedAt, finishedAt, plannedAt };
}

/** Writes many moments in one statement, so that their bookings are checked once all have moved. */
async function write(tx: Tx, moments: readonly { readonly id: string; readonly to: Moment }[]): Promise<void> {
	const at = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
	const rows = JSON.stringify(
		moments.map(({ id, to }) => ({
			id,
			starts_at: at(to.startsAt),
			ends_at: at(to.endsAt),
			state: to.state,
			started_at: at(to.startedAt),
			finished_at: at(to.finishedAt),
			planned_at: at(to.plannedAt)
		}))
	);
	await sql`set constraints booking_clash deferred`.execute(tx);
	await sql`
		update occasion o set starts_at = m.starts_at, ends_at = m.ends_at, state = m.state, started_at = m.started_at,
			finished_at = m.finished_at, planned_at = m.planned_at
		from jsonb_to_recordset(${rows}::jsonb) as m(id uuid, starts_at timestamptz, ends_at timestamptz, state text,
			started_at timestamptz, finished_at timestamptz, planned_at timestamptz)
		where o.id = m.id`.execute(tx);
}

async function lock(tx: Tx, competitionId: string): Promise<void> {
	await tx.selectFrom('competition').where('id', '=', competitionId).select('id').forUpdate().execute();
}

interface Given {
	readonly version: number;
	readonly dry: boolean;
	readonly accept: readonly string[];
	readonly reason?: string | undefined;
	readonly action: DayAction;
}

/**
 * Does it, or with `dry` only tells what it would do. New clashes that were not accepted refuse it (`day_clash`) and change
 * nothing; accepted ones make their bookings wishes, listed until somebody solves them.
 */
export async function actOnDay(context: Context, competitionId: string, given: Given): Promise<Result<DayActed>> {
	const allowed = await guardCompetition(context, 'round:officiate', competitionId);
	if (!allowed.ok) return allowed;
	try {
		const acted = await context.database.db.transaction().execute((tx) => actIn(tx, context, competitionId, given));
		context.notices.dayChanged({ competitionId, version: acted.version });
		if (given.action.kind === 'start') await seatPanel(context, given.action.id);
		return ok(acted);
	} catch (error) {
		if (error instanceof Undone) return (error as Undone<Result<DayActed>>).value;
		if ((error as { code?: string }).code !== EXCLUSION_VIOLATION || given.dry) throw error;
		// somebody booked the same in this moment: look again, so that it can be named
		const seen = await actOnDay(context, competitionId, { ...given, dry: true });
		const fresh = seen.ok ? seen.value.clashes.find((clash) => !given.accept.includes(clash.bookingId)) : undefined;
		if (!fresh) return seen.ok ? refuse('day_moved_on') : seen;
		return { ok: false, refusal: clashRefusal({ ...fresh, from: new Date(fresh.from), to: new Date(fresh.to) }) };
	}
}

/** The judges of a heat that begins take their seats, where its panels are published; else the seats stay as they are. */
async function seatPanel(context: Context, occasionId: string): Promise<void> {
	const heat = await context.database.db
		.selectFrom('heat')
		.where('occasion_id', '=', occasionId)
		.select('id')
		.executeTakeFirst();
	if (!heat) return;
	const seated = await applyHeat(context, heat.id);
	if (!seated.ok && seated.refusal.code !== 'panels_not_published')
		log.warn({ heat: heat.id, code: seated.refusal.code }, 'the panel of a heat that began was not seated');
}

async function actIn(tx: Tx, context: Context, competitionId: string, given: Given): Promise<DayActed> {
	await lock(tx, competitionId);
	const target = await tx
		.selectFrom('occasion')
		.where('id', '=', given.action.id)
		.where('competition_id', '=', competitionId)
		.select('starts_at')
		.executeTakeFirst();
	if (!target) throw new Undone(refuse('day_unknown'));
	if ((await programmeFrame(tx, competitionId)).version !== given.version) throw new Undone(refuse('day_moved_on'));
	const day = dayOfInstant(target.starts_at.getTime());
	const rows = await occasionsOfDay(tx, competitionId, day);
	const now = context.now().getTime();
	const effect = applyAction(rows.map(toItem), given.action, now);
	if (!effect.ok) throw new Undone(effect);
	const changes = effect.value.changed.flatMap((to) => {
		const row = rows.find((one) => one.id === to.id);
		if (!row) return [];
		const plannedAt = row.planned_at?.getTime() ?? row.starts_at.getTime();
		return [{ id: to.id, from: momentOf(toItem(row), row.planned_at?.getTime() ?? null), to: momentOf(to, plannedAt) }];
	});
	await write(tx, changes);
	const ids = changes.map((change) => change.id);
	const clashes = await clashesOf(tx, ids);
	const acted = async (): Promise<DayActed> => ({
		moved: changes.map(({ id, to }) => ({
			id,
			startsAt: new Date(to.startsAt).toISOString(),
			endsAt: new Date(to.endsAt).toISOString()
		})),
		overrun: effect.value.overrun,
		clashes: clashes.map((clash) => ({ ...clash, from: clash.from.toISOString(), to: clash.to.toISOString() })),
		version: (await programmeFrame(tx, competitionId)).version
	});
	if (given.dry) throw new Undone(ok({ ...(await acted()), version: given.version }));
	const unseen = clashes.find((clash) => !given.accept.includes(clash.bookingId));
	if (unseen) throw new Undone({ ok: false, refusal: clashRefusal(unseen) });
	const softened = clashes.map((clash) => clash.bookingId);
	if (softened.length > 0) await tx.updateTable('booking').where('id', 'in', softened).set({ hard: false }).execute();
	await keep(tx, context, { competitionId, day, given, changes: { moved: changes, softened } });
	return await acted();
}

async function keep(
	tx: Tx,
	context: Context,
	line: { competitionId: string; day: string; given: Given; changes: Changes }
): Promise<void> {
	const { action, reason } = line.given;
	await tx
		.insertInto('day_line')
		.values({
			id: newId(),
			competition_id: line.competitionId,
			day: line.day,
			at: context.now(),
			person_id: context.actor.account?.personId ?? '',
			action: action.kind,
			occasion_id: action.id,
			minutes: action.kind === 'late' ? action.minutes : null,
			reason: reason ?? null,
			changes: JSON.stringify(line.changes)
		})
		.execute();
}

/** Takes the last thing back that was done on this day, unless something moved since. */
export async function undoOnDay(
	context: Context,
	competitionId: string,
	given: { version: number; day: string }
): Promise<Result<{ version: number }>> {
	const allowed = await guardCompetition(context, 'round:officiate', competitionId);
	if (!allowed.ok) return allowed;
	try {
		const version = await context.database.db.transaction().execute((tx) => undoIn(tx, context, competitionId, given));
		context.notices.dayChanged({ competitionId, version });
		return ok({ version });
	} catch (error) {
		if (error instanceof Undone) return (error as Undone<Result<{ version: number }>>).value;
		if ((error as { code?: string }).code === EXCLUSION_VIOLATION) return refuse('day_moved_on');
		throw error;
	}
}

async function undoIn(
	tx: Tx,
	context: Context,
	competitionId: string,
	given: { version: number; day: string }
): Promise<number> {
	await lock(tx, competitionId);
	if ((await programmeFrame(tx, competitionId)).version !== given.version) throw new Undone(refuse('day_moved_on'));
	const last = await tx
		.selectFrom('day_line')
		.leftJoin('day_line as undoing', 'undoing.undoes', 'day_line.id')
		.where('day_line.competition_id', '=', competitionId)
		.where('day_line.day', '=', given.day)
		.where('day_line.action', '!=', 'undo')
		.where('undoing.id', 'is', null)
		.orderBy('day_line.at', 'desc')
		.orderBy('day_line.id', 'desc')
		.select(['day_line.id', 'day_line.changes'])
		.executeTakeFirst();
	if (!last) throw new Undone(refuse('day_nothing_to_undo'));
	const { moved, softened } = last.changes as Changes;
	const rows = await occasionsOfDay(tx, competitionId, given.day);
	const asLeft = moved.every(({ id, to }) => {
		const row = rows.find((one) => one.id === id);
		return row && isDeepStrictEqual(momentOf(toItem(row), row.planned_at?.getTime() ?? null), to);
	});
	if (!asLeft) throw new Undone(refuse('day_moved_on'));
	await write(
		tx,
		moved.map(({ id, from }) => ({ id, to: from }))
	);
	if (softened.length > 0)
		await tx
			.updateTable('booking')
			.where('id', 'in', [...softened])
			.set({ hard: true })
			.execute();
	await tx
		.insertInto('day_line')
		.values({
			id: newId(),
			competition_id: competitionId,
			day: given.day,
			at: context.now(),
			person_id: context.actor.account?.personId ?? '',
			action: 'undo',
			occasion_id: null,
			minutes: null,
			reason: null,
			changes: JSON.stringify({ moved: moved.map(({ id, from, to }) => ({ id, from: to, to: from })), softened: [] }),
			undoes: last.id
		})
		.execute();
	return (await programmeFrame(tx, competitionId)).version;
}
