// `npm test`: everything that must hold, in order, with one count at the end. Goes on after a failure and says what it was.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from '../server/build.ts';
import { messageOf } from '../server/fault.ts';
import { findChromium } from './browser/find-chromium.ts';

const ROOT = join(import.meta.dirname, '..');
const BIN = join(ROOT, 'node_modules/.bin');
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

interface Count {
	readonly passed: number;
	readonly failed: number;
}

interface Section extends Count {
	readonly title: string;
	readonly seconds: number;
}

const sections: Section[] = [];
const PASSED: Count = { passed: 1, failed: 0 };
const FAILED: Count = { passed: 0, failed: 1 };

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** Runs npm or a program that it installed; true when it ended well. */
function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> {
	return new Promise((resolve) => {
		const child = spawn(program === NPM ? NPM : join(BIN, program), args, {
			cwd: ROOT,
			env: { ...process.env, ...env },
			stdio: ['ignore', 'inherit', 'inherit'],
			shell: process.platform === 'win32'
		});
		child.on('error', (error) => {
			say(messageOf(error));
			resolve(false);
		});
		child.on('close', (code) => resolve(code === 0));
	});
}

async function section(title: string, work: () => Promise<Count>): Promise<void> {
	say(`\n━━ ${title} ${'━'.repeat(Math.max(3, 76 - title.length))}`);
	const begun = performance.now();
	let count: Count;
	try {
		count = await work();
	} catch (error) {
		say(error instanceof Error ? (error.stack ?? error.message) : String(error));
		count = FAILED;
	}
	const seconds = (performance.now() - begun) / 1000;
	sections.push({ title, seconds, ...count });
}

/** A script of package.json; it counts as one, whatever it looks at. */
function check(title: string, script: string): Promise<void> {
	return section(title, async () => ((await run(NPM, ['run', '--silent', script])) ? PASSED : FAILED));
}

interface VitestReport {
	readonly numPassedTests: number;
	readonly numFailedTests: number;
	readonly numPendingTests: number;
	readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

async function vitest(folder: string): Promise<Count> {
	const file = join(folder, 'vitest.json');
	const well = await run('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]);
	const report = JSON.parse(await readFile(file, 'utf8')) as VitestReport;
	// a file that breaks before its first test has no test to count
	const broken = report.testResults.filter(
		(one) => one.status === 'failed' && one.assertionResults.length === 0
	).length;
	const failed = report.numFailedTests + broken;
	if (report.numPendingTests > 0) say(`${report.numPendingTests} skipped`);
	return { passed: report.numPassedTests, failed: !well && failed === 0 ? 1 : failed };
}

interface PlaywrightReport {
	readonly stats: {
		readonly expected: number;
		readonly unexpected: number;
		readonly flaky: number;
		readonly skipped: number;
	};
	readonly errors: readonly unknown[];
}

async function journeys(folder: string): Promise<Count> {
	const found = findChromium(say);
	if (!('path' in found)) {
		say('No Chromium could be found or installed, so nothing was tested in a browser. Tried:');
		for (const attempt of found) say(`  · ${attempt}`);
		say('Install Chromium or Chrome, or name one in CHROMIUM_PATH.');
		return FAILED;
	}
	say(`Chromium: ${found.path} (${found.how})`);
	const file = join(folder, 'playwright.json');
	const well = await run('playwright', ['test', '--reporter=list,json'], {
		CHROMIUM_PATH: found.path,
		PLAYWRIGHT_JSON_OUTPUT_FILE: file
	});
	const { stats, errors } = JSON.parse(await readFile(file, 'utf8')) as PlaywrightReport;
	if (stats.skipped > 0) say(`${stats.skipped} skipped`);
	const failed = stats.unexpected + errors.length;
	return { passed: stats.expected + stats.flaky, failed: !well && failed === 0 ? 1 : failed };
}

async function main(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'jiangsai-report-'));
	await check('generated code', 'prepare');
	await check('format', 'format:check');
	await check('lint', 'lint');
	await check('types', 'types');
	await check('architecture', 'architecture');
	await check('dead code', 'dead-code');
	await section('build', async () => {
		await ensureBuild(ROOT, () => {}, new AbortController().signal).catch((error: { zh?: string }) => {
			say(error.zh ?? '');
			throw error;
		});
		return PASSED;
	});
	await section('rules, server and sockets (vitest)', () => vitest(folder));
	await section('journeys in a browser (playwright)', () => journeys(folder));
	await rm(folder, { recursive: true, force: true });

	say(`\n━━ summary ${'━'.repeat(69)}`);
	for (const { title, passed, failed, seconds } of sections)
		say(
			`${failed === 0 ? '✓' : '✗'} ${title.padEnd(38)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`
		);
	const sum = (of: 'passed' | 'failed'): number => sections.reduce((total, one) => total + one[of], 0);
	say('');
	say(`${sum('passed')} passed, ${sum('failed')} failed`);
	process.exitCode = sum('failed') > 0 ? 1 : 0;
}

await main();
