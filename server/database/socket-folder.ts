// Where the database listens: a folder only its user can enter, under /tmp because the path of a Unix socket may have no more
// than 107 bytes and not every disk that holds data can hold a socket.
import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, Fault } from '../fault.ts';
import type { SystemUser } from './system-user.ts';

const BASE = '/tmp';

async function claim(folder: string, user: SystemUser | null): Promise<boolean> {
	try {
		await mkdir(folder, { mode: 0o700 });
		if (user) await chown(folder, user.uid, user.gid);
		return true;
	} catch (error) {
		if (codeOf(error) !== 'EEXIST') throw error;
	}
	// anybody may make a name in /tmp: one that is not ours alone is not used
	const found = await lstat(folder);
	return found.isDirectory() && found.uid === (user?.uid ?? process.getuid?.()) && (found.mode & 0o077) === 0;
}

/** An empty folder for this cluster's socket. The caller holds the data folder's lock: what is left in it is stale. */
export async function socketFolder(cluster: string, user: SystemUser | null): Promise<string> {
	const name = `jiangsai-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`;
	for (const suffix of ['', '-2', '-3', '-4']) {
		const folder = join(BASE, name + suffix);
		if (!(await claim(folder, user))) continue;
		for (const left of await readdir(folder)) await rm(join(folder, left), { recursive: true, force: true });
		return folder;
	}
	throw new Fault({
		zh: `${BASE} 里名为 ${name} 的文件夹属于别人，数据库无处监听。`,
		en: `The folders called ${name} in ${BASE} belong to somebody else, so the database has nowhere to listen.`
	});
}
