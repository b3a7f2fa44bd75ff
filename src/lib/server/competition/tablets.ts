// The tablets that seats are marked on: codes for pairing, taking over, revoking.
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Text } from '../../domain/shared/text.ts';
import { ok, refuse, type Result } from '../../domain/shared/result.ts';
import { newId, type Context } from '../context.ts';
import { loadRoundSetup, text } from '../live/load-round.ts';
import { guardRound, isId } from '../people/guard.ts';
import { newPairingCode, newToken, normalizeCode, tokenHash } from '../people/secrets.ts';
import { countTry } from '../people/sign-in.ts';

const CODE_MINUTES = 10;

// 24⁶ codes: with at most 100 wrong guesses in the life of a code, one live code is hit with probability 5 × 10⁻⁷
const guessesFromAddress = new RateLimiterMemory({ points: 10, duration: 600 });
const guessesInAll = new RateLimiterMemory({ points: 100, duration: 600 });

async function seatsRound(
	context: Context,
	seatId: string
): Promise<{ roundId: string; number: number; personId: string | null } | null> {
	if (!isId(seatId)) return null;
	const seat = await context.database.db
		.selectFrom('seat')
		.where('id', '=', seatId)
		.select(['round_id', 'number', 'person_id'])
		.executeTakeFirst();
	return seat ? { roundId: seat.round_id, number: seat.number, personId: seat.person_id } : null;
}

/** A new code for a seat; codes given out before for it stop working. */
export async function newSeatCode(
	context: Context,
	seatId: string
): Promise<Result<{ code: string; path: string; expiresAt: string }>> {
	const seat = await seatsRound(context, seatId);
	const allowed = await guardRound(context, 'round:officiate', seat?.roundId ?? '');
	if (!allowed.ok) return allowed;
	if (!seat?.personId) return refuse('seat_unstaffed', { seat: seat?.number ?? '' });
	const code = newPairingCode();
	const expiresAt = new Date(context.now().getTime() + CODE_MINUTES * 60_000);
	await context.database.db.transaction().execute(async (tx) => {
		await tx.deleteFrom('pairing_code').where('seat_id', '=', seatId).execute();
		await tx
			.insertInto('pairing_code')
			.values({ code_hash: tokenHash(code), seat_id: seatId, expires_at: expiresAt })
			.execute();
	});
	return ok({ code, path: `/pad?code=${code}`, expiresAt: expiresAt.toISOString() });
}

async function guess(address: string): Promise<Result<void>> {
	for (const [limiter, key] of [
		[guessesFromAddress, address],
		[guessesInAll, 'all']
	] as const) {
		const state = await limiter.get(key);
		if (state && state.remainingPoints <= 0)
			return refuse('too_many_tries', { seconds: Math.ceil(state.msBeforeNext / 1000) });
	}
	return ok(undefined);
}

async function wrongGuess(address: string): Promise<void> {
	await countTry(guessesFromAddress, address);
	await countTry(guessesInAll, 'all');
}

function openCode(context: Context, code: string) {
	return context.database.db
		.selectFrom('pairing_code')
		.where('code_hash', '=', tokenHash(normalizeCode(code)))
		.where('used_at', 'is', null)
		.where('expires_at', '>', context.now());
}

export interface SeatLooked {
	readonly seat: {
		readonly number: number;
		readonly role: 'judge' | 'chief';
		readonly person: Text | null;
		readonly employer: Text | null;
		/** Whether another tablet holds the seat and would lose it. */
		readonly takenOver: boolean;
	};
	readonly round: { readonly title: Text; readonly event: Text; readonly competition: Text };
}

