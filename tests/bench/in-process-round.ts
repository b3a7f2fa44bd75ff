// The use case without HTTP: the product's writer on a round, in this process, as its database role.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { APP_ROLE } from '../../src/lib/server/db/app-role.ts';
import type { Database } from '../../src/lib/server/db/database.ts';
import type { Tables } from '../../src/lib/server/db/schema.ts';
import { LiveRound } from '../../src/lib/server/live/live-round.ts';
import { bodyHash } from '../../src/lib/server/scoring/chain.ts';
import { RoundWriter } from '../../src/lib/server/scoring/round-writer.ts';
import type { SheetCommand } from '../../src/lib/protocol/marks.ts';

const types = {
	getTypeParser(oid: number, format?: 'text' | 'binary') {
		if (oid === pg.types.builtins.INT8) return (value: string) => Number(value);
		return pg.types.getTypeParser(oid, format);
	}
} as pg.CustomTypesConfig;

const TICK = 50;

export interface InProcessRound {
	/** Takes a judge's command down; resolves after commit, throws when refused. */
	submit(seat: number, command: SheetCommand): Promise<void>;
	/** How many commits there were so far. */
	readonly commits: number;
	close(): Promise<void>;
}

/** Opens the writer of a staged round over a pool of its own. */
export async function openRound(url: string, roundId: string): Promise<InProcessRound> {
	const pool = new pg.Pool({ connectionString: url, max: 12, types, options: `-c role=${APP_ROLE}` });
	pool.on('error', () => {});
	const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
	const database: Database = { db, pool, guarded: true, close: () => db.destroy() };
	const round = await LiveRound.load(db, roundId);
	if (!round) throw new Error(`there is no round ${roundId}`);
	let commits = 0;
	const touched = new Set<string>();
	const writer = new RoundWriter(
		database,
		round,
		() => new Date(),
		(entryIds) => {
			commits++;
			for (const id of entryIds) touched.add(id);
		}
	);
	// what the streams do when somebody watches: at most once a tick they find the rows that moved
	const watching = setInterval(() => {
		if (touched.size > 0) writer.round.movedRows([...touched]);
		touched.clear();
	}, TICK);
	const seats = new Map(round.setup.seats.map((seat) => [seat.number, seat]));
	return {
		async submit(number, command) {
			const seat = seats.get(number);
			if (!seat) throw new Error(`there is no seat ${number}`);
			const { commandId, markedAt, ...rest } = command;
			const taken = await writer.submit({
				commandId,
				bodyHash: bodyHash([seat.id, command]),
				command: rest,
				seatId: seat.id,
				tabletId: seat.tabletId,
				personId: seat.personId,
				markedAt
			});
			if (!taken.ok) throw new Error(`refused: ${taken.refusal.code}`);
		},
		get commits() {
			return commits;
		},
		async close() {
			clearInterval(watching);
			await db.destroy();
		}
	};
}
