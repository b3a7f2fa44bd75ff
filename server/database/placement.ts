// Where a cluster lies: in the data folder, or, where the user that PostgreSQL runs as cannot enter it, under /var/lib with a
// link in its place. Repairs ownership that a copy or a restore has lost; touches nothing it cannot vouch for.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	chmod,
	chown,
	lstat,
	mkdir,
	readdir,
	readFile,
	readlink,
	realpath,
	rename,
	rm,
	stat,
	symlink,
	writeFile
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, Fault, messageOf } from '../fault.ts';
import { databaseUser, isRoot, type SystemUser } from './system-user.ts';

export interface Placement {
	/** The cluster's own folder, with all links resolved; it may not exist yet. */
	readonly cluster: string;
	/** Who runs PostgreSQL; null: ourselves. */
	readonly user: SystemUser | null;
	/** Where copies of programs may be put. */
	readonly home: string;
	/** Set when the cluster lies outside the data folder. */
	readonly elsewhere: boolean;
}

const SYSTEM_HOME = '/var/lib/jiangsai';
const NAME = 'postgres';

/** Makes the data folder if it is missing and says clearly when it cannot be used. */
export async function openDataFolder(dataDir: string): Promise<string> {
	try {
		await mkdir(dataDir, { recursive: true });
		const path = await realpath(dataDir);
		const probe = join(path, `.probe-${process.pid}`);
		await writeFile(probe, '');
		await rm(probe);
		return path;
	} catch (error) {
		const said: Record<string, { zh: string; en: string }> = {
			EEXIST: { zh: '它不是文件夹', en: 'it is not a folder' },
			ENOTDIR: { zh: '它不是文件夹', en: 'it is not a folder' },
			EACCES: { zh: '没有写入权限', en: 'it may not be written to' },
			EPERM: { zh: '没有写入权限', en: 'it may not be written to' },
			EROFS: { zh: '它在只读的磁盘上', en: 'it is on a read-only disk' },
			ENOSPC: { zh: '磁盘已满', en: 'the disk is full' }
		};
		const why = said[codeOf(error)] ?? { zh: messageOf(error), en: messageOf(error) };
		throw new Fault(
			{
				zh: `数据文件夹 ${dataDir} 无法使用：${why.zh}。`,
				en: `The data folder ${dataDir} cannot be used: ${why.en}.`
			},
			{ cause: error }
		);
	}
}

/** Whether `user` can enter the folder, with every folder above it. */
function canEnter(folder: string, user: SystemUser): boolean {
	const asked = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid: user.uid, gid: user.gid, cwd: '/' });
	return asked.status === 0;
}

/** Lets others pass through a data folder of our own (not read it), where that alone keeps the database's user out. */
async function letThrough(dataDir: string, user: SystemUser): Promise<boolean> {
	const { mode, uid } = await stat(dataDir);
	if (uid !== 0) return false;
	await chmod(dataDir, (mode & 0o777) | 0o011);
	if (canEnter(dataDir, user)) return true;
	await chmod(dataDir, mode & 0o777);
	return false;
}