/** What a code is for, without spending it: the judge confirms the seat first. */
export async function lookAtCode(context: Context, code: string, address: string): Promise<Result<SeatLooked>> {
	const allowed = await guess(address);
	if (!allowed.ok) return allowed;
	const row = await openCode(context, code)
		.innerJoin('seat', 'seat.id', 'pairing_code.seat_id')
		.innerJoin('round', 'round.id', 'seat.round_id')
		.innerJoin('event', 'event.id', 'round.event_id')
		.innerJoin('competition', 'competition.id', 'event.competition_id')
		.leftJoin('person', 'person.id', 'seat.person_id')
		.leftJoin('organization', 'organization.id', 'person.employer_id')
		.leftJoin('tablet', (join) => join.onRef('tablet.seat_id', '=', 'seat.id').on('tablet.ended_at', 'is', null))
		.select([
			'seat.number',
			'seat.role',
			'person.name_zh',
			'person.name_en',
			'organization.name_zh as employer_zh',
			'organization.name_en as employer_en',
			'tablet.id as tablet_id',
			'round.title_zh',
			'round.title_en',
			'event.title_zh as event_zh',
			'event.title_en as event_en',
			'competition.title_zh as competition_zh',
			'competition.title_en as competition_en'
		])
		.executeTakeFirst();
	if (!row) {
		await wrongGuess(address);
		return refuse('pairing_code_wrong');
	}
	return ok({
		seat: {
			number: row.number,
			role: row.role,
			person: row.name_zh ? text(row.name_zh, row.name_en) : null,
			employer: row.employer_zh ? text(row.employer_zh, row.employer_en) : null,
			takenOver: row.tablet_id !== null
		},
		round: {
			title: text(row.title_zh, row.title_en),
			event: text(row.event_zh, row.event_en),
			competition: text(row.competition_zh, row.competition_en)
		}
	});
}

/** Spends a code: this tablet holds the seat from now on, an earlier one is told that it lost it. */
export async function pair(
	context: Context,
	given: { code: string; label: string },
	address: string
): Promise<Result<{ token: string; seatId: string; roundId: string }>> {
	const allowed = await guess(address);
	if (!allowed.ok) return allowed;
	const token = newToken();
	const paired = await context.database.db.transaction().execute(async (tx) => {
		const spent = await tx
			.updateTable('pairing_code')
			.set({ used_at: context.now() })
			.where('code_hash', '=', tokenHash(normalizeCode(given.code)))
			.where('used_at', 'is', null)
			.where('expires_at', '>', context.now())
			.returning('seat_id')
			.executeTakeFirst();
		if (!spent) return null;
		const seat = await tx
			.selectFrom('seat')
			.where('id', '=', spent.seat_id)
			.select('round_id')
			.forUpdate()
			.executeTakeFirstOrThrow();
		await tx
			.updateTable('tablet')
			.where('seat_id', '=', spent.seat_id)
			.where('ended_at', 'is', null)
			.set({ ended_at: context.now(), ended_why: 'taken-over' })
			.execute();
		await tx
			.insertInto('tablet')
			.values({ id: newId(), seat_id: spent.seat_id, token_hash: tokenHash(token), label: given.label })
			.execute();
		return { seatId: spent.seat_id, roundId: seat.round_id };
	});
	if (!paired) {
		await wrongGuess(address);
		return refuse('pairing_code_wrong');
	}
	context.notices.seatLost(paired.seatId, 'taken-over');
	await tabletsMoved(context, paired.roundId);
	return ok({ token, ...paired });
}

/** Ends the tablet that holds a seat. */
export async function revokeSeat(context: Context, seatId: string): Promise<Result<void>> {
	const seat = await seatsRound(context, seatId);
	const allowed = await guardRound(context, 'round:officiate', seat?.roundId ?? '');
	if (!allowed.ok || !seat) return allowed;
	await context.database.db.transaction().execute(async (tx) => {
		await tx
			.updateTable('tablet')
			.where('seat_id', '=', seatId)
			.where('ended_at', 'is', null)
			.set({ ended_at: context.now(), ended_why: 'revoked' })
			.execute();
		await tx.deleteFrom('pairing_code').where('seat_id', '=', seatId).execute();
	});
	context.notices.seatLost(seatId, 'revoked');
	await tabletsMoved(context, seat.roundId);
	return ok(undefined);
}

/** Which tablet holds a seat is shown on the desk but is nothing that audiences could notice. */
async function tabletsMoved(context: Context, roundId: string): Promise<void> {
	const setup = await loadRoundSetup(context.database.db, roundId);
	if (setup) await context.rounds.tabletsChanged(roundId, setup.seats);
}
