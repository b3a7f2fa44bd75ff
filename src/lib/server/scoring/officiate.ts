// What officials put on the record: opening and closing, what the public sees, sheets given back, statuses.
import type { Command, RoundMode } from '../../domain/scoring/book.ts';
import type { EntryStatus } from '../../domain/scoring/scheme.ts';
import { ok, refuse, type Result } from '../../domain/shared/result.ts';
import type { PadChange } from '../../protocol/pad.ts';
import { followRounds, guardOpening } from '../competition/life/take-step.ts';
import { withdrawnEntries } from '../competition/registration/take-into-round.ts';
import { newId, type Context } from '../context.ts';
import { guardRound } from '../people/guard.ts';
import { bodyHash } from './chain.ts';
import type { Taken } from './round-writer.ts';

async function take(
	context: Context,
	roundId: string,
	commandId: string,
	command: Command,
	told: (round: { seatIds: readonly string[]; seq: number }) => { seatIds: readonly string[]; change: PadChange } | null
): Promise<Result<{ seq: number }>> {
	const writer = await context.rounds.writer(roundId);
	if (!writer) return refuse('not_allowed');
	const taken: Result<Taken> = await writer.submit({
		commandId,
		bodyHash: bodyHash([context.actor.account?.personId ?? context.actor.seat?.seatId, command]),
		command,
		seatId: null,
		tabletId: context.actor.account ? null : (context.actor.seat?.tabletId ?? null),
		personId: context.actor.account?.personId ?? context.actor.seat?.personId ?? null,
		markedAt: null
	});
	if (!taken.ok) return taken;
	const notice = told({ seatIds: writer.round.setup.seats.map((seat) => seat.id), seq: taken.value.seq });
	if (notice) context.notices.padChanged(notice.seatIds, notice.change);
	return ok({ seq: taken.value.seq });
}

/** Opens scoring: pins the scheme by its hash. Refused while scheme, entries or judges are missing. */
export async function openRound(
	context: Context,
	roundId: string,
	commandId: string
): Promise<Result<{ seq: number }>> {
	const allowed = await guardRound(context, 'round:officiate', roundId);
	if (!allowed.ok) return allowed;
	const round = await context.rounds.get(roundId);
	if (!round?.setup.schemeHash) return refuse('scheme_missing');
	const judges = round.setup.seats.filter((seat) => seat.role === 'judge');
	const empty = judges.filter((seat) => !seat.personId).map((seat) => seat.number);
	if (judges.length === 0 || empty.length > 0) return refuse('panel_missing', { seats: empty.join('、') || '1' });
	const unseated = round.unseatedAspects();
	if (unseated.length > 0) return refuse('panel_lacks', { aspects: unseated.join('、') });
	const may = await guardOpening(context, round.setup.competitionId);
	if (!may.ok) return may;
	const opened = await take(
		context,
		roundId,
		commandId,
		{ kind: 'open', schemeHash: round.setup.schemeHash },
		({ seatIds, seq }) => ({ seatIds, change: { seq, why: 'round-opened' } })
	);
	if (opened.ok) {
		await recordWithdrawn(context, roundId);
		await followRounds(context, round.setup.competitionId);
	}
	return opened;
}

/** Puts on the record, once scoring is open, who left the list after it was taken into the round. */
async function recordWithdrawn(context: Context, roundId: string): Promise<void> {
	const round = await context.rounds.get(roundId);
	for (const { entryId, reason } of await withdrawnEntries(context, roundId))
		if (round?.book.status(entryId) === 'active')
			await take(context, roundId, newId(), { kind: 'status', entryId, status: 'withdrawn', reason }, () => null);
}

export async function closeRound(
	context: Context,
	roundId: string,
	commandId: string
): Promise<Result<{ seq: number }>> {
	const allowed = await guardRound(context, 'round:officiate', roundId);
	if (!allowed.ok) return allowed;
	const closed = await take(context, roundId, commandId, { kind: 'close' }, ({ seatIds, seq }) => ({
		seatIds,
		change: { seq, why: 'round-closed' }
	}));
	const round = closed.ok ? await context.rounds.get(roundId) : null;
	if (round) await followRounds(context, round.setup.competitionId);
	return closed;
}

/** Sets what the public sees: live, frozen or hidden. */
export async function setMode(
	context: Context,
	roundId: string,
	given: { commandId: string; mode: RoundMode }
): Promise<Result<{ seq: number }>> {
	const allowed = await guardRound(context, 'round:officiate', roundId);
	if (!allowed.ok) return allowed;
	return await take(context, roundId, given.commandId, { kind: 'mode', mode: given.mode }, () => null);
}

/** Gives a signed sheet back to its judge, with the reason. */
export async function reopenSheet(
	context: Context,
	roundId: string,
	given: { commandId: string; entryId: string; seatNumber: number; reason: string }
): Promise<Result<{ seq: number }>> {
	const allowed = await guardRound(context, 'round:officiate', roundId);
	if (!allowed.ok) return allowed;
	const { commandId, ...sheet } = given;
	const round = await context.rounds.get(roundId);
	const seat = round?.setup.seats.find((one) => one.number === given.seatNumber);
	return await take(context, roundId, commandId, { kind: 'reopen', ...sheet }, ({ seq }) =>
		seat ? { seatIds: [seat.id], change: { seq, why: 'sheet-reopened', entryId: given.entryId } } : null
	);
}

/** Puts on the record that an entry did not start, did not finish, was disqualified, withdrew, or competes again. */
export async function setEntryStatus(
	context: Context,
	roundId: string,
	given: { commandId: string; entryId: string; status: EntryStatus; reason: string }
): Promise<Result<{ seq: number }>> {
	const allowed = await guardRound(context, 'round:officiate', roundId);
	if (!allowed.ok) return allowed;
	const { commandId, ...status } = given;
	return await take(context, roundId, commandId, { kind: 'status', ...status }, ({ seatIds, seq }) => ({
		seatIds,
		change: { seq, why: 'entries-changed', entryId: given.entryId }
	}));
}
