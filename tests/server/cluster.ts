// One PostgreSQL for a whole run of tests, started when the first project needs it, with a migrated template to copy from.
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { endOrphan } from '../../server/database/orphan.ts';
import { removeDataFolder } from '../../server/database/placement.ts';
import { startDatabase } from '../../server/database/start-database.ts';
import { migrate } from '../../server/migrations.ts';
import { alive } from '../../server/processes.ts';
import { ensureAppRole } from '../../src/lib/server/db/app-role.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Connects to the cluster's maintenance database. */
		clusterUrl: string;
	}
}

export const TEMPLATE = 'jiangsai_template';

interface Cluster {
	readonly url: string;
	stop(): Promise<void>;
}

const quiet = {
	info: () => {},
	warn: () => {},
	error: (_: object, message: string) => process.stderr.write(`${message}\n`)
};

function database(url: string, name: string): string {
	const other = new URL(url);
	other.pathname = `/${name}`;
	return other.href;
}

const PREFIX = 'jiangsai-test-';
const OWNER = 'owner.pid';

/** Ends and removes the clusters of runs that were killed before they could do it themselves. */
async function sweep(): Promise<void> {
	const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
	for (const name of names) {
		const folder = join(tmpdir(), name);
		const owner = Number(await readFile(join(folder, OWNER), 'utf8').catch(() => 0));
		if (owner === 0 || alive(owner)) continue;
		await endOrphan(join(folder, 'postgres'));
		await removeDataFolder(folder);
	}
}

async function start(): Promise<Cluster> {
	await sweep().catch(() => {}); // another user's is that user's business
	const dataDir = await mkdtemp(join(tmpdir(), PREFIX));
	await writeFile(join(dataDir, OWNER), String(process.pid));
	const running = await startDatabase({ dataDir, log: quiet, durable: false });
	const maintenance = database(running.url, 'postgres');
	const client = new pg.Client({ connectionString: maintenance });
	await client.connect();
	await client.query(`create database ${TEMPLATE}`);
	await client.end();

	const template = database(running.url, TEMPLATE);
	await migrate(template);
	// the role belongs to the whole cluster; files that ran side by side would race for making it
	const pool = new pg.Pool({ connectionString: template, max: 1 });
	const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
	await ensureAppRole(db);
	await db.destroy();
	return {
		url: maintenance,
		async stop() {
			await running.stop();
			await removeDataFolder(dataDir);
		}
	};
}

// several projects share one run, and each of them calls the setup
const KEY = Symbol.for('jiangsai.test-cluster');
const shared = globalThis as { [KEY]?: { cluster: Promise<Cluster>; users: number } };

/** Starts the cluster (or joins the one that runs) and returns what ends it with its last user. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const held = (shared[KEY] ??= { cluster: start(), users: 0 });
	held.users += 1;
	project.provide('clusterUrl', (await held.cluster).url);
	return async () => {
		held.users -= 1;
		if (held.users > 0) return;
		delete shared[KEY];
		await (await held.cluster).stop();
	};
}
