// A Chromium to test with: Playwright's own, the system's, or one installed now. Says what was tried when there is none.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

export interface Found {
	readonly path: string;
	/** How it came here, for the log. */
	readonly how: string;
}

const NAMES = [
	'chromium',
	'chromium-browser',
	'google-chrome-stable',
	'google-chrome',
	'microsoft-edge-stable',
	'chrome'
];
const PLACES = [
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
];

/** Arguments that make it quiet, and let it run as root in a container. */
export const CHROMIUM_ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

function runs(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
	} catch {
		return false;
	}
	return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function ofPlaywright(): string | null {
	try {
		return chromium.executablePath();
	} catch {
		return null;
	}
}

function onThisMachine(): Found | null {
	const chosen = process.env.CHROMIUM_PATH;
	if (chosen && runs(chosen)) return { path: chosen, how: 'CHROMIUM_PATH' };
	const own = ofPlaywright();
	if (own && existsSync(own) && runs(own)) return { path: own, how: "Playwright's own" };
	const folders = (process.env.PATH ?? '').split(delimiter);
	const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
	const path = candidates.find((candidate) => existsSync(candidate) && runs(candidate));
	return path ? { path, how: "the system's" } : null;
}

function command(program: string, args: readonly string[], minutes: number): string | null {
	const { status, stderr, error } = spawnSync(program, args, {
		stdio: ['ignore', 'ignore', 'pipe'],
		encoding: 'utf8',
		timeout: minutes * 60_000,
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	});
	if (status === 0) return null;
	const lines = stderr.split('\n').map((line) => line.trim());
	const told = lines.findLast((line) => /error|failed|unable|denied|^E:/i.test(line)) ?? lines.findLast((line) => line);
	return error?.message ?? told ?? `exit ${status}`;
}

/** Finds a Chromium or installs one; an array of what was tried when there is none. */
export function findChromium(say: (line: string) => void): Found | readonly string[] {
	const found = onThisMachine();
	if (found) return found;
	const tried = ['none on this machine (CHROMIUM_PATH, Playwright, PATH)'];
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		say("no Chromium here: installing Debian's package");
		const trouble =
			command('apt-get', ['update', '-qq'], 3) ??
			command('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], 6);
		const installed = onThisMachine();
		if (installed) return { ...installed, how: "Debian's package, installed now" };
		tried.push(`apt-get install chromium: ${trouble ?? 'it brought none that runs'}`);
	}
	say('no Chromium here: asking Playwright for its own');
	const trouble = command(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], 3);
	const downloaded = onThisMachine();
	if (downloaded) return { ...downloaded, how: "Playwright's own, downloaded now" };
	tried.push(`playwright install chromium: ${trouble ?? 'it brought none that runs'}`);
	return tried;
}
