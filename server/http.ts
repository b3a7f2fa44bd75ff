// The servers people reach: plain HTTP and, where there is a certificate, HTTPS; until the application is ready both say so.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { application } from './application.ts';
import { codeOf, Fault, messageOf } from './fault.ts';
import { compress } from './compression.ts';

/** What SvelteKit's handler wants: a third argument for what it does not know. */
export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const WAITING = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="1">
<meta name="viewport" content="width=device-width"><title>匠赛</title>
<p lang="zh-CN">匠赛正在启动，请稍候。</p><p lang="en">Jiangsai is starting; this page will open by itself.</p></html>`;

function sayStarting(request: IncomingMessage, response: ServerResponse): void {
	const page = String(request.headers.accept ?? '').includes('text/html');
	response.writeHead(503, {
		'content-type': page ? 'text/html; charset=utf-8' : 'application/json',
		'cache-control': 'no-store',
		'retry-after': '1'
	});
	response.end(page ? WAITING : JSON.stringify({ ready: false }));
}

/** All listening servers as one: their requests, their sockets, their end. */
export class Front {
	readonly servers: Server[] = [];
	readonly #trustProxy: boolean;
	readonly #sockets = new Set<Socket>();
	#handler: Handler | null = null;

	constructor(options: { trustProxy: boolean }) {
		this.#trustProxy = options.trustProxy;
	}

	/** A plain HTTP server. */
	plain(): Server {
		return this.#keep(createServer(this.#listener('http')));
	}

	/** An HTTPS server with this key and certificate (PEM). */
	secure(identity: { key: string; cert: string }): SecureServer {
		const server = createSecureServer(identity, this.#listener('https'));
		this.#keep(server);
		return server;
	}

	/** From now on the application answers. */
	serve(handler: Handler): void {
		this.#handler = handler;
	}

	#listener(protocol: 'http' | 'https'): RequestListener {
		return (request, response) => {
			if (!this.#handler) return sayStarting(request, response);
			// a client may send this header as well; only a proxy we were told to trust is believed
			if (!this.#trustProxy) request.headers['x-forwarded-proto'] = protocol;
			else request.headers['x-forwarded-proto'] ??= protocol;
			if (application()?.answer?.(request, response)) return;
			compress(request, response);
			this.#handler(request, response, () => {
				response.statusCode = 404;
				response.end();
			});
		};
	}

	#keep<T extends Server | SecureServer>(server: T): T {
		this.servers.push(server as Server);
		server.keepAliveTimeout = 65_000; // longer than the usual proxy's
		server.on('connection', (socket: Socket) => {
			this.#sockets.add(socket);
			socket.once('close', () => this.#sockets.delete(socket));
		});
		server.on('clientError', (_, socket) => {
			if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
		});
		return server;
	}

	/** Takes no more connections and lets requests under way finish, for at most `ms`; then every socket is closed. */
	async close(ms: number): Promise<void> {
		const closed = this.servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
		for (const server of this.servers) server.closeIdleConnections();
		let timer: NodeJS.Timeout | undefined;
		const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
		await Promise.race([Promise.all(closed), patience]);
		clearTimeout(timer);
		for (const socket of this.#sockets) socket.destroy();
	}
}

/** Listens and returns the port; a port that cannot be had becomes a sentence. */
export function listen(server: Server | SecureServer, port: number, host: string | undefined): Promise<number> {
	return new Promise((resolve, reject) => {
		const failed = (error: Error): void => reject(listenFault(error, port, host));
		server.once('error', failed);
		server.listen({ port, host }, () => {
			server.off('error', failed);
			resolve((server.address() as AddressInfo).port);
		});
	});
}

function listenFault(error: Error, port: number, host: string | undefined): Fault {
	const at = host ? `${host}:${port}` : String(port);
	const said: Record<string, { zh: string; en: string }> = {
		EADDRINUSE: {
			zh: `端口 ${at} 已被别的程序占用。请结束它，或换一个端口：npm start -- --port ${port + 1}`,
			en: `Port ${at} is in use by another program. End that one, or take another port: npm start -- --port ${port + 1}`
		},
		EACCES: {
			zh: `没有权限使用端口 ${at}。1024 以下的端口需要 root；请换一个：npm start -- --port 3000`,
			en: `Port ${at} may not be used. Ports below 1024 need root; take another: npm start -- --port 3000`
		},
		EADDRNOTAVAIL: {
			zh: `这台机器没有地址 ${host ?? ''}。`,
			en: `This machine does not have the address ${host ?? ''}.`
		},
		ENOTFOUND: { zh: `找不到地址 ${host ?? ''}。`, en: `The address ${host ?? ''} cannot be found.` }
	};
	const words = said[codeOf(error)] ?? {
		zh: `无法在端口 ${at} 监听：${messageOf(error)}`,
		en: `Cannot listen on port ${at}: ${messageOf(error)}`
	};
	return new Fault(words, { cause: error });
}
