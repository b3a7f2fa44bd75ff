// The password of the embedded database: made once, kept beside the cluster, readable by its owner only.
import { randomBytes } from 'node:crypto';
import { chown, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isRoot } from './system-user.ts';

const FILE = 'database.json';

/** A file that root writes into somebody's data folder belongs to that somebody, who may start the next time. */
export async function belongToFolder(file: string): Promise<void> {
	if (!isRoot) return;
	const { uid, gid } = await stat(dirname(file));
	if (uid !== 0) await chown(file, uid, gid);
}

/** The stored password, or null when there is none (or none that can be read). */
export async function storedPassword(dataDir: string): Promise<string | null> {
	try {
		const { password } = JSON.parse(await readFile(join(dataDir, FILE), 'utf8')) as { password?: unknown };
		return typeof password === 'string' && password !== '' ? password : null;
	} catch {
		return null;
	}
}

/** Makes and stores a new password. */
export async function newPassword(dataDir: string): Promise<string> {
	const password = randomBytes(24).toString('base64url');
	const file = join(dataDir, FILE);
	await writeFile(file, `${JSON.stringify({ password })}\n`, { mode: 0o600 });
	await belongToFolder(file);
	return password;
}
