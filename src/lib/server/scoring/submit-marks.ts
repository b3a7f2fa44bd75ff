// A tablet's marks on their way to the record: each command is checked, taken down with the others that wait, and answered
// after commit.
import * as v from 'valibot';
import { refuse, ok, type Result } from '../../domain/shared/result.ts';
import { SheetCommand, type Ack, type Nack, type SheetAnswer, type SheetMark } from '../../protocol/marks.ts';
import { toWire } from '../../protocol/refusals.ts';
import type { Context } from '../context.ts';
import type { LiveRound } from '../live/live-round.ts';
import { guardRound } from '../people/guard.ts';
import { bodyHash } from './chain.ts';
import type { RoundWriter } from './round-writer.ts';

/** Takes down a batch of one seat's commands. The answers stand in the order of the commands; one cannot fail another. */
export async function submitMarks(
	context: Context,
	roundId: string,
	commands: readonly unknown[]
): Promise<Result<SheetAnswer>> {
	const { seat } = context.actor;
	if (!seat) return refuse('seat_lost');
	const allowed = await guardRound(context, 'round:mark', roundId);
	if (!allowed.ok) return allowed;
	const writer = await context.rounds.writer(roundId);
	if (!writer) return refuse('not_allowed');
	return ok({ answers: await takeCommands(writer, commands, seat) });
}

/**
 * Takes down what is left on a tablet that cannot send it any more, from the file it wrote. The lines are the seat's; that an
 * official brought them is on the register. The ids are the tablet's own: what it sent, or still sends, is not taken twice.
 */
export async function takeUnsent(
	context: Context,
	roundId: string,
	given: { readonly seatId: string; readonly commands: readonly unknown[] }
): Promise<Result<SheetAnswer>> {
	const allowed = await guardRound(context, 'round:officiate', roundId);
	if (!allowed.ok) return allowed;
	const writer = await context.rounds.writer(roundId);
	const seat = writer?.round.setup.seats.find((one) => one.id === given.seatId);
	if (!writer || !seat) return refuse('not_allowed');
	const { account, seat: chief } = context.actor;
	const by = {
		number: seat.number,
		seatId: seat.id,
		tabletId: null,
		personId: account?.personId ?? chief?.personId ?? null
	};
	return ok({ answers: await takeCommands(writer, given.commands, by) });
}

/** Whose commands they are, and who brings them. */
interface Bringer {
	readonly number: number;
	readonly seatId: string;
	/** Set when the tablet itself sends: it must still hold the seat. */
	readonly tabletId: string | null;
	readonly personId: string | null;
}

function takeCommands(writer: RoundWriter, commands: readonly unknown[], seat: Bringer): Promise<(Ack | Nack)[]> {
	// the whole batch is handed over at once, so that it shares a commit
	return Promise.all(
		commands.map(async (raw): Promise<Ack | Nack> => {
			const parsed = v.safeParse(SheetCommand, raw);
			if (!parsed.success) return malformed(raw, parsed.issues[0]);
			const command = parsed.output;
			const { commandId, markedAt, ...rest } = command;
			const result = await writer.submit({
				commandId,
				bodyHash: bodyHash([seat.seatId, command]),
				command: rest,
				seatId: seat.seatId,
				tabletId: seat.tabletId,
				personId: seat.personId,
				markedAt: new Date(markedAt).toISOString()
			});
			if (result.ok) return { commandId, ok: true, ...result.value };
			const nack: Nack = { commandId, ok: false, refusal: toWire(result.refusal) };
			if (result.refusal.code !== 'mark_stale' || command.kind !== 'mark') return nack;
			const current = standing(writer.round, command.entryId, String(seat.number), command.aspect, command.run);
			return current ? { ...nack, current } : nack;
		})
	);
}

function malformed(raw: unknown, issue: v.BaseIssue<unknown>): Nack {
	const id = (raw as { commandId?: unknown } | null)?.commandId;
	const where = `${v.getDotPath(issue) ?? '/'}: ${issue.message}`;
	return {
		commandId: typeof id === 'string' ? id : null,
		ok: false,
		refusal: toWire(refuse('body_malformed', { where }).refusal)
	};
}

/** The mark that stands in one place, as it travels. */
export function standing(
	round: LiveRound,
	entryId: string,
	judge: string,
	aspect: string,
	run: number
): SheetMark | null {
	const placed = round.book.placed(entryId, judge, aspect, run);
	return placed ? { entryId, aspect, run, ...placed } : null;
}
