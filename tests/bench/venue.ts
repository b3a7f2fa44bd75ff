// What a bench stands on: a durable PostgreSQL of its own, the built product on it in its own process, an organizer.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Api } from '../../cli/replay/http-api.ts';
import { startOwnServer, type OwnServer } from '../../cli/replay/own-server.ts';
import { addCompetition, addEvent, setUpOrganizer } from '../../cli/replay/stage-round.ts';
import { removeDataFolder } from '../../server/database/placement.ts';
import { startDatabase } from '../../server/database/start-database.ts';

const quiet = { info() {}, warn() {}, error() {} };

export interface Venue {
	/** The product's database, as its owner. */
	readonly databaseUrl: string;
	/** Another database of the same cluster, for floors. */
	readonly floorUrl: string;
	readonly server: OwnServer;
	readonly organizer: Api;
	readonly eventId: string;
	close(): Promise<void>;
}

async function otherDatabase(url: string, name: string): Promise<string> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(`create database ${name}`);
	await client.end();
	const other = new URL(url);
	other.pathname = `/${name}`;
	return other.href;
}

/** Starts everything in temporary folders; `close` ends and removes it again. */
export async function openVenue(): Promise<Venue> {
	const folder = await mkdtemp(join(tmpdir(), 'jiangsai-bench-'));
	const undo: (() => Promise<unknown>)[] = [
		async () => {
			await removeDataFolder(join(folder, 'database'));
			await rm(folder, { recursive: true, force: true });
		}
	];
	const close = async (): Promise<void> => {
		for (const step of undo.splice(0).reverse()) await step().catch(() => {});
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
		process.once(signal, () => void close().then(() => process.exit(2)));
	try {
		const database = await startDatabase({ dataDir: join(folder, 'database'), log: quiet });
		undo.push(() => database.stop());
		const floorUrl = await otherDatabase(database.url, 'floor');
		const server = await startOwnServer({ dataDir: join(folder, 'data'), databaseUrl: database.url });
		undo.push(() => server.stop());
		const organizer = new Api(server.url);
		await setUpOrganizer(organizer, server.setupPath);
		const competitionId = await addCompetition(organizer, { zh: '基准测试', en: 'Bench' });
		const eventId = await addEvent(organizer, competitionId, { zh: '热场', en: 'Hot round' });
		return { databaseUrl: database.url, floorUrl, server, organizer, eventId, close };
	} catch (error) {
		await close();
		throw error;
	}
}
