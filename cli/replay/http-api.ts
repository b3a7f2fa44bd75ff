// The product's HTTP door from a terminal: JSON both ways, kept-alive connections, one cookie jar per person or tablet.
import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { WireRefusal } from '../../src/lib/protocol/marks.ts';

const agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) };

/** The server said no, and why. */
export class Refused extends Error {
	readonly refusal: WireRefusal;
	readonly status: number;

	constructor(asked: string, refusal: WireRefusal, status: number) {
		super(`${asked}: ${refusal.code}: ${refusal.en}`);
		this.name = 'Refused';
		this.refusal = refusal;
		this.status = status;
	}
}

interface Reply {
	readonly status: number;
	readonly text: string;
	readonly cookies: readonly string[];
}

function readReply(response: IncomingMessage, resolve: (reply: Reply) => void, reject: (error: Error) => void): void {
	const chunks: Buffer[] = [];
	response.on('data', (chunk: Buffer) => chunks.push(chunk));
	response.on('error', reject);
	response.on('aborted', () => reject(new Error('the connection broke')));
	response.on('end', () =>
		resolve({
			status: response.statusCode ?? 0,
			text: Buffer.concat(chunks).toString(),
			cookies: response.headers['set-cookie'] ?? []
		})
	);
}

/** One browser, as the server sees it. */
export class Api {
	readonly url: URL;
	readonly #cookies = new Map<string, string>();

	constructor(url: string | URL) {
		this.url = new URL(url);
	}

	/** The Cookie header that this browser sends. */
	get cookie(): string {
		return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	/** The text of a page or file. */
	async text(path: string): Promise<string> {
		const reply = await this.#send('GET', path);
		if (reply.status === 200) return reply.text;
		throw refused(`GET ${path}`, reply);
	}

	async get<T>(path: string): Promise<T> {
		return JSON.parse(await this.text(path)) as T;
	}

	post<T>(path: string, body: unknown = {}): Promise<T> {
		return this.#command('POST', path, body);
	}

	put<T>(path: string, body: unknown): Promise<T> {
		return this.#command('PUT', path, body);
	}

	patch<T>(path: string, body: unknown): Promise<T> {
		return this.#command('PATCH', path, body);
	}

	async #command<T>(method: string, path: string, body: unknown): Promise<T> {
		const reply = await this.#send(method, path, JSON.stringify(body));
		if (reply.status !== 200) throw refused(`${method} ${path}`, reply);
		return JSON.parse(reply.text) as T;
	}

	#send(method: string, path: string, body?: string): Promise<Reply> {
		const secure = this.url.protocol === 'https:';
		return new Promise<Reply>((resolve, reject) => {
			const sent = (secure ? requestHttps : requestHttp)(
				new URL(path, this.url),
				{
					method,
					agent: agents[secure ? 'https:' : 'http:'],
					headers: {
						accept: 'application/json',
						...(this.#cookies.size > 0 ? { cookie: this.cookie } : {}),
						...(body === undefined
							? {}
							: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
					}
				},
				(response) => readReply(response, resolve, reject)
			);
			sent.on('error', reject);
			sent.end(body);
		}).then((reply) => {
			for (const cookie of reply.cookies) {
				const [pair = ''] = cookie.split(';');
				const at = pair.indexOf('=');
				this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
			}
			return reply;
		});
	}
}

function refused(asked: string, { status, text }: Reply): Error {
	try {
		const { refusal } = JSON.parse(text) as { refusal?: WireRefusal };
		if (refusal) return new Refused(asked, refusal, status);
	} catch {
		// not ours: a proxy, or not this product at all
	}
	return new Error(`${asked}: HTTP ${status}`);
}
