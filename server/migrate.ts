// `npm run migrate`: brings the database of DATABASE_URL, or the embedded one, to the newest migration, and ends.
import { join } from 'node:path';
import { openDataFolder } from './database/placement.ts';
import { startDatabase } from './database/start-database.ts';
import { checkExternalDatabase } from './external-database.ts';
import { Fault, messageOf } from './fault.ts';
import { lockDataFolder } from './lock.ts';
import { log, say } from './log.ts';
import { migrate } from './migrations.ts';
import { readOptions } from './options.ts';
import { fail } from './signals.ts';

const ROOT = join(import.meta.dirname, '..');

function report(names: readonly string[]): void {
	if (names.length === 0) say('数据库已是最新。 The database is up to date.');
	else for (const name of names) say(`✓ ${name}`);
}

async function main(): Promise<void> {
	const external = process.env.DATABASE_URL;
	if (external) {
		await checkExternalDatabase(external);
		return report(await migrate(external));
	}
	const options = readOptions(process.argv.slice(2), process.env, ROOT);
	const dataDir = await openDataFolder(options?.dataDir ?? join(ROOT, 'data'));
	const lock = await lockDataFolder(dataDir);
	try {
		const database = await startDatabase({ dataDir, log });
		try {
			report(await migrate(database.url));
		} finally {
			await database.stop();
		}
	} finally {
		await lock.release();
	}
}

main().catch((error: unknown) => {
	if (error instanceof Fault) return fail(error);
	return fail(new Fault({ zh: `迁移失败：${messageOf(error)}`, en: `The migration failed: ${messageOf(error)}` }));
});
