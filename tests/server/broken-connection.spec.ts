// A connection that breaks fails what was asked over it, and nothing else: the process goes on with another one.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../src/lib/server/db/database.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

let owned: TestDatabase;
let database: Database;
let owner: pg.Client;

beforeAll(async () => {
	owned = await createTestDatabase();
	database = await openDatabase(owned.url);
	owner = new pg.Client({ connectionString: owned.url });
	await owner.connect();
});
afterAll(async () => {
	await owner.end();
	await database.close();
	await owned.drop();
});

describe('a connection that breaks', () => {
	it('while it is lent out and waits for the next statement, fails its transaction alone', async () => {
		const broken = database.db.transaction().execute(async (tx) => {
			const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
			await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
			// the end of the connection is noticed while no statement is under way
			await sleep(200);
			await sql`select 1`.execute(tx);
		});
		await expect(broken).rejects.toThrow(/connection|terminat|not queryable/i);
		expect((await database.pool.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
	});
});
