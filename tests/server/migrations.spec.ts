// From the release before this one to now, with what people had in it.
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import { migrations } from '../../src/lib/server/db/migrate.ts';
import { openDatabase } from '../../src/lib/server/db/database.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** The last migration of the last release. */
const LAST_RELEASE = '2026-11-24T0920-scoring';

let database: TestDatabase;
afterEach(() => database.drop());

it('keeps every competition, and gives it the life that its rounds tell of', async () => {
	database = await createTestDatabase(null);
	const old = new Kysely<unknown>({
		dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: database.url }) })
	});
	const { error } = await new Migrator({
		db: old,
		provider: { getMigrations: async () => ({ ...migrations }) }
	}).migrateTo(LAST_RELEASE);
	expect(error).toBeUndefined();
	await sql`
		insert into organization (id, kind, name_zh) values ('00000000-0000-7000-8000-000000000001', 'federation', '阜宁县总工会');
		insert into competition (id, organization_id, level, title_zh, starts_on, ends_on)
			select ('00000000-0000-7000-8000-00000000010' || n)::uuid, '00000000-0000-7000-8000-000000000001', 'county', '竞赛' || n, '2026-11-24', '2026-11-25'
			from generate_series(1, 3) n;
		insert into event (id, competition_id, title_zh, position)
			select ('00000000-0000-7000-8000-00000000020' || n)::uuid, ('00000000-0000-7000-8000-00000000010' || n)::uuid, '焊工', 1 from generate_series(1, 3) n;
		insert into round (id, event_id, title_zh, position, state, scheme, scheme_hash)
			select ('00000000-0000-7000-8000-00000000030' || n)::uuid, ('00000000-0000-7000-8000-00000000020' || n)::uuid, '决赛', 1,
				(array['draft','open','closed'])[n], '{}', 'x' from generate_series(1, 3) n`.execute(old);
	await old.destroy();
	const now = await openDatabase(database.url);
	const lives = await now.db.selectFrom('competition').orderBy('title_zh').select(['title_zh', 'life']).execute();
	await now.close();
	expect(lives).toEqual([
		{ title_zh: '竞赛1', life: 'planned' },
		{ title_zh: '竞赛2', life: 'running' },
		{ title_zh: '竞赛3', life: 'provisional' }
	]);
});

it('makes everything in an empty database', async () => {
	database = await createTestDatabase(null);
	const opened = await openDatabase(database.url);
	const { rows } = await sql<{ n: number }>`select count(*)::int as n from kysely_migration`.execute(opened.db);
	await opened.close();
	expect(rows[0]?.n).toBe(Object.keys(migrations).length);
});
