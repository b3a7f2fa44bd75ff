// The short way of a tablet's marks: the same answers, and nothing on it that is not plainly a tablet's request.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEAT_COOKIE } from '../../src/lib/server/people/actor.ts';
import { readRegister } from '../../src/lib/server/scoring/read-register.ts';
import { aMark, setStage, type Stage } from './stage.ts';

const LEFT = 418;
let stage: Stage;
let server: Server;
let origin: string;

beforeAll(async () => {
	stage = await setStage();
	server = createServer((request, response) => {
		request.headers['x-forwarded-proto'] = 'http';
		if (!stage.app.answer(request, response)) response.writeHead(LEFT).end();
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
	server.close();
	await stage.close();
});

interface Sent {
	readonly body?: string;
	readonly headers?: Record<string, string>;
	readonly method?: string;
	readonly path?: string;
}

async function send({ body, headers = {}, method = 'POST', path }: Sent) {
	const response = await fetch(`${origin}${path ?? `/api/rounds/${stage.roundId}/marks`}`, {
		method,
		headers: {
			'content-type': 'application/json',
			cookie: `${SEAT_COOKIE}=${stage.tablets[0]?.token}`,
			...headers
		},
		...(body === undefined ? {} : { body })
	});
	const text = await response.text();
	return { status: response.status, body: text ? (JSON.parse(text) as Record<string, unknown>) : null };
}

function marks(...values: readonly string[]): string {
	const [entryId = ''] = stage.entryIds;
	return JSON.stringify({ commands: values.map((value) => aMark(entryId, 'A', value)) });
}

async function lines(): Promise<number> {
	return (await readRegister(stage.app.database.db, stage.roundId)).length;
}

describe("a tablet's marks", () => {
	it('are acknowledged one by one', async () => {
		const before = await lines();
		const answered = await send({ body: marks('7', '99'), headers: { origin } });
		expect(answered).toMatchObject({
			status: 200,
			body: {
				answers: [
					{ ok: true, seq: before + 1 },
					{ ok: false, refusal: { code: 'value_out_of_range' } }
				]
			}
		});
		expect(await lines()).toBe(before + 1);
	});

	it('are refused as a whole without a seat, broken, or of another shape', async () => {
		const before = await lines();
		const refused = async (sent: Sent) => {
			const { status, body } = await send(sent);
			return [status, (body?.refusal as { code: string } | undefined)?.code];
		};
		expect(await refused({ body: marks('7'), headers: { cookie: '' } })).toEqual([401, 'seat_lost']);
		expect(await refused({ body: '{"commands":[' })).toEqual([400, 'body_malformed']);
		expect(await refused({ body: '{"commands":[]}' })).toEqual([400, 'body_malformed']);
		expect(await refused({ body: '[]' })).toEqual([400, 'body_malformed']);
		expect(await lines()).toBe(before);
	});
});

describe('anything else', () => {
	it('is left to the framework, with nothing read or done', async () => {
		const before = await lines();
		const odd: readonly Sent[] = [
			{ method: 'GET' },
			{ body: marks('7'), path: `/api/rounds/${stage.roundId}/board` },
			{ body: marks('7'), path: '/api/rounds/x/marks' },
			{ body: marks('7'), headers: { origin: 'https://elsewhere.example' } },
			{ body: marks('7'), headers: { origin: 'null' } },
			{ body: marks('7'), headers: { 'sec-fetch-site': 'cross-site' } },
			{ body: marks('7'), headers: { 'content-type': 'text/plain' } },
			{ body: marks('7'), headers: { 'content-encoding': 'gzip' } },
			{ body: '' },
			{ body: `"${'x'.repeat(1_000_001)}"` }
		];
		for (const sent of odd) expect((await send(sent)).status).toBe(LEFT);
		expect(await lines()).toBe(before);
	});
});
