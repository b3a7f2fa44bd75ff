// `npm run dev`: Vite's development server on the embedded database (or the one of DATABASE_URL), in this very process.
import { join } from 'node:path';
import { createServer } from 'vite';
import { application } from './application.ts';
import { openDataFolder } from './database/placement.ts';
import { startDatabase, type RunningDatabase } from './database/start-database.ts';
import { checkExternalDatabase } from './external-database.ts';
import { Fault, messageOf } from './fault.ts';
import { lockDataFolder, type Lock } from './lock.ts';
import { log, say } from './log.ts';
import { HELP, readOptions } from './options.ts';
import { fail, onEnd } from './signals.ts';

const ROOT = join(import.meta.dirname, '..');

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2), { PORT: '5173', ...process.env }, ROOT);
	if (!options) return void process.stdout.write(HELP);
	let lock: Lock | null = null;
	let database: RunningDatabase | null = null;
	let closeVite: () => Promise<void> = async () => {};
	onEnd(async () => {
		await lock?.tell({ ending: true });
		await application()?.close?.();
		await closeVite();
		await database?.stop();
		await lock?.release();
	});

	const external = process.env.DATABASE_URL;
	const dataDir = await openDataFolder(options.dataDir);
	if (external) await checkExternalDatabase(external);
	else {
		lock = await lockDataFolder(dataDir);
		database = await startDatabase({ dataDir, log });
		process.env.DATABASE_URL = database.url;
	}
	process.env.JIANGSAI_DATA_DIR = dataDir;
	process.env.JIANGSAI_DEMO = options.demo ? '1' : '0';
	process.env.JIANGSAI_PUBLIC_URLS ??= `http://localhost:${options.port}`;

	const vite = await createServer({
		root: ROOT,
		server: { port: options.port, strictPort: true, host: options.host ?? 'localhost' }
	});
	closeVite = () => vite.close();
	await vite.listen();
	vite.printUrls();
	// the first request opens the application; then it can say how an organizer gets in
	await fetch(`http://localhost:${options.port}/healthz`).catch(() => {});
	const link = await application()?.organizerLink?.();
	if (link) say(`组织者一次性链接  one-time organizer link  http://localhost:${options.port}${link.path}`);
	await lock?.tell({ addresses: [`http://localhost:${options.port}`] });
}

main().catch((error: unknown) => {
	if (error instanceof Fault) return fail(error);
	log.error({ err: error }, 'the start failed');
	return fail(new Fault({ zh: `启动失败：${messageOf(error)}`, en: `The start failed: ${messageOf(error)}` }));
});
