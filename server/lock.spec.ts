import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataFolder } from './lock.ts';
import { birthOf, processSpace } from './processes.ts';

let data: string;
const file = () => join(data, 'jiangsai.lock');

beforeEach(async () => {
	data = await mkdtemp(join(tmpdir(), 'jiangsai-lock-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

/** Writes the lock of another process. */
async function heldBy(pid: number, birth: string | null, more: object = {}): Promise<void> {
	const holder = { pid, birth, space: await processSpace(), addresses: ['http://localhost:3000'], ending: false };
	await writeFile(file(), JSON.stringify({ ...holder, ...more }));
}

describe('the lock of a data folder', () => {
	it('says who holds it and where that one answers', async () => {
		const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 30000)']);
		await heldBy(other.pid ?? 0, await birthOf(other.pid ?? 0));
		await expect(lockDataFolder(data)).rejects.toThrow(/already running.*http:\/\/localhost:3000/);
		other.kill('SIGKILL');
	});

	it('is taken over from a process that is no more', async () => {
		await heldBy(2 ** 22 - 1, 'long ago');
		const lock = await lockDataFolder(data);
		expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ pid: process.pid });
		await lock.release();
	});

	it('is taken over when the number now belongs to another process', async () => {
		await heldBy(process.pid, 'an earlier process of this number');
		const lock = await lockDataFolder(data);
		expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ birth: await birthOf(process.pid) });
		await lock.release();
	});

	it('is taken over when its file cannot be read', async () => {
		await writeFile(file(), '{"pid":');
		const lock = await lockDataFolder(data);
		await lock.release();
		await expect(readFile(file())).rejects.toThrow('ENOENT');
	});

	it('waits for a holder that is ending', async () => {
		const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 1800)']);
		await heldBy(other.pid ?? 0, await birthOf(other.pid ?? 0), { ending: true });
		const lock = await lockDataFolder(data);
		expect(await birthOf(other.pid ?? 0)).toBeNull();
		await lock.release();
	});

	it('of another container counts as long as it is kept fresh', async () => {
		await heldBy(1, 'there', { space: 'pid:[1]' });
		const past = new Date(Date.now() - 60_000);
		await utimes(file(), past, past);
		const lock = await lockDataFolder(data);
		expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ pid: process.pid });
		await lock.release();

		await heldBy(1, 'there', { space: 'pid:[1]' });
		const beat = setInterval(() => void utimes(file(), new Date(), new Date()), 500);
		await expect(lockDataFolder(data)).rejects.toThrow('process 1');
		clearInterval(beat);
	}, 20_000);
});
