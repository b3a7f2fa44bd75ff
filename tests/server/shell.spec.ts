// The process shell as a person meets it: what it says when it cannot start, and that nothing stays behind when it ends.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuild } from '../../server/build.ts';
import { alive, gone } from '../../server/processes.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Shell {
	readonly child: ChildProcess;
	output(): string;
	/** Resolves with its address when it greets. */
	readonly ready: Promise<string>;
	readonly ended: Promise<number | null>;
}

let folder: string;
const running = new Set<ChildProcess>();

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Shell {
	const child = spawn(process.execPath, ['server/start.ts', ...args], {
		cwd: ROOT,
		env: { ...process.env, DATABASE_URL: '', NO_COLOR: '1', npm_lifecycle_event: 'test', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	running.add(child);
	let output = '';
	const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
	const ready = new Promise<string>((resolve, reject) => {
		const read = (chunk: Buffer): void => {
			output += chunk.toString();
			if (output.includes('Ctrl-C')) resolve(/http:\/\/localhost:\d+/.exec(output)?.[0] ?? '');
		};
		child.stdout.on('data', read);
		child.stderr.on('data', read);
		void ended.then((code) => reject(new Error(`ended with ${code}:\n${output}`)));
	});
	ready.catch(() => {});
	return { child, output: () => output, ready, ended };
}

/** Starts a shell on this data folder and waits for its greeting. */
async function started(data: string): Promise<Shell & { url: string }> {
	const shell = start(['--port', '0', '--no-demo', '--data', data]);
	return { ...shell, url: await shell.ready };
}

async function databaseOf(data: string): Promise<number> {
	return Number((await readFile(join(data, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
}

beforeAll(async () => {
	await ensureBuild(ROOT, () => {}, new AbortController().signal);
	folder = await mkdtemp(join(tmpdir(), 'jiangsai-shell-'));
	await chmod(folder, 0o755); // as root, the database's own user must be able to enter
}, 180_000);

afterEach(async () => {
	for (const child of running) {
		if (child.exitCode === null && child.signalCode === null) {
			const end = new Promise((resolve) => child.once('exit', resolve));
			child.kill('SIGTERM');
			await end;
		}
		running.delete(child);
	}
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a start that cannot go on says why in both languages and exits with 1', () => {
	it('when the port is in use', async () => {
		const squatter = createServer();
		await new Promise<void>((resolve) => squatter.listen(0, resolve));
		const { port } = squatter.address() as AddressInfo;
		const shell = start(['--port', String(port), '--data', join(folder, 'port')]);
		expect(await shell.ended).toBe(1);
		expect(shell.output()).toContain(`端口 ${port} 已被别的程序占用`);
		expect(shell.output()).toContain(`Port ${port} is in use`);
		squatter.close();
	});

	it.each([
		['postgres://user:secret@127.0.0.1:1/none', '127.0.0.1:1', 'nothing listens there'],
		['postgres://user:secret@no-such-host.invalid/none', 'no-such-host.invalid', 'the host name is unknown'],
		['mysql://somewhere', 'DATABASE_URL', 'postgres://user:password@host:5432/database']
	])('when DATABASE_URL is %s', async (url, place, why) => {
		const shell = start(['--port', '0', '--data', join(folder, 'url')], { DATABASE_URL: url });
		expect(await shell.ended).toBe(1);
		expect(shell.output()).toContain(place);
		expect(shell.output()).toContain(why);
		expect(shell.output()).not.toContain('secret');
	});

	it('when the data folder is a file', async () => {
		const file = join(folder, 'a-file');
		await writeFile(file, '');
		const shell = start(['--port', '0', '--data', file]);
		expect(await shell.ended).toBe(1);
		expect(shell.output()).toContain('它不是文件夹');
	});

	it('when the database folder holds something else, which it leaves alone', async () => {
		const data = join(folder, 'broken');
		await mkdir(join(data, 'postgres'), { recursive: true });
		await writeFile(join(data, 'postgres/precious.txt'), 'mine');
		const shell = start(['--port', '0', '--data', data]);
		expect(await shell.ended).toBe(1);
		expect(shell.output()).toContain('已损坏');
		expect(await readFile(join(data, 'postgres/precious.txt'), 'utf8')).toBe('mine');
	});

	it('when an option is unknown', async () => {
		const shell = start(['--prot', '3000']);
		expect(await shell.ended).toBe(1);
		expect(shell.output()).toContain('--prot');
	});
});

describe('a running Jiangsai', () => {
	it('is ready when it greets, refuses a second one on its data, and leaves nothing behind after SIGTERM', async () => {
		const data = join(folder, 'whole');
		const shell = await started(data);
		const health = await fetch(`${shell.url}/healthz`);
		expect([health.status, await health.json()]).toMatchObject([200, { ready: true, database: 'ok' }]);
		expect(shell.output()).toMatch(/\/setup\?token=\S{20}/);

		const second = start(['--port', '0', '--data', data]);
		expect(await second.ended).toBe(1);
		expect(second.output()).toContain(`already running on the data folder ${data}`);
		expect(second.output()).toContain(shell.url);

		const database = await databaseOf(data);
		const told = performance.now();
		shell.child.kill('SIGTERM');
		expect(await shell.ended).toBe(0);
		expect(performance.now() - told).toBeLessThan(5000);
		expect(alive(database)).toBe(false);
		await expect(stat(join(data, 'jiangsai.lock'))).rejects.toThrow('ENOENT');
	}, 60_000);

	it('ends the database that a killed one left behind, and goes on with its data', async () => {
		const data = join(folder, 'killed');
		const first = await started(data);
		const orphan = await databaseOf(data);
		first.child.kill('SIGKILL');
		await first.ended;
		expect(alive(orphan)).toBe(true);

		const second = await started(data);
		expect(await gone(orphan, 1000)).toBe(true);
		expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
		expect(second.output()).toContain('ended the database that the last run left behind');
	}, 60_000);

	it('comes up again when the whole tree was killed, database and all', async () => {
		const data = join(folder, 'tree');
		const first = await started(data);
		const database = await databaseOf(data);
		first.child.kill('SIGKILL');
		process.kill(database, 'SIGKILL');
		await first.ended;
		const second = await started(data);
		expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
	}, 60_000);

	it('brings its database back when that alone dies', async () => {
		const data = join(folder, 'revived');
		const shell = await started(data);
		process.kill(await databaseOf(data), 'SIGKILL');
		await expect.poll(async () => (await fetch(`${shell.url}/healthz`)).status, { timeout: 15_000 }).toBe(200);
		expect(await databaseOf(data)).toBeGreaterThan(0);
		await expect.poll(() => shell.output()).toContain('starting it again');
	}, 60_000);
});
