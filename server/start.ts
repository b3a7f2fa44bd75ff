// `npm start`: the whole product from one command. Database, application, servers; and their end.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { application, parkServers, parkTrust, type Face, type Trust } from './application.ts';
import { ensureBuild } from './build.ts';
import { openDataFolder } from './database/placement.ts';
import { startDatabase, type RunningDatabase } from './database/start-database.ts';
import { checkExternalDatabase } from './external-database.ts';
import { Fault } from './fault.ts';
import { greet } from './greeting.ts';
import { Front, listen, type Handler } from './http.ts';
import { lanAddresses } from './lan.ts';
import { lockDataFolder, type Lock } from './lock.ts';
import { log, say } from './log.ts';
import { HELP, readOptions, type Options } from './options.ts';
import { fail, onEnd } from './signals.ts';
import { openSecure } from './tls/secure-front.ts';

const ROOT = join(import.meta.dirname, '..');
const begun = performance.now();

const HOME: Face = { title: { zh: '首页', en: 'Home' }, path: '/', phone: true };

/** The addresses people can use: for this machine, and for others. */
function addresses(options: Options, ports: { http: number; https: number | null }) {
	const scheme = ports.https === null ? 'http' : 'https';
	const best = ports.https ?? ports.http;
	const at = (protocol: string, host: string, port: number): string =>
		`${protocol}://${host.includes(':') ? `[${host}]` : host}:${port}`;
	const everywhere = options.host === undefined || options.host === '0.0.0.0' || options.host === '::';
	const hosts = everywhere ? lanAddresses() : [];
	const loopback = everywhere || options.host === '127.0.0.1' || options.host === 'localhost';
	// localhost is a secure context without any certificate
	const local = at('http', loopback ? 'localhost' : (options.host ?? 'localhost'), ports.http);
	return {
		local,
		network: hosts.map((host) => at(scheme, host, best)),
		plain: hosts.map((host) => at('http', host, ports.http))
	};
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2), process.env, ROOT);
	if (!options) return void process.stdout.write(HELP);
	const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
	const trustProxy = !['', '0', undefined].includes(process.env.TRUST_PROXY);

	const front = new Front({ trustProxy });
	const stopping = new AbortController();
	let lock: Lock | null = null;
	let starting: Promise<RunningDatabase | null> = Promise.resolve(null);
	let stopKeeping = (): void => {};
	const ending = onEnd(async () => {
		stopping.abort();
		stopKeeping();
		await lock?.tell({ ending: true }).catch(() => {});
		// requests under way get to their answer first, then sockets and the pool go, then the database
		await front.close(1200);
		await Promise.race([application()?.close?.(), sleep(800)]);
		const database = await Promise.race([starting.catch(() => null), sleep(2000, null)]);
		await database?.stop(2200);
		await lock?.release();
	});

	const external = process.env.DATABASE_URL;
	if (external) await checkExternalDatabase(external);
	const dataDir = await openDataFolder(options.dataDir);
	if (!external) lock = await lockDataFolder(dataDir);

	const secure = await openSecure(options.tls, dataDir, log);
	const http = await listen(front.plain(), options.port, options.host);
	let https: number | null = null;
	let trust: Trust | null = null;
	if (secure) {
		const server = front.secure(secure.identity);
		https = await listen(server, options.httpsPort, options.host);
		stopKeeping = secure.keep(server);
		trust = secure.trust({ httpPort: http, httpsPort: https });
		if (trust) parkTrust(trust);
	}
	const found = addresses(options, { http, https });
	await lock?.tell({ addresses: [found.local] });

	if (!external) starting = startDatabase({ dataDir, log });
	const announce = (): void => say('正在构建，约半分钟……  building, about half a minute …');
	const [running] = await Promise.all([starting, ensureBuild(ROOT, announce, stopping.signal)]);
	if (ending.begun()) return;

	Object.assign(process.env, {
		NODE_ENV: 'production',
		DATABASE_URL: external || running?.url,
		JIANGSAI_DATA_DIR: dataDir,
		JIANGSAI_DEMO: options.demo ? '1' : '0',
		JIANGSAI_VERSION: version,
		JIANGSAI_PUBLIC_URLS: [...found.network, ...found.plain, found.local]
			.filter((url, i, all) => all.indexOf(url) === i)
			.join(','),
		PROTOCOL_HEADER: 'x-forwarded-proto',
		BODY_SIZE_LIMIT: process.env.BODY_SIZE_LIMIT ?? '8M',
		...(trustProxy
			? { HOST_HEADER: 'x-forwarded-host', ADDRESS_HEADER: process.env.ADDRESS_HEADER ?? 'x-forwarded-for' }
			: {})
	});
	parkServers(front.servers);
	const built = (await import(pathToFileURL(join(ROOT, 'build/handler.js')).href)) as { handler: Handler };
	if (ending.begun()) return;
	front.serve(built.handler);

	const app = application();
	const [link, faces] = await Promise.all([app?.organizerLink?.(), app?.faces?.()]);
	const seconds = (performance.now() - begun) / 1000;
	process.stdout.write(
		`${greet(
			{
				version,
				seconds,
				local: found.local,
				network: found.network,
				faces: faces && faces.length > 0 ? faces : [HOME],
				organizerLink: link?.path ?? null,
				trust: trust && found.plain[0] ? { url: `${found.plain[0]}/trust`, fingerprint: trust.fingerprint } : null,
				dataDir
			},
			process.stdout.isTTY && !process.env.NO_COLOR
		)}\n`
	);
	log.info({ version, seconds: Number(seconds.toFixed(2)), addresses: [found.local, ...found.network] }, 'ready');
}

main().catch((error: unknown) => fail(error instanceof Fault ? error : asFault(error)));

/** What was not foreseen still ends with a sentence; the whole story goes to the log. */
function asFault(error: unknown): Fault {
	log.error({ err: error }, 'the start failed');
	const message = error instanceof Error ? error.message : String(error);
	return new Fault({ zh: `启动失败：${message}`, en: `The start failed: ${message}` }, { cause: error });
}
