// Steps of a competition's life: taken by somebody, or brought about by its rounds.
import { sql } from 'kysely';
import { lifeOfRounds, mayStep, roundsMayOpen, stepKind } from '../../../domain/competition/life/steps.ts';
import { type Life } from '../../../domain/competition/life.ts';
import { lifeText } from '../../../domain/competition/life/words.ts';
import { daysBetween } from '../../../domain/shared/day.ts';
import { ok, refuse, type Result } from '../../../domain/shared/result.ts';
import type { Context } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { log } from '../../log.ts';
import { guardCompetition } from '../../people/guard.ts';
import { lockLife, roundStates, stepFacts } from './life-facts.queries.ts';
import { publishVersion } from './notice-versions.ts';

export interface StepGiven {
	/** The life that the person saw. */
	readonly from: Life;
	readonly to: Life;
	readonly reason?: string | undefined;
	readonly note?: string | undefined;
	/** New dates, for planning a postponed competition again. */
	readonly startsOn?: string | undefined;
	readonly endsOn?: string | undefined;
}

/** Before anything was run. */
const CAN_BE_CALLED_OFF: ReadonlySet<Life> = new Set([
	'idea',
	'planned',
	'filed',
	'approved',
	'notice',
	'registration',
	'drawn',
	'postponed'
]);

/** A step as it is written down; the life follows by itself, in the database. */
export async function writeStep(
	tx: Db,
	step: {
		competitionId: string;
		from: Life;
		to: Life;
		personId: string | null;
		at: Date;
		reason?: string | null;
		note?: string | null;
	}
): Promise<void> {
	await tx
		.insertInto('competition_step')
		.values({
			competition_id: step.competitionId,
			from_life: step.from,
			to_life: step.to,
			reason: step.reason?.trim() || null,
			note: step.note?.trim() || null,
			person_id: step.personId,
			at: step.at
		})
		.execute();
}

/** Takes a step. Of two people who step at once the second is told what the first did. */
export async function takeStep(context: Context, id: string, given: StepGiven): Promise<Result<{ life: Life }>> {
	const allowed = await guardCompetition(context, 'competition:manage', id);
	if (!allowed.ok) return allowed;
	const personId = context.actor.account?.personId ?? null;
	return await context.database.db.transaction().execute(async (tx): Promise<Result<{ life: Life }>> => {
		const life = await lockLife(tx, id);
		if (life === null) return refuse('not_allowed');
		if (life !== given.from) return await moved(tx, id, life);
		const dated =
			given.to === 'planned' && life === 'postponed' ? await setDates(context, tx, id, given) : ok(undefined);
		if (!dated.ok) return dated;
		const facts = await stepFacts(tx, id, context.now());
		if (!facts) return refuse('not_allowed');
		const may = mayStep(facts, given.to, given.reason ?? null);
		if (!may.ok) return may;
		await writeStep(tx, { ...given, competitionId: id, from: life, personId, at: context.now() });
		await settleOccasions(tx, id, given.to);
		if (given.to === 'notice' && may.value.kind === 'on') await publishVersion(tx, id, { personId, at: context.now() });
		return ok({ life: given.to });
	});
}

async function moved(tx: Tx, id: string, life: Life): Promise<Result<never>> {
	const last = await tx
		.selectFrom('competition_step')
		.leftJoin('person', 'person.id', 'competition_step.person_id')
		.where('competition_id', '=', id)
		.orderBy('number', 'desc')
		.limit(1)
		.select(['person.name_zh', 'person.name_en'])
		.executeTakeFirst();
	const word = lifeText[life];
	return refuse('life_moved', {
		who: last?.name_zh ?? '评分',
		who_en: last?.name_en ?? last?.name_zh ?? 'The scoring',
		life: word.zh,
		life_en: word.en
	});
}

/** New dates of a postponed competition; what was to happen on the old days moves along, still in pencil. */
async function setDates(context: Context, tx: Tx, id: string, given: StepGiven): Promise<Result<void>> {
	const now = await tx
		.selectFrom('competition')
		.where('id', '=', id)
		.select(['starts_on', 'ends_on'])
		.executeTakeFirstOrThrow();
	const today = context.now().getTime();
	const { startsOn } = given;
	if (!startsOn || Date.parse(`${startsOn}T23:59:59+08:00`) < today) return refuse('life_dates_needed');
	const endsOn = given.endsOn ?? startsOn;
	if (endsOn < startsOn) return refuse('dates_reversed');
	await tx.updateTable('competition').where('id', '=', id).set({ starts_on: startsOn, ends_on: endsOn }).execute();
	await shiftOccasions(tx, id, daysBetween(now.starts_on, startsOn));
	return ok(undefined);
}

