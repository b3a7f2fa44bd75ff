// Boards, desks, single scores and the register as they are asked for over HTTP.
import { explain } from '../../domain/scoring/explain.ts';
import type { Explanation } from '../../domain/scoring/derivation.ts';
import { visibleRows, type Audience } from '../../domain/live/visible-board.ts';
import type { BoardHead, BoardRow } from '../../domain/live/board.ts';
import { ok, refuse, type Result } from '../../domain/shared/result.ts';
import type { DeskSnapshot } from '../../protocol/desk.ts';
import { guardKnownRound } from '../competition/life/known.ts';
import type { Context } from '../context.ts';
import { guardRound, isId } from '../people/guard.ts';
import { linesAfter } from './register.queries.ts';

/** A board's snapshot with its ETag, for everybody or for officials. */
export async function readBoard(
	context: Context,
	roundId: string,
	audience: Audience
): Promise<Result<{ etag: string; body: string }>> {
	const allowed =
		audience === 'officials'
			? await guardRound(context, 'round:officiate', roundId)
			: await guardKnownRound(context, roundId);
	if (!allowed.ok) return allowed;
	const streams = isId(roundId) ? await context.rounds.streams(roundId) : null;
	return streams ? ok(streams.boardJson(audience)) : refuse('not_allowed');
}

export async function readDesk(context: Context, roundId: string): Promise<Result<DeskSnapshot>> {
	const allowed = await guardRound(context, 'round:officiate', roundId);
	if (!allowed.ok) return allowed;
	const streams = await context.rounds.streams(roundId);
	return streams ? ok(streams.deskSnapshot()) : refuse('not_allowed');
}

export interface Why {
	readonly head: BoardHead;
	readonly row: BoardRow;
	readonly explanation: Explanation;
	/** The entries that explanation.ties speaks of, as far as they may be named. */
	readonly others: readonly BoardRow[];
}

/** Why an entry has this score and rank, as far as the asker may see it. */
export async function readWhy(context: Context, roundId: string, entryId: string): Promise<Result<Why>> {
	const round = isId(roundId) ? await context.rounds.get(roundId) : null;
	if (!round) return refuse('not_allowed');
	const known = await guardKnownRound(context, roundId);
	if (!known.ok) return known;
	const official = (await guardRound(context, 'round:officiate', roundId)).ok;
	const head = round.head();
	if (!official && head.mode !== 'live') return refuse('not_public');
	const rows = visibleRows(round.rows(), head, round.setup.showNames, official ? 'officials' : 'public');
	const row = rows.find((one) => one.id === entryId);
	const field = round.field();
	const scored = field?.entries.find((one) => one.id === entryId);
	if (!row || !field || !scored) return refuse('not_public');
	const explanation = explain(field.compiled, scored, field.entries);
	const tied = new Set(explanation.ties.map((tie) => tie.with));
	return ok({ head, row, explanation, others: rows.filter((one) => tied.has(one.id)) });
}

/** The register from its first line, one JSON object a line, with what the stand-alone verifier needs. */
export async function exportRegister(context: Context, roundId: string): Promise<Result<string>> {
	const allowed = await guardRound(context, 'round:officiate', roundId);
	if (!allowed.ok) return allowed;
	const round = await context.rounds.get(roundId);
	if (!round) return refuse('not_allowed');
	const { setup, book } = round;
	// taken at once, before anything is waited for: a round that is being scored grows meanwhile
	const head = {
		format: 'jiangsai-register/1',
		roundId,
		competition: setup.competition,
		event: setup.event,
		title: setup.title,
		scheme: setup.scheme,
		schemeHash: setup.schemeHash,
		entries: setup.entries,
		seats: setup.seats.map(({ id, number, role, person }) => ({ id, number, role, person })),
		standings: round.rows().map(({ id, rank, total, state, status }) => ({ id, rank, total, state, status })),
		seq: book.seq,
		head: book.head
	};
	const stored = await linesAfter(context.database.db, roundId, 0);
	const lines = stored.map(({ line }) => line).filter((line) => line.seq <= head.seq);
	return ok([head, ...lines].map((part) => `${JSON.stringify(part)}\n`).join(''));
}
