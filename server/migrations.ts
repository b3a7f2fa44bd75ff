// Runs the migrations with plain Node, without a build: for `npm run migrate` and for the template of the tests.
import { Kysely, PostgresDialect } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';

const FOLDER = join(import.meta.dirname, '../migrations');

/** Brings a database to the newest migration and returns the names of those that ran. */
export async function migrate(url: string): Promise<string[]> {
	const pool = new pg.Pool({ connectionString: url, max: 1 });
	const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
	try {
		const migrator = new Migrator({
			db,
			provider: {
				async getMigrations() {
					const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
					const loaded = names.map(async (name) => {
						const migration = (await import(pathToFileURL(join(FOLDER, name)).href)) as Migration;
						return [name.replace(/\.ts$/, ''), migration] as const;
					});
					return Object.fromEntries(await Promise.all(loaded));
				}
			}
		});
		const { error, results = [] } = await migrator.migrateToLatest();
		if (error) throw error instanceof Error ? error : new Error(String(error));
		return results.filter((one) => one.status === 'Success').map((one) => one.migrationName);
	} finally {
		await db.destroy();
	}
}
