// Builds the application when there is no build, or when it was made from other sources than those that lie here.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Fault } from './fault.ts';

const SOURCES = [
	'src',
	'migrations',
	'messages',
	'static',
	'project.inlang/settings.json',
	'server/application.ts',
	'server/kit-config-guard.ts',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
];
// made by the build itself, or not part of what is built
const LEFT_OUT = /^src\/lib\/paraglide\/|\.spec\.ts$/;
const STAMP = 'build/.sources';

async function filesBelow(path: string): Promise<string[]> {
	const found = await stat(path).catch(() => null);
	if (!found) return [];
	if (!found.isDirectory()) return [path];
	const entries = await readdir(path, { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** A digest of everything the build is made from; the same on every machine. */
async function fingerprint(root: string): Promise<string> {
	const files = (await Promise.all(SOURCES.map((source) => filesBelow(join(root, source))))).flat();
	const named = files
		.map((file) => ({ file, name: relative(root, file).replaceAll('\\', '/') }))
		.filter(({ name }) => !LEFT_OUT.test(name))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
	const digest = createHash('sha256');
	for (const { file, name } of named)
		digest
			.update(`${name}\0`)
			.update(await readFile(file))
			.update('\0');
	return digest.digest('hex');
}

function viteProgram(): string | null {
	try {
		return join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
	} catch {
		return null; // installed without development dependencies
	}
}

function run(command: readonly string[], root: string, signal: AbortSignal): Promise<{ ok: boolean; said: string }> {
	return new Promise((resolve) => {
		const [program = '', ...args] = command;
		const child = spawn(program, args, {
			cwd: root,
			env: { ...process.env, NODE_ENV: 'production' },
			stdio: ['ignore', 'pipe', 'pipe'],
			signal,
			killSignal: 'SIGKILL'
		});
		let said = '';
		child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
		child.on('error', (error) => resolve({ ok: false, said: error.message }));
		child.on('close', (code) => resolve({ ok: code === 0, said: said.trim() }));
	});
}

function npm(): string[] {
	const program = process.env.npm_execpath;
	if (program) return [process.execPath, program];
	return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** Makes `build/` fit the sources; `announce` is called before a build begins. */
export async function ensureBuild(root: string, announce: () => void, signal: AbortSignal): Promise<void> {
	const [now, built, exists] = await Promise.all([
		fingerprint(root),
		readFile(join(root, STAMP), 'utf8').catch(() => ''),
		stat(join(root, 'build/handler.js')).catch(() => null)
	]);
	if (exists && built.trim() === now) return;
	const vite = viteProgram();
	if (!vite) {
		if (exists) return; // shipped as a build: the sources beside it do not matter
		throw new Fault({
			zh: '还没有构建，而这里没有安装构建工具。请先运行 npm ci（不带 --omit=dev）。',
			en: 'There is no build, and the tools that make one are not installed. Run npm ci first (without --omit=dev).'
		});
	}
	announce();
	const steps = [[process.execPath, vite, 'build', '--logLevel', 'warn']];
	// npm's `prepare` makes the words' code; where scripts were off at the installation it has not run yet
	if (!(await stat(join(root, 'src/lib/paraglide/messages.js')).catch(() => null)))
		steps.unshift([...npm(), 'run', '--silent', 'prepare']);
	for (const step of steps) {
		const { ok, said } = await run(step, root, signal);
		signal.throwIfAborted();
		if (!ok) throw new Fault({ zh: `构建失败：\n${said}`, en: 'The build failed; what it said stands above.' });
	}
	await writeFile(join(root, STAMP), `${now}\n`);
}