function occasionsOf(tx: Tx, id: string) {
	return tx
		.updateTable('occasion')
		.where((eb) =>
			eb.or([
				eb('competition_id', '=', id),
				eb('event_id', 'in', eb.selectFrom('event').where('event.competition_id', '=', id).select('event.id'))
			])
		);
}

async function shiftOccasions(tx: Tx, id: string, days: number): Promise<void> {
	if (days === 0) return;
	await occasionsOf(tx, id)
		.where('state', '=', 'draft')
		.set({
			starts_at: sql`starts_at + make_interval(days => ${days})`,
			ends_at: sql`ends_at + make_interval(days => ${days})`
		})
		.execute();
}

/** Called off: what was to happen is cancelled and says so in every calendar. Put off: it is back in pencil and holds nothing. */
async function settleOccasions(tx: Tx, id: string, to: Life): Promise<void> {
	if (to === 'cancelled')
		await occasionsOf(tx, id)
			.where('state', 'in', ['draft', 'planned', 'confirmed', 'running'])
			.set({ state: 'cancelled' })
			.execute();
	if (to === 'postponed')
		await occasionsOf(tx, id).where('state', 'in', ['planned', 'confirmed']).set({ state: 'draft' }).execute();
}

/**
 * A deed elsewhere brought the competition to this life (a draw was published, say): moves it there when that is a step
 * onward, and leaves it where it is otherwise. Inside the deed's own transaction.
 */
export async function followDeed(
	tx: Db,
	competitionId: string,
	to: Life,
	deed: { personId: string | null; at: Date; note: string }
): Promise<boolean> {
	const from = await lockLife(tx, competitionId);
	if (from === null || stepKind(from, to, 'enterprise') !== 'on') return false;
	await writeStep(tx, { competitionId, from, to, ...deed });
	return true;
}

/**
 * The date of a competition that comes from a series was called off or is on again: the life follows as long as nothing of it
 * was run, with the series as its reason. Inside the series' own transaction.
 */
export async function followSeries(tx: Db, competitionId: string, cancelled: boolean): Promise<void> {
	const from = await lockLife(tx, competitionId);
	if (from === null || (cancelled ? !CAN_BE_CALLED_OFF.has(from) : from !== 'cancelled')) return;
	await tx
		.insertInto('competition_step')
		.values({
			competition_id: competitionId,
			from_life: from,
			to_life: cancelled ? 'cancelled' : 'planned',
			reason: cancelled ? '系列安排中取消了这一天' : null,
			note: null,
			person_id: null
		})
		.execute();
}

/** Lets the life follow the rounds of a competition: one opened, all are closed. What was scored stands whatever comes of it. */
export async function followRounds(context: Context, competitionId: string): Promise<void> {
	try {
		await context.database.db.transaction().execute(async (tx) => {
			const from = await lockLife(tx, competitionId);
			if (from === null) return;
			const rounds = await roundStates(tx, competitionId);
			const to = lifeOfRounds(from, rounds);
			if (!to) return;
			const personId = context.actor.account?.personId ?? context.actor.seat?.personId ?? null;
			await writeStep(tx, { competitionId, from, to, personId, at: context.now() });
		});
	} catch (error) {
		// the round is open or closed all the same; the next one that opens or closes brings the life along
		log.error({ err: error, competition: competitionId }, 'the life did not follow the rounds');
	}
}

/** May rounds of this competition open? Not while it is called off, put off or settled. */
export async function guardOpening(context: Context, competitionId: string): Promise<Result<void>> {
	const row = await context.database.db
		.selectFrom('competition')
		.where('id', '=', competitionId)
		.select('life')
		.executeTakeFirst();
	if (!row || roundsMayOpen(row.life)) return ok(undefined);
	const word = lifeText[row.life];
	return refuse('life_round_shut', { life: word.zh, life_en: word.en });
}