/** Whether nothing is there yet: no entry at all, or an empty folder. */
export async function isVacant(folder: string): Promise<boolean> {
	try {
		return (await readdir(folder)).length === 0;
	} catch (error) {
		return codeOf(error) === 'ENOENT';
	}
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | null> {
	const found = await stat(path).catch(() => null);
	return found ? { uid: found.uid, gid: found.gid } : null;
}

async function chownAll(folder: string, user: SystemUser): Promise<void> {
	for (const name of await readdir(folder, { recursive: true })) {
		const path = join(folder, name);
		const found = await lstat(path);
		if (!found.isSymbolicLink()) await chown(path, user.uid, user.gid);
	}
	await chown(folder, user.uid, user.gid);
}

/** The place under /var/lib that belongs to this data folder; refuses one that another data folder uses. */
async function elsewhereFor(dataDir: string, link: string): Promise<string> {
	const linked = await readlink(link).catch(() => null);
	const own = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
	const home = linked?.startsWith(`${SYSTEM_HOME}/`) ? dirname(linked) : join(SYSTEM_HOME, own);
	const note = join(home, 'data-folder');
	const noted = (await readFile(note, 'utf8').catch(() => dataDir)).trim();
	const usedByAnother = noted !== dataDir && (await readlink(join(noted, NAME)).catch(() => null)) === join(home, NAME);
	if (usedByAnother)
		throw new Fault({
			zh: `${link} 指向 ${noted} 的数据库：这是那个文件夹的副本。请删除此链接后重新开始，或在原处启动。`,
			en: `${link} points to the database of ${noted}: this is a copy of that folder. Remove the link to begin anew, or start over there.`
		});
	try {
		await mkdir(home, { recursive: true });
		await chmod(SYSTEM_HOME, 0o755);
		await chmod(home, 0o755);
		await writeFile(note, `${dataDir}\n`);
	} catch (error) {
		throw new Fault(
			{
				zh: `数据库用户进不了 ${dataDir}，而 ${SYSTEM_HOME} 也无法写入（${messageOf(error)}）。请把项目移到其他用户可以进入的文件夹，或用 --data 指定一个。`,
				en: `The database's user cannot enter ${dataDir}, and ${SYSTEM_HOME} cannot be written to (${messageOf(error)}). Move the project to a folder others may enter, or name one with --data.`
			},
			{ cause: error }
		);
	}
	return home;
}

/** Removes a data folder that was only for a while, with the cluster that had to lie elsewhere for it. */
export async function removeDataFolder(dataDir: string): Promise<void> {
	const linked = await readlink(join(dataDir, NAME)).catch(() => null);
	if (linked?.startsWith(`${SYSTEM_HOME}/`)) await rm(dirname(linked), { recursive: true, force: true });
	await rm(dataDir, { recursive: true, force: true });
}

/** Decides who runs the cluster of this data folder and where it lies, and mends what stands in the way. */
export async function placeCluster(dataDir: string): Promise<Placement> {
	const inside = join(dataDir, NAME);
	const entry = await lstat(inside).catch(() => null);
	if (entry?.isSymbolicLink() && !(await stat(inside).catch(() => null)) && !isRoot) throw unreachable(inside);
	const user = await databaseUser(await ownerOf(inside));
	if (!user) return ordinary(dataDir, inside);

	if (entry?.isSymbolicLink() && (await readlink(inside)).startsWith(`${SYSTEM_HOME}/`))
		return settled(join(await elsewhereFor(dataDir, inside), NAME), user, true);
	if (canEnter(dataDir, user) || (await letThrough(dataDir, user)))
		return settled(entry ? await realpath(inside) : inside, user, false);
	if (entry && !(await isVacant(inside))) {
		// a cluster made by an ordinary user whose folder root's database user cannot enter
		if (canEnter(inside, user)) return settled(await realpath(inside), user, false);
		throw unreachable(inside);
	}
	if (entry) await rm(inside, { recursive: true });
	const home = await elsewhereFor(dataDir, inside);
	await setAside(join(home, NAME));
	await symlink(join(home, NAME), inside);
	return settled(join(home, NAME), user, true);
}

/** A cluster whose data folder was removed: whoever removed that wants to begin anew, and still may want this back. */
async function setAside(cluster: string): Promise<void> {
	if (await isVacant(cluster)) return;
	const { mtime } = await stat(cluster);
	await rename(cluster, `${cluster}-${mtime.toISOString().slice(0, 19).replaceAll(':', '')}`);
}

function unreachable(path: string): Fault {
	return new Fault({
		zh: `数据库文件夹 ${path} 存在，但数据库用户无法进入。请以创建它的用户启动，或放开上级文件夹的进入权限。`,
		en: `The database folder ${path} is there, but the database's user cannot enter it. Start as the user who made it, or let others enter the folders above it.`
	});
}

async function ordinary(dataDir: string, inside: string): Promise<Placement> {
	const cluster = await realpath(inside).catch(() => inside);
	const owner = await ownerOf(cluster);
	if (owner && process.getuid && owner.uid !== process.getuid())
		throw new Fault({
			zh: `数据库文件夹 ${inside} 属于另一个用户（uid ${owner.uid}）。请以该用户或 root 启动，或用 --data 指定别的文件夹。`,
			en: `The database folder ${inside} belongs to another user (uid ${owner.uid}). Start as that user or as root, or name another folder with --data.`
		});
	if (owner && process.platform !== 'win32') await chmod(cluster, 0o700);
	return { cluster, user: null, home: dataDir, elsewhere: cluster !== inside };
}

/** Gives the cluster back to its user where a copy or a restore made somebody else the owner. */
async function settled(cluster: string, user: SystemUser, elsewhere: boolean): Promise<Placement> {
	const parts = ['', 'PG_VERSION', 'global/pg_control', 'postmaster.pid', 'base'];
	const owners = await Promise.all(parts.map((part) => ownerOf(join(cluster, part))));
	if (owners.some((owner) => owner && owner.uid !== user.uid)) await chownAll(cluster, user);
	if (owners[0]) await chmod(cluster, 0o700);
	return { cluster, user, home: SYSTEM_HOME, elsewhere };
}
