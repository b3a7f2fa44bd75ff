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

const TABLES = `
	create table if not exists floor_round (id int primary key, seq bigint not null, head bytea not null);
	create table if not exists floor_line (
		round_id int not null references floor_round, seq bigint not null, command_id uuid not null unique, seat text not null,
		entry text not null, aspect text not null, value text not null, revision int not null, marked_at timestamptz not null,
		received_at timestamptz not null default now(), hash bytea not null, primary key (round_id, seq)
	);
	insert into floor_round values (1, 0, '\\x00') on conflict do nothing`;

/**
 * The usual way: a transaction per mark that holds the round's row until it is committed (begin, update, insert, commit), so
 * many at once on one round. Answers marks per second.
 */
export async function rowLockMarks(url: string, count: number, inFlight: number): Promise<number> {
	const pool = new pg.Pool({ connectionString: url, max: inFlight });
	try {
		await pool.query(TABLES);
		const hash = Buffer.alloc(32, 7);
		const mark = async (): Promise<void> => {
			const client = await pool.connect();
			try {
				await client.query('begin');
				const { rows } = await client.query<{ seq: string }>({
					name: 'bump',
					text: 'update floor_round set seq = seq + 1, head = $1 where id = 1 returning seq',
					values: [hash]
				});
				await client.query({
					name: 'line',
					text: `insert into floor_line (round_id, seq, command_id, seat, entry, aspect, value, revision, marked_at, hash)
						values (1, $1, gen_random_uuid(), 'seat', 'entry', 'A1', '7.5', 1, now(), $2)`,
					values: [rows[0]?.seq, hash]
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
