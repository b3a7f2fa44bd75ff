// PostgreSQL refuses to run as root: who runs it instead.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Fault } from '../fault.ts';

export interface SystemUser {
	readonly name: string;
	readonly uid: number;
	readonly gid: number;
}

/** Whether this process is root and PostgreSQL therefore needs another user. */
export const isRoot = process.getuid?.() === 0;

const CREATED = 'jiangsai';

async function users(): Promise<SystemUser[]> {
	const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
	return lines.flatMap((line) => {
		const [name, , uid, gid] = line.split(':');
		return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
	});
}

function create(): void {
	const useradd = ['--system', '--user-group', '--no-create-home', '--home-dir', '/', '--shell', '/usr/sbin/nologin'];
	if (spawnSync('useradd', [...useradd, CREATED], { stdio: 'ignore' }).status === 0) return;
	spawnSync('adduser', ['-S', '-D', '-H', '-h', '/', '-s', '/sbin/nologin', CREATED], { stdio: 'ignore' });
}

function canBecome(user: SystemUser): boolean {
	const { status } = spawnSync('/bin/sh', ['-c', 'exit 0'], { uid: user.uid, gid: user.gid, cwd: '/' });
	return status === 0;
}

/**
 * The unprivileged user that PostgreSQL runs as when we are root: the owner of an existing database, else `postgres`,
 * else one of our own that is created now, else `nobody`. Null when we are not root.
 */
export async function databaseUser(existingOwner: { uid: number; gid: number } | null): Promise<SystemUser | null> {
	if (!isRoot) return null;
	const known = await users();
	if (existingOwner && existingOwner.uid !== 0) {
		const name = known.find((user) => user.uid === existingOwner.uid)?.name ?? `uid ${existingOwner.uid}`;
		const owner = { name, ...existingOwner };
		if (canBecome(owner)) return owner;
	}
	const named = (list: SystemUser[], name: string): SystemUser | undefined => list.find((user) => user.name === name);
	let user = named(known, 'postgres') ?? named(known, CREATED);
	if (!user) {
		create();
		user = named(await users(), CREATED) ?? named(known, 'nobody');
	}
	if (user && user.uid !== 0 && canBecome(user)) return user;
	throw new Fault({
		zh: 'PostgreSQL 不能以 root 身份运行，而这里无法换成别的用户。请以普通用户启动，或用 DATABASE_URL 指定一个数据库。',
		en: 'PostgreSQL does not run as root, and no other user can be taken here. Start as an ordinary user, or name a database in DATABASE_URL.'
	});
}
