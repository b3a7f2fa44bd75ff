import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database.ts';

describe('a test database', () => {
	let database: TestDatabase;
	let client: pg.Client;

	beforeAll(async () => {
		database = await createTestDatabase();
		client = new pg.Client({ connectionString: database.url });
		await client.connect();
	});
	afterAll(async () => {
		await client.end();
		await database.drop();
	});

	it('has the tables of every migration', async () => {
		const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name');
		expect(rows.length).toBeGreaterThan(0);
	});

	it('orders text by code point, the same on every machine', async () => {
		const { rows } = await client.query<{ word: string }>(
			`select word from (values ('b'), ('B'), ('a'), ('张'), ('é')) as given(word) order by word`
		);
		expect(rows.map((row) => row.word)).toEqual(['B', 'a', 'b', 'é', '张']);
	});

	it('can order Chinese names as people do', async () => {
		const { rows } = await client.query<{ word: string }>(
			`select word from (values ('张伟'), ('陈静'), ('李强')) as given(word) order by word collate "zh-x-icu"`
		);
		expect(rows.map((row) => row.word)).toEqual(['陈静', '李强', '张伟']);
	});

	it('knows nothing of what another one holds', async () => {
		const other = await createTestDatabase(null);
		const peek = new pg.Client({ connectionString: other.url });
		await peek.connect();
		const { rows } = await peek.query<{ found: string | null }>(`select to_regclass('kysely_migration') as found`);
		await peek.end();
		await other.drop();
		expect(rows[0]?.found).toBeNull();
	});
});
