// A database of its own for every test file, copied from the migrated template, so that files run side by side.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export interface TestDatabase {
	/** Connects as the owner. */
	readonly url: string;
	/** Removes it, with whoever is still connected. */
	drop(): Promise<void>;
}

async function command(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

/** Makes a fresh database; `template` null makes an empty one, without any table. */
export async function createTestDatabase(template: string | null = 'jiangsai_template'): Promise<TestDatabase> {
	const maintenance = inject('clusterUrl');
	const name = `test_${randomBytes(6).toString('hex')}`;
	const url = new URL(maintenance);
	url.pathname = `/${name}`;
	await command(maintenance, `create database ${name} template ${template ?? 'template0'}`);
	return { url: url.href, drop: () => command(maintenance, `drop database if exists ${name} with (force)`) };
}
