// How many statements a piece of work sends: a list must ask as often for three rows as for one.
import type { App } from '../../src/lib/server/app.ts';

/** Counts the statements that `work` sends over the app's pool. */
export async function statements(app: App, work: () => Promise<unknown>): Promise<number> {
	const { pool } = app.database;
	let count = 0;
	const original = pool.connect.bind(pool);
	const counting = async () => {
		const client = await original();
		const query = client.query;
		client.query = function (this: unknown, ...args: unknown[]) {
			count++;
			return Reflect.apply(query, client, args);
		} as typeof client.query;
		const release = client.release.bind(client);
		client.release = (error?: boolean | Error) => {
			client.query = query;
			client.release = release;
			release(error);
		};
		return client;
	};
	pool.connect = counting as typeof pool.connect;
	try {
		await work();
	} finally {
		pool.connect = original as typeof pool.connect;
	}
	return count;
}
