// Real sockets against a real server: what the tests of streams stand on.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import type { ClientMessages, JoinAnswer, ServerMessages } from '../../src/lib/protocol/messages.ts';
import type { Audience } from '../../src/lib/protocol/rooms.ts';
import type { App } from '../../src/lib/server/app.ts';

export type Client = Socket<ServerMessages, ClientMessages>;

export interface Venue {
	readonly port: number;
	/** A connected socket; `cookie` as the browser would send it. */
	connect(options?: { cookie?: string; origin?: string }): Promise<Client>;
	close(): Promise<void>;
}

/** Lets sockets in to an application on a port of its own. */
export async function openVenue(app: App): Promise<Venue> {
	const server: Server = createServer();
	app.attach([server]);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const clients: Client[] = [];
	return {
		port,
		async connect(options = {}) {
			const headers: Record<string, string> = {};
			if (options.cookie) headers.cookie = options.cookie;
			if (options.origin) headers.origin = options.origin;
			const client: Client = io(`http://127.0.0.1:${port}`, {
				transports: ['websocket'],
				reconnection: false,
				extraHeaders: headers
			});
			clients.push(client);
			await new Promise<void>((resolve, reject) => {
				client.once('connect', resolve);
				client.once('connect_error', reject);
			});
			return client;
		},
		async close() {
			for (const client of clients) client.disconnect();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

export function join(
	client: Client,
	roundId: string,
	audience: Audience,
	have?: { epoch: string; version: number }
): Promise<JoinAnswer> {
	return new Promise((resolve) =>
		client.emit('board:join', have ? { roundId, audience, have } : { roundId, audience }, resolve)
	);
}

/** Every byte a socket receives, as text, in order. */
export function wiretap(client: Client): string[] {
	const heard: string[] = [];
	const transport = client.io.engine.transport as unknown as {
		ws: { addEventListener(type: string, on: (event: { data: unknown }) => void): void };
	};
	transport.ws.addEventListener('message', (event) => heard.push(String(event.data)));
	return heard;
}
