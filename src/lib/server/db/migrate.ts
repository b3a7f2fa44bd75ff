// Migrations run at start, forward only, in the order of their names.
import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';

const files = import.meta.glob<Migration>('../../../../migrations/*.ts', { eager: true });

/** All migrations by their names. */
export const migrations: Readonly<Record<string, Migration>> = Object.fromEntries(
	Object.entries(files).map(([path, migration]) => [path.slice(path.lastIndexOf('/') + 1, -'.ts'.length), migration])
);

/** Brings the database to the newest migration; throws the migration's own error when one fails. */
export async function migrateToLatest<T>(db: Kysely<T>): Promise<void> {
	const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
	const { error } = await migrator.migrateToLatest();
	if (error) throw error instanceof Error ? error : new Error(String(error));
}
