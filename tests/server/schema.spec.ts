// The tables as the code types them are the tables as the migrations make them.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/lib/server/db/database.ts';
import { createTestDatabase } from './database.ts';

/** Columns by table out of db/schema/: what is nullable has "| null" or is a MaybeInstant. */
function typed(): Record<string, Record<string, boolean>> {
	const folder = new URL('../../src/lib/server/db/schema/', import.meta.url);
	const source = readdirSync(folder)
		.map((file) => readFileSync(new URL(file, folder), 'utf8'))
		.join('\n');
	const interfaces = new Map(
		[...source.matchAll(/export interface (\w+Table) \{\n([\s\S]*?)\n\}/g)].map((found): [string, string] => [
			found[1] ?? '',
			found[2] ?? ''
		])
	);
	const tables = [...source.matchAll(/export interface \w+Tables \{\n([\s\S]*?)\n\}/g)]
		.map(([, found]) => found)
		.join('\n');
	return Object.fromEntries(
		[...tables.matchAll(/\t(\w+): (\w+);/g)].map(([, table, name]) => [
			table,
			Object.fromEntries(
				[...(interfaces.get(name ?? '') ?? '').matchAll(/^\t(\w+): ([\s\S]*?);$/gm)].map(([, column, type]) => [
					column,
					/\| null\b/.test(type ?? '') || type === 'MaybeInstant' || column === 'scheme'
				])
			)
		])
	);
}

it('says the same as the database', async () => {
	const database = await createTestDatabase();
	const opened = await openDatabase(database.url);
	try {
		const { rows } = await opened.pool.query<{ table_name: string; column_name: string; is_nullable: string }>(
			`select table_name, column_name, is_nullable from information_schema.columns
			where table_schema = 'public' and table_name not like 'kysely_%' order by 1, ordinal_position`
		);
		const real: Record<string, Record<string, boolean>> = {};
		for (const row of rows) (real[row.table_name] ??= {})[row.column_name] = row.is_nullable === 'YES';
		expect(typed()).toEqual(real);
	} finally {
		await opened.close();
		await database.drop();
	}
});

it('migrates twice without a change', async () => {
	const database = await createTestDatabase();
	try {
		await (await openDatabase(database.url)).close();
		const again = await openDatabase(database.url);
		const { rows } = await again.pool.query('select count(*)::int as n from organization');
		expect(rows).toEqual([{ n: 0 }]);
		await again.close();
	} finally {
		await database.drop();
	}
});
