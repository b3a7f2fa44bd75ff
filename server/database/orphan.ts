// A PostgreSQL that outlived the program which started it (its parent was killed): found by its own pid file, recognised by
// what it is and where it works, and ended before the next one starts.
import { execFile } from 'node:child_process';
import { readFile, readlink, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { Fault } from '../fault.ts';
import { alive, gone } from '../processes.ts';

const run = promisify(execFile);

/** Whether the process is a PostgreSQL server that works in this cluster. */
async function servesCluster(pid: number, cluster: string): Promise<boolean> {
	if (process.platform === 'linux') {
		const place = await readlink(`/proc/${pid}/cwd`).catch(() => '');
		const program = await readlink(`/proc/${pid}/exe`).catch(() => '');
		return place === cluster && /^postgres( \(deleted\))?$/.test(basename(program));
	}
	if (process.platform === 'win32') {
		const { stdout } = await run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']);
		return stdout.toLowerCase().includes('"postgres.exe"');
	}
	const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
	return stdout.includes('postgres') && stdout.includes(cluster);
}

function signal(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(pid, name);
	} catch {
		// it ended by itself in between
	}
}

/** Ends a PostgreSQL server: politely, then at once, then by force. Safe for the data: what is committed is in its log. */
export async function endServer(pid: number, patience: { fast: number; immediate: number }): Promise<boolean> {
	signal(pid, 'SIGINT');
	if (await gone(pid, patience.fast)) return true;
	signal(pid, 'SIGQUIT');
	if (await gone(pid, patience.immediate)) return true;
	signal(pid, 'SIGKILL');
	return gone(pid, 1000);
}

/** Ends the server left over in this cluster, if there is one; returns its process number. */
export async function endOrphan(cluster: string): Promise<number | null> {
	const pidFile = join(cluster, 'postmaster.pid');
	const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
	if (!pid) {
		await rm(pidFile, { force: true }); // an empty one stops PostgreSQL from starting
		return null;
	}
	if (!alive(pid)) return null;
	if (!(await servesCluster(pid, cluster))) {
		// the number now belongs to somebody else, as is usual in a container: PostgreSQL alone would refuse to start
		await rm(pidFile, { force: true });
		return null;
	}
	if (await endServer(pid, { fast: 4000, immediate: 3000 })) return pid;
	throw new Fault({
		zh: `上次留下的数据库进程 ${pid} 无法结束，请手动结束它后再启动。`,
		en: `The database process ${pid} left over from the last run cannot be ended; end it by hand and start again.`
	});
}
