// How often a piece of work asks the database: lists ask as often for three rows as for one.
import type pg from 'pg';

/** How many statements the work sends through this pool. */
export async function statements(pool: pg.Pool, work: () => Promise<unknown>): Promise<number> {
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
