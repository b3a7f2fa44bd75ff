// The embedded database as one thing: a folder in, a connection URL out. Makes, mends, starts, watches and stops a cluster.
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { codeOf, messageOf } from '../fault.ts';
import { findBinaries } from './binaries.ts';
import { hasCluster, initialise, OWNER, resetPassword } from './initialise.ts';
import { endOrphan } from './orphan.ts';
import { openDataFolder, placeCluster } from './placement.ts';
import { newPassword, storedPassword } from './secret.ts';
import { startServer, type Listening, type Server } from './server.ts';
import { socketFolder } from './socket-folder.ts';

/** What the embedded database tells while it starts and runs. */
export interface DatabaseLog {
	info(details: object, message: string): void;
	warn(details: object, message: string): void;
	error(details: object, message: string): void;
}

export interface DatabaseOptions {
	/** The folder that holds everything; its lock is the caller's business. */
	readonly dataDir: string;
	readonly log: DatabaseLog;
	/** False only where nothing needs to survive a power cut: tests. */
	readonly durable?: boolean;
}

export interface RunningDatabase {
	/** Connects as the owner of the database. */
	readonly url: string;
	readonly pid: number;
	/** Ends the server within about `ms` (2.5 s unless told otherwise). */
	stop(ms?: number): Promise<void>;
}

const DATABASE = 'jiangsai';
const WRONG_PASSWORD = '28P01';
const SOCKET_PORT = 5432; // only part of the socket's name

/** Starts the PostgreSQL of a data folder, making it first where there is none. Throws a Fault that says what to do. */
export async function startDatabase(options: DatabaseOptions): Promise<RunningDatabase> {
	const { log, durable = true } = options;
	const dataDir = await openDataFolder(options.dataDir);
	const placement = await placeCluster(dataDir);
	const binaries = await findBinaries(placement.user, placement.home, (place) =>
		log.info({ place }, 'PostgreSQL runs from a copy of its programs')
	);
	const orphan = await endOrphan(placement.cluster);
	if (orphan) log.warn({ process: orphan }, 'ended the database that the last run left behind');
	const exists = await hasCluster(placement, binaries);
	if (placement.elsewhere && !exists)
		log.warn(
			{ place: placement.cluster },
			"the database's user cannot enter the data folder, so the database lies elsewhere and is linked from there"
		);

	const listening: Listening =
		process.platform === 'win32'
			? { folder: null, port: await freePort() }
			: { folder: await socketFolder(placement.cluster, placement.user), port: SOCKET_PORT };
	let password = await storedPassword(dataDir);
	if (!exists) {
		password = await newPassword(dataDir);
		const secrets = listening.folder ?? dataDir;
		await initialise(placement, binaries, secrets, password, durable);
	} else if (!password) {
		password = await newPassword(dataDir);
		await resetPassword(placement, binaries, password);
		log.warn({}, "the database's password file was missing; a new one was made");
	}

	const logFile = join(dataDir, 'postgres.log');
	const start = (): Promise<Server> => startServer(placement, binaries, listening, logFile, durable);
	let server = await start();
	let stopping = false;
	const url = urlOf(listening, password);
	try {
		await ensureDatabase(url).catch(async (error: unknown) => {
			if (codeOf(error) !== WRONG_PASSWORD) throw error;
			await server.stop(2000);
			await resetPassword(placement, binaries, password);
			log.warn({}, 'the stored password was not the one of this database; it is now');
			server = await start();
			await ensureDatabase(url);
		});
	} catch (error) {
		await server.stop(2000);
		throw error;
	}

	void (async () => {
		// a database that dies under us comes back under the same address, unless it keeps dying
		for (let recent: number[] = []; ;) {
			await server.ended;
			if (stopping) return;
			const now = performance.now();
			recent = [...recent.filter((moment) => now - moment < 60_000), now];
			log.error({ restarts: recent.length }, 'the database ended by itself; starting it again');
			if (recent.length > 5) return void log.error({}, 'the database keeps ending; it is not started again');
			await sleep(200 * recent.length);
			try {
				await endOrphan(placement.cluster);
				if (!stopping) server = await start();
			} catch (error) {
				log.error({ err: error }, messageOf(error));
			}
		}
	})();

	return {
		url,
		get pid() {
			return server.pid;
		},
		async stop(ms = 2500) {
			stopping = true;
			await server.stop(ms);
			if (listening.folder) await rm(listening.folder, { recursive: true, force: true });
		}
	};
}

function urlOf({ folder, port }: Listening, password: string): string {
	const url = new URL(`postgres://${OWNER}:${password}@127.0.0.1:${port}/${DATABASE}`);
	if (folder) url.searchParams.set('host', folder);
	return url.href;
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

async function ensureDatabase(url: string): Promise<void> {
	const maintenance = new URL(url);
	maintenance.pathname = '/postgres';
	const client = new pg.Client({ connectionString: maintenance.href });
	await client.connect();
	try {
		const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
		if (rowCount === 0) await client.query(`create database ${DATABASE}`);
	} finally {
		await client.end();
	}
}
