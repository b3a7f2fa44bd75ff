// The floors: what PostgreSQL gives a program that does nothing but commit, over the same driver, on the same cluster.
import pg from 'pg';
import type { Pace } from '../../cli/replay/play.ts';
import { times } from './statistics.ts';

/** Commits one small row after the other over one connection, back to back or at a pace; answers how long each took. */
export async function bareCommits(url: string, count: number, pace: Pace | null = null): Promise<number[]> {
	const pool = new pg.Pool({ connectionString: url, max: 1 });
	try {
		await pool.query('create table if not exists bare (id bigserial primary key, body text not null)');
		const insert = () =>
			pool.query({
				name: 'bare',
				text: 'insert into bare (body) values ($1)',
				values: ['a mark of some thirty letters.']
			});
		for (let i = 0; i < 20; i++) await insert();
		const took: number[] = [];
		for (let i = 0; i < count; i++) {
			await pace?.moment();
			const from = performance.now();
			await insert();
			took.push(performance.now() - from);
		}
		return took;
	} finally {
		await pool.end();
	}
}

/** A round of the product's own tables whose lines nobody reads. */
export interface FloorRound {
	readonly roundId: string;
	readonly entryIds: readonly string[];
}

/**
 * The usual way: a transaction per mark that holds the round's row until it is committed (begin, update, insert, commit), so
 * many at once on one round, in the product's own tables. Answers marks per second.
 */
export async function rowLockMarks(
	url: string,
	{ roundId, entryIds }: FloorRound,
	count: number,
	inFlight: number
): Promise<number> {
	const pool = new pg.Pool({ connectionString: url, max: inFlight });
	try {
		const { rows: seats } = await pool.query<{ id: string; person_id: string }>(
			'select id, person_id from seat where round_id = $1 order by number',
			[roundId]
		);
		const hash = Buffer.alloc(32, 7);
		const mark = async (_: number, lane: number): Promise<void> => {
			const client = await pool.connect();
			try {
				await client.query('begin');
				const { rows } = await client.query<{ seq: string }>({
					name: 'bump',
					text: 'update round set seq = seq + 1, head = $2 where id = $1 returning seq',
					values: [roundId, hash]
				});
				const seq = Number(rows[0]?.seq);
				const seat = seats[lane % seats.length];
				await client.query({
					name: 'line',
					text: `insert into line (round_id, seq, command_id, body_hash, kind, seat_id, person_id, entry_id, aspect, run, value,
							revision, marked_at, received_at, prev_hash, hash)
						values ($1, $2::bigint, gen_random_uuid(), $3, 'mark', $4, $5, $6, 'A1', 0, '7.5', $2::bigint, now(), now(), $3, $3)`,
					values: [roundId, seq, hash, seat?.id, seat?.person_id, entryIds[seq % entryIds.length]]
				});
				await client.query('commit');
			} finally {
				client.release();
			}
		};
		await times(inFlight * 2, inFlight, mark);
		return count / (await times(count, inFlight, mark)).seconds;
	} finally {
		await pool.end();
	}
}
