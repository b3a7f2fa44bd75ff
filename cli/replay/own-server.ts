// A server of one's own for a while: the product's shell as a child process on a free port with a temporary data folder.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeDataFolder } from '../../server/database/placement.ts';
import { Api } from './http-api.ts';

const ROOT = resolve(import.meta.dirname, '../..');
// the first start makes the database and may build the application
const PATIENCE = 240_000;

export interface OwnServerOptions {
	/** The folder to work on; a temporary one, removed at the end, unless given. */
	readonly dataDir?: string;
	/** A database of one's own instead of the embedded one. */
	readonly databaseUrl?: string;
	readonly port?: number;
}

export interface OwnServer {
	readonly url: string;
	readonly pid: number;
	/** The path of the one-time link of the first organizer, while there is none. */
	readonly setupPath: string | null;
	/** Resolves with its last words when it has ended, for whatever reason. */
	readonly ended: Promise<string>;
	/** Ends it as a power cut would, and returns when the process is gone. */
	kill(): Promise<void>;
	/** Ends it in order and removes a temporary data folder. */
	stop(): Promise<void>;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}

async function answers(url: string): Promise<boolean> {
	try {
		await new Api(url).get('/api/me');
		return true;
	} catch {
		return false;
	}
}

async function ended(child: ChildProcess): Promise<void> {
	if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Starts the product without the demo season and returns when it answers. Throws with its last words when it does not start. */
export async function startOwnServer(options: OwnServerOptions = {}): Promise<OwnServer> {
	const temporary = options.dataDir ? null : await mkdtemp(join(tmpdir(), 'jiangsai-'));
	const dataDir = options.dataDir ?? temporary ?? '';
	const port = options.port ?? (await freePort());
	const url = `http://127.0.0.1:${port}`;
	const environment: NodeJS.ProcessEnv = { ...process.env, LOG_LEVEL: 'warn', NODE_ENV: 'production' };
	delete environment.DATABASE_URL;
	if (options.databaseUrl) environment.DATABASE_URL = options.databaseUrl;
	const child = spawn(
		process.execPath,
		[join(ROOT, 'server/start.ts'), '--port', String(port), '--host', '127.0.0.1', '--data', dataDir, '--no-demo'],
		{ cwd: ROOT, env: environment, stdio: ['ignore', 'pipe', 'pipe'] }
	);
	// whatever ends this process must not leave a server behind
	const orphaned = (): void => void child.kill('SIGTERM');
	process.once('exit', orphaned);
	child.once('exit', () => process.off('exit', orphaned));
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-20_000)));
	const clear = async (): Promise<void> => {
		if (temporary) await removeDataFolder(temporary);
	};
	const setupLink = (): string | null => /\/setup\?token=[\w-]+/.exec(said)?.[0] ?? null;

	const until = performance.now() + PATIENCE;
	while (!(await answers(url))) {
		if (child.exitCode !== null || child.signalCode !== null || performance.now() > until) {
			child.kill('SIGKILL');
			await clear();
			throw new Error(`the server did not start:\n${said.trim()}`);
		}
		await sleep(50);
	}
	// it greets a moment after its first answer
	for (let tries = 0; tries < 40 && !said.includes(`localhost:${port}`); tries++) await sleep(50);
	return {
		url,
		pid: child.pid ?? 0,
		get setupPath() {
			return setupLink();
		},
		ended: ended(child).then(() => said.trim()),
		async kill() {
			child.kill('SIGKILL');
			await ended(child);
		},
		async stop() {
			child.kill('SIGTERM');
			const gone = await Promise.race([ended(child).then(() => true), sleep(10_000, false)]);
			if (!gone) child.kill('SIGKILL');
			await ended(child);
			await clear();
		}
	};
}
