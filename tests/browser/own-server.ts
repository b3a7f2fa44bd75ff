// A Jiangsai of the test's own: started as a person would, on a free port and an empty data folder, and ended with the tests.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeDataFolder } from '../../server/database/placement.ts';

export interface OwnServer {
	/** E.g. http://localhost:41234. */
	readonly url: string;
	/** Set when it was started with --lan. */
	readonly secureUrl: string | null;
	/** The one-time link that makes the first organizer. */
	readonly organizerLink: string;
	readonly dataDir: string;
	readonly pid: number;
	/** Everything it printed so far. */
	output(): string;
	stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '../..');
const PATIENCE = 180_000;

function ended(child: ChildProcess): Promise<number | null> {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
	return new Promise((resolve) => child.once('exit', resolve));
}

/** Starts `npm start`'s program and returns when it greets. */
export async function startOwnServer(args: readonly string[] = []): Promise<OwnServer> {
	const dataDir = await mkdtemp(join(tmpdir(), 'jiangsai-e2e-'));
	const child = spawn(
		process.execPath,
		['server/start.ts', '--port', '0', '--https-port', '0', '--data', dataDir, ...args],
		{
			cwd: ROOT,
			env: { ...process.env, DATABASE_URL: '', NO_COLOR: '1', npm_lifecycle_event: 'test' },
			stdio: ['ignore', 'pipe', 'pipe']
		}
	);
	let output = '';
	const greeted = new Promise<void>((resolve, reject) => {
		const read = (chunk: Buffer): void => {
			output += chunk.toString();
			if (output.includes('Ctrl-C')) resolve();
		};
		child.stdout.on('data', read);
		child.stderr.on('data', read);
		child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready:\n${output}`)));
		setTimeout(() => reject(new Error(`the server was not ready in time:\n${output}`)), PATIENCE).unref();
	});
	const stop = async (): Promise<void> => {
		child.kill('SIGTERM');
		await ended(child);
		await removeDataFolder(dataDir);
	};
	try {
		await greeted;
	} catch (error) {
		await stop();
		throw error;
	}
	const url = /http:\/\/localhost:\d+/.exec(output)?.[0] ?? '';
	const securePort = /https:\/\/[^/\s]+:(\d+)/.exec(output)?.[1];
	return {
		url,
		secureUrl: securePort ? `https://localhost:${securePort}` : null,
		organizerLink: /http:\/\/localhost:\d+\/setup\?token=\S+/.exec(output)?.[0] ?? '',
		dataDir,
		pid: child.pid ?? 0,
		output: () => output,
		stop
	};
}
