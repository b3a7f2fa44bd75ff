// The one way to PostgreSQL: a pool, Kysely on it, and the role the application runs as.
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { APP_ROLE, ensureAppRole } from './app-role.ts';
import { migrateToLatest } from './migrate.ts';
import type { Tables } from './schema.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** A database that is ready: migrated, and used through the application's role. */
export interface Database {
	readonly db: Db;
	readonly pool: pg.Pool;
	/** Whether the register is also protected by missing grants (false where the server forbids making a role). */
	readonly guarded: boolean;
	close(): Promise<void>;
}

const types = {
	getTypeParser(oid: number, format?: 'text' | 'binary') {
		if (oid === pg.types.builtins.INT8) return (value: string) => Number(value); // seq and counts stay far below 2^53
		if (oid === pg.types.builtins.DATE) return (value: string) => value; // a day has no time zone
		return pg.types.getTypeParser(oid, format);
	}
} as pg.CustomTypesConfig;

function openPool(url: string, role: string | null, max: number): pg.Pool {
	const pool = new pg.Pool({
		connectionString: url,
		max,
		types,
		connectionTimeoutMillis: 5000,
		...(role ? { options: `-c role=${role}` } : {})
	});
	// A connection that breaks is replaced, and whoever asks something of it is told. Without a listener it would end the process:
	// the pool has one for connections that lie idle, those that are lent out would have none.
	pool.on('error', () => {});
	pool.on('connect', (client) => client.on('error', () => {}));
	return pool;
}

/**
 * Connects to `url` (the owner of the tables), migrates, and returns a database used with the application's role.
 * Throws when the server cannot be reached or a migration fails.
 */
export async function openDatabase(url: string, options: { poolSize?: number } = {}): Promise<Database> {
	const ownerPool = openPool(url, null, 2);
	const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: ownerPool }) });
	let guarded: boolean;
	try {
		await migrateToLatest(owner);
		guarded = await ensureAppRole(owner);
	} finally {
		await owner.destroy();
	}
	const pool = openPool(url, guarded ? APP_ROLE : null, options.poolSize ?? 12);
	const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
	return { db, pool, guarded, close: () => db.destroy() };
}
