// Checking in 检录: an official scans a contestant's code; every reason why not is a sentence.
import { stamp } from '../../../domain/competition/registration/roster.ts';
import { holdsSeat, stateNames, type State } from '../../../domain/competition/registration/states.ts';
import { dayOfInstant } from '../../../domain/shared/day.ts';
import { ok, refuse, type Refusal, type Result } from '../../../domain/shared/result.ts';
import type { Text } from '../../../domain/shared/text.ts';
import { toWire } from '../../../protocol/refusals.ts';
import type { WireRefusal } from '../../../protocol/marks.ts';
import type { Context } from '../../context.ts';
import { text } from '../../live/load-round.ts';
import { guardCompetition } from '../../people/guard.ts';
import { changeRoster } from './change-roster.ts';

export interface CheckInCard {
	readonly id: string;
	readonly code: string;
	readonly number: number;
	readonly name: Text;
	readonly employer: Text;
	readonly state: State;
	readonly event: Text;
	readonly competition: { readonly id: string; readonly title: Text };
	readonly entryCode: string | null;
	readonly station: { readonly heat: number; readonly number: number } | null;
	readonly checkedInAt: string | null;
	/** Why it cannot be checked in now; null when it can, or is already. */
	readonly against: WireRefusal | null;
	/** How many of the event's confirmed are here. */
	readonly here: number;
	readonly expected: number;
}

/** The code out of what was scanned or typed: an address that ends in it, or the code in any grouping. */
export function readCode(scanned: string): string {
	const last =
		scanned
			.trim()
			.split(/[/?#]/)
			.findLast((part) => part !== '') ?? '';
	return last
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.slice(0, 24);
}

async function findByCode(context: Context, code: string) {
	return await context.database.db
		.selectFrom('registration as r')
		.innerJoin('event', 'event.id', 'r.event_id')
		.innerJoin('competition as c', 'c.id', 'event.competition_id')
		.leftJoin('entry', 'entry.registration_id', 'r.id')
		.leftJoin('heat_place', 'heat_place.entry_id', 'entry.id')
		.leftJoin('heat', 'heat.id', 'heat_place.heat_id')
		.where('r.code', '=', code)
		.select([
			'r.id',
			'r.event_id',
			'r.code',
			'r.number',
			'r.state',
			'r.name_zh',
			'r.name_en',
			'r.employer_zh',
			'r.employer_en',
			'r.changed_at',
			'event.title_zh as event_zh',
			'event.title_en as event_en',
			'c.id as competition_id',
			'c.title_zh',
			'c.title_en',
			'c.starts_on',
			'c.ends_on',
			'entry.code as entry_code',
			'heat.number as heat',
			'heat_place.station_number'
		])
		.executeTakeFirst();
}

type Found = NonNullable<Awaited<ReturnType<typeof findByCode>>>;

/** Why somebody cannot be checked in today at this competition; null when they can. */
function against(found: Found, competitionId: string | null, now: Date): Refusal | null {
	const name = found.name_zh;
	if (competitionId && found.competition_id !== competitionId)
		return { code: 'registration_wrong_competition', params: { name, competition: found.title_zh } };
	const today = dayOfInstant(now.getTime());
	if (today < found.starts_on || today > found.ends_on)
		return {
			code: 'registration_wrong_day',
			params: { competition: found.title_zh, from: found.starts_on, to: found.ends_on }
		};
	if (found.state === 'checked-in')
		return { code: 'registration_checked_already', params: { name, at: stamp(found.changed_at.getTime()) } };
	if (found.state === 'confirmed') return null;
	const { zh, en } = stateNames[found.state];
	return { code: 'registration_not_confirmed', params: { name, state: zh, state_en: en } };
}

async function cardOf(context: Context, found: Found, competitionId: string | null): Promise<CheckInCard> {
	const counts = await context.database.db
		.selectFrom('registration')
		.where('event_id', '=', found.event_id)
		.groupBy('state')
		.select(['state', ({ fn }) => fn.countAll<number>().as('n')])
		.execute();
	const reason = against(found, competitionId, context.now());
	const here = counts.find((row) => row.state === 'checked-in')?.n ?? 0;
	return {
		id: found.id,
		code: found.code,
		number: found.number,
		name: text(found.name_zh, found.name_en),
		employer: text(found.employer_zh, found.employer_en),
		state: found.state,
		event: text(found.event_zh, found.event_en),
		competition: { id: found.competition_id, title: text(found.title_zh, found.title_en) },
		entryCode: found.entry_code,
		station:
			found.heat !== null && found.station_number !== null ? { heat: found.heat, number: found.station_number } : null,
		checkedInAt: found.state === 'checked-in' ? found.changed_at.toISOString() : null,
		against: reason && found.state !== 'checked-in' ? toWire(reason) : null,
		here,
		expected: counts.filter((row) => holdsSeat(row.state)).reduce((sum, row) => sum + Number(row.n), 0)
	};
}

/** May the actor check in at the competition of this registration? An unknown code reads like one of another's competition. */
async function reach(context: Context, code: string): Promise<Result<Found>> {
	const found = await findByCode(context, code);
	const allowed = await guardCompetition(context, 'registration:check-in', found?.competition_id ?? '');
	if (allowed.ok && found) return ok(found);
	if (!context.actor.account) return refuse('sign_in_needed');
	return refuse('registration_code_unknown', { code });
}

/** Who a code belongs to; for officials of that competition. */
export async function readCheckIn(context: Context, scanned: string): Promise<Result<{ card: CheckInCard }>> {
	const found = await reach(context, readCode(scanned));
	return found.ok ? ok({ card: await cardOf(context, found.value, null) }) : found;
}

/**
 * Checks in whom a code belongs to, or takes that back. With a competition, at that one only: what a scanner at its door reads
 * must be of its own.
 */
export async function checkIn(
	context: Context,
	scanned: string,
	given: { undo: boolean; competitionId?: string }
): Promise<Result<{ card: CheckInCard }>> {
	const found = await reach(context, readCode(scanned));
	if (!found.ok) return found;
	const reason = given.undo ? null : against(found.value, given.competitionId ?? null, context.now());
	if (reason) return { ok: false, refusal: reason };
	const by = { kind: 'desk' as const, personId: context.actor.account?.personId ?? null };
	const { id, event_id: eventId } = found.value;
	const done = await changeRoster(context.database, eventId, by, context.now(), ({ roster }) =>
		Promise.resolve(given.undo ? roster.undoCheckIn(id) : roster.checkIn(id))
	);
	if (!done.ok) return done;
	return await readCheckIn(context, found.value.code);
}
