// One run of PostgreSQL as a child process: started, waited for, and told to stop.
import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../fault.ts';
import type { Binaries } from './binaries.ts';
import { environment } from './initialise.ts';
import { endServer } from './orphan.ts';
import type { Placement } from './placement.ts';
import { belongToFolder } from './secret.ts';

const LOG_LIMIT = 5_000_000;
// after a hard stop PostgreSQL replays its log first; that may take a while and is not a failure
const PATIENCE = 120_000;

export interface Listening {
	/** A folder for a Unix socket, or null to listen on 127.0.0.1. */
	readonly folder: string | null;
	readonly port: number;
}

async function openLog(file: string): Promise<{ fd: number; from: number; close(): Promise<void> }> {
	const found = await stat(file).catch(() => null);
	if (found && found.size > LOG_LIMIT) await rename(file, `${file}.1`);
	const handle = await open(file, 'a', 0o600);
	await belongToFolder(file);
	return { fd: handle.fd, from: (await handle.stat()).size, close: () => handle.close() };
}

async function lastWords(file: string, from: number): Promise<string> {
	const lines = (await readFile(file).catch(() => Buffer.alloc(0))).subarray(from).toString().split('\n');
	const fatal = lines.findLast((line) => /(FATAL|PANIC|ERROR):|error while loading/.test(line));
	return (fatal ?? lines.findLast((line) => line.trim() !== '') ?? '')
		.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '')
		.trim();
}

function settings(listening: Listening, durable: boolean): string[] {
	const values: Record<string, string> = {
		listen_addresses: listening.folder ? '' : '127.0.0.1',
		unix_socket_directories: listening.folder ?? '',
		unix_socket_permissions: '0700',
		port: String(listening.port),
		logging_collector: 'off',
		log_destination: 'stderr',
		log_checkpoints: 'off',
		log_timezone: 'UTC',
		timezone: 'UTC',
		// reserved but missing huge pages end a container with SIGBUS
		huge_pages: 'off',
		...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
	};
	return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** A PostgreSQL that accepts connections. */
export interface Server {
	readonly pid: number;
	/** Resolves when the process has ended, for whatever reason. */
	readonly ended: Promise<void>;
	/** Ends it within about `ms`. */
	stop(ms: number): Promise<void>;
}

/** Starts PostgreSQL and returns when it accepts connections. */
export async function startServer(...given: Parameters<typeof startOnce>): Promise<Server> {
	for (let tries = 1; ; tries++) {
		try {
			return await startOnce(...given);
		} catch (error) {
			// the workers of a server that was killed notice its end and go, but not in the same instant
			if (tries > 10 || !(error instanceof Fault) || !/pre-existing shared memory/.test(error.en)) throw error;
			await sleep(300);
		}
	}
}

async function startOnce(
	placement: Placement,
	binaries: Binaries,
	listening: Listening,
	logFile: string,
	durable: boolean
): Promise<Server> {
	const { cluster, user } = placement;
	const log = await openLog(logFile);
	let child: ChildProcess;
	try {
		child = spawn(binaries.postgres, ['-D', cluster, ...settings(listening, durable)], {
			cwd: user ? '/' : undefined,
			env: environment,
			stdio: ['ignore', log.fd, log.fd],
			// its own session: Ctrl-C in the terminal reaches us alone, and we stop it in our order
			detached: true,
			...(user ? { uid: user.uid, gid: user.gid } : {})
		});
	} finally {
		await log.close();
	}
	let running = true;
	const ended = new Promise<void>((resolve) => {
		const end = (): void => {
			running = false;
			resolve();
		};
		child.once('exit', end);
		child.once('error', end);
	});
	const until = performance.now() + PATIENCE;
	while (running && !(await acceptsConnections(cluster, child.pid))) {
		if (performance.now() > until) break;
		await Promise.race([sleep(20), ended]);
	}
	const { pid } = child;
	if (running && pid && (await acceptsConnections(cluster, pid))) {
		const stop = async (ms: number): Promise<void> => {
			if (running) await endServer(pid, { fast: ms * 0.6, immediate: ms * 0.3 });
		};
		return { pid, ended, stop };
	}
	if (running && pid) await endServer(pid, { fast: 1000, immediate: 1000 });
	const why = await lastWords(logFile, log.from);
	throw new Fault({
		zh: `数据库无法启动：${why || '没有说明原因'}。数据在 ${cluster}，没有改动；日志在 ${logFile}。`,
		en: `The database does not start: ${why || 'it gave no reason'}. Its data in ${cluster} was not changed; its log is ${logFile}.`
	});
}

/** PostgreSQL writes its number into the first line of its pid file and its state into the eighth; a killed one leaves both. */
async function acceptsConnections(cluster: string, pid: number | undefined): Promise<boolean> {
	const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
	return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}
