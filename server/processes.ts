// What can be known about another process, so that no stranger is ever signalled by a recycled number.
import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { codeOf } from './fault.ts';

const run = promisify(execFile);

/** Whether a process of this number exists (it may belong to somebody else). */
export function alive(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return codeOf(error) === 'EPERM';
	}
}

/** A text that differs between two processes which had the same number one after the other; null when it cannot be told. */
export async function birthOf(pid: number): Promise<string | null> {
	try {
		if (process.platform === 'linux') {
			const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
			const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
			if (fields[0] === 'Z') return null; // dead, only not yet collected by its parent
			const boot = await readFile('/proc/sys/kernel/random/boot_id', 'latin1').catch(() => '');
			return `${fields[19]}@${boot.trim()}`;
		}
		if (process.platform === 'darwin')
			return (await run('ps', ['-o', 'lstart=', '-p', String(pid)])).stdout.trim() || null;
	} catch {
		return null;
	}
	return alive(pid) ? 'alive' : null;
}

/** The space in which process numbers mean something: a container has its own. */
export async function processSpace(): Promise<string> {
	if (process.platform !== 'linux') return hostname();
	return readlink('/proc/self/ns/pid').catch(() => hostname());
}

/** Waits until the process is gone; false when it still exists after `ms`. */
export async function gone(pid: number, ms: number): Promise<boolean> {
	const until = performance.now() + ms;
	while ((await birthOf(pid)) !== null) {
		if (performance.now() > until) return false;
		await sleep(25);
	}
	return true;
}
