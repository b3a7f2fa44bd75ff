import { createServer, request as ask, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { compress } from './compression.ts';

const LONG = '一月一赛'.repeat(2000);
let server: Server;

async function get(handler: RequestListener, headers: Record<string, string> = { 'accept-encoding': 'gzip, br' }) {
	server = createServer((request, response) => {
		compress(request, response);
		handler(request, response);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
		const sent = ask({ port, host: '127.0.0.1', headers }, (answer) => {
			const chunks: Buffer[] = [];
			answer.on('data', (chunk: Buffer) => chunks.push(chunk));
			answer.on('end', () =>
				resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) })
			);
		});
		sent.on('error', reject);
		sent.end();
	});
}

afterEach(() => new Promise((resolve) => server.close(resolve)));

describe('compression', () => {
	it('makes JSON smaller and keeps what it says', async () => {
		const { headers, body } = await get((_, response) => {
			response.writeHead(200, {
				'content-type': 'application/json',
				'content-length': Buffer.byteLength(LONG),
				etag: '"a"'
			});
			response.end(LONG);
		});
		expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding', etag: 'W/"a"' });
		expect(headers['content-length']).toBeUndefined();
		expect(body.length).toBeLessThan(LONG.length / 10);
		expect(gunzipSync(body).toString()).toBe(LONG);
	});

	it('gives the application its own validator back', async () => {
		let seen: string | undefined;
		await get(
			(request, response) => {
				seen = request.headers['if-none-match'];
				response.writeHead(304).end();
			},
			{ 'accept-encoding': 'gzip', 'if-none-match': 'W/"a", W/"b"' }
		);
		expect(seen).toBe('"a", "b"');
	});

	it('lets a body that comes in parts through part by part', async () => {
		const { body } = await get((_, response) => {
			response.setHeader('content-type', 'text/html');
			response.write(LONG);
			setTimeout(() => response.end('end'), 20);
		});
		expect(gunzipSync(body).toString()).toBe(`${LONG}end`);
	});

	it.each([
		['the client does not ask for it', 'application/json', LONG, { 'accept-encoding': 'br' }],
		['the client refuses it', 'application/json', LONG, { 'accept-encoding': 'gzip;q=0' }],
		['it is a stream of events', 'text/event-stream', LONG, { 'accept-encoding': 'gzip' }],
		['it is a picture', 'image/png', LONG, { 'accept-encoding': 'gzip' }],
		['it is short', 'application/json', '{}', { 'accept-encoding': 'gzip' }]
	])('leaves a body as it is when %s', async (_, type, text, headers) => {
		const { headers: got, body } = await get((__, response) => {
			response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(text) });
			response.end(text);
		}, headers);
		expect(got['content-encoding']).toBeUndefined();
		expect(body.toString()).toBe(text);
	});
});
