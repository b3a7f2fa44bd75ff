// Makes a new cluster. It is made under another name and only then put in place, so half a cluster never looks like one.
import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import type { Binaries } from './binaries.ts';
import { isVacant, type Placement } from './placement.ts';

export const OWNER = 'jiangsai';

/** What PostgreSQL's programs may know of our environment: nothing that changes what they do. */
export const environment = { LC_ALL: 'C', TZ: 'UTC', PATH: process.env.PATH ?? '', ...windowsNeeds() };

function windowsNeeds(): Record<string, string> {
	return process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot ?? 'C:\\Windows' } : {};
}

/** Runs one of PostgreSQL's programs to its end and returns what it said. */
export function runProgram(
	program: string,
	args: readonly string[],
	{ user }: Placement,
	input = ''
): Promise<{ ok: boolean; said: string }> {
	return new Promise((resolve) => {
		const child = spawn(program, args, {
			cwd: user ? '/' : undefined,
			env: environment,
			...(user ? { uid: user.uid, gid: user.gid } : {})
		});
		let said = '';
		child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
		child.stdin.on('error', () => {});
		child.stdin.end(input);
		child.on('error', (error) => resolve({ ok: false, said: error.message }));
		child.on('close', (code) => resolve({ ok: code === 0, said: said.trim() }));
	});
}

/** Refuses a folder that cannot be this PostgreSQL's cluster; true when there is one, false when one is to be made. */
export async function hasCluster({ cluster }: Placement, binaries: Binaries): Promise<boolean> {
	if (await isVacant(cluster)) return false;
	const found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
	if (found === '')
		throw new Fault({
			zh: `数据库文件夹 ${cluster} 已损坏：缺少 PG_VERSION。没有改动任何东西；请恢复备份，或把它移走后重新开始。`,
			en: `The database folder ${cluster} is broken: PG_VERSION is missing. Nothing was touched; restore a backup, or move it away to begin anew.`
		});
	const brought = binaries.version.split('.')[0];
	if (found !== brought)
		throw new Fault({
			zh: `数据库文件夹 ${cluster} 由 PostgreSQL ${found} 建立，而此版本带来的是 ${brought}。请用原来的版本导出数据后再导入。`,
			en: `The database folder ${cluster} was made by PostgreSQL ${found}; this release brings ${brought}. Export with the earlier release and import here.`
		});
	return true;
}

/**
 * Makes the cluster: UTF-8, code point order by PostgreSQL's own provider (the same on every machine and after every system
 * update; names are sorted with `collate "zh-x-icu"` where people read them), page checksums, passwords by SCRAM.
 */
export async function initialise(
	placement: Placement,
	binaries: Binaries,
	secrets: string,
	password: string,
	durable: boolean
): Promise<void> {
	const { cluster, user } = placement;
	const draft = `${cluster}.new`;
	const passwordFile = join(secrets, 'password');
	await rm(draft, { recursive: true, force: true });
	await mkdir(draft, { mode: 0o700 });
	await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
	if (user) for (const path of [draft, passwordFile]) await chown(path, user.uid, user.gid);
	try {
		const { ok, said } = await runProgram(
			binaries.initdb,
			[
				`--pgdata=${draft}`,
				`--username=${OWNER}`,
				`--pwfile=${passwordFile}`,
				'--auth-local=scram-sha-256',
				'--auth-host=scram-sha-256',
				'--encoding=UTF8',
				'--locale=C',
				'--locale-provider=builtin',
				'--builtin-locale=C.UTF-8',
				'--no-instructions',
				...(durable ? [] : ['--no-sync'])
			],
			placement
		);
		if (!ok) {
			const why = said.split('\n').findLast((line) => /error|fatal/i.test(line)) ?? said;
			throw new Fault({
				zh: `无法在 ${cluster} 建立数据库：${why}`,
				en: `The database could not be made in ${cluster}: ${why}`
			});
		}
		await rmdir(cluster).catch(() => {});
		await rename(draft, cluster);
	} finally {
		await rm(passwordFile, { force: true });
		await rm(draft, { recursive: true, force: true });
	}
}

/** Sets the password of a cluster whose stored one was lost. */
export async function resetPassword(placement: Placement, binaries: Binaries, password: string): Promise<void> {
	const statement = `alter role ${OWNER} password '${password}'\n`;
	const { ok, said } = await runProgram(
		binaries.postgres,
		['--single', '-D', placement.cluster, 'postgres'],
		placement,
		statement
	);
	if (!ok || /ERROR|FATAL|PANIC/.test(said))
		throw new Fault({
			zh: `数据库的密码文件丢失，也无法重设：${said}`,
			en: `The database's password file is lost and could not be set anew: ${said}`
		});
}
