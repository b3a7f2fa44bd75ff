// The door over real HTTP: what is malformed, too large or from elsewhere is refused with a code, and nothing changes.
import { expect, test } from '@playwright/test';
import { ask, setupToken } from '../browser/ask.ts';
import { startOwnServer, type OwnServer } from '../browser/own-server.ts';

let product: OwnServer;
test.beforeAll(async () => {
	test.setTimeout(240_000);
	product = await startOwnServer(['--no-demo']);
});
test.afterAll(() => product?.stop());

const json = { 'content-type': 'application/json' };

test('refuses what is not a command, with a code and a sentence in both languages', async ({ request }) => {
	await ask(request, 'POST', `${product.url}/api/setup`, {
		token: setupToken(product.organizerLink),
		name: '组织者',
		password: 'ten-characters'
	});
	const before = await (await request.get(`${product.url}/api/organizations`)).text();
	const { organizations } = JSON.parse(before) as { organizations: { id: string }[] };
	const town = { parentId: organizations[0]?.id, kind: 'township', name: { zh: '沟墩镇' } };
	const cases: [string, Record<string, string>, string | Buffer, number, string][] = [
		['malformed JSON', json, '{"parentId":', 400, 'body_malformed'],
		['no object', json, '[]', 400, 'body_malformed'],
		['a field too much', json, JSON.stringify({ ...town, admin: true }), 400, 'body_malformed'],
		['an unknown kind', json, JSON.stringify({ ...town, kind: 'planet' }), 400, 'body_malformed'],
		[
			'an id that is none',
			json,
			JSON.stringify({ ...town, parentId: "'; drop table line; --" }),
			400,
			'body_malformed'
		],
		['another media type', { 'content-type': 'application/xml' }, '<a/>', 415, 'media_unsupported'],
		['a foreign origin', { ...json, origin: 'https://elsewhere.example' }, JSON.stringify(town), 403, 'origin_foreign'],
		['no origin at all of a sandboxed page', { ...json, origin: 'null' }, JSON.stringify(town), 403, 'origin_foreign'],
		[
			'another site by its own word',
			{ ...json, 'sec-fetch-site': 'cross-site' },
			JSON.stringify(town),
			403,
			'origin_foreign'
		],
		['nine megabytes', json, Buffer.alloc(9_000_000, 32), 413, 'body_too_large']
	];
	for (const [what, headers, data, status, code] of cases) {
		const answer = await request.post(`${product.url}/api/organizations`, { headers, data });
		expect([what, answer.status()]).toEqual([what, status]);
		const { refusal } = (await answer.json()) as { refusal: { code: string; zh: string; en: string } };
		expect([what, refusal.code]).toEqual([what, code]);
		expect(refusal.zh).toMatch(/[\u4e00-\u9fff]/);
		expect(refusal.en).not.toBe('');
	}
	expect(await (await request.get(`${product.url}/api/organizations`)).text()).toBe(before);
	// the same without any of that is taken
	expect((await request.post(`${product.url}/api/organizations`, { headers: json, data: town })).status()).toBe(200);
});

test('keeps the one-time link to one time, and passwords from being guessed', async ({ playwright }) => {
	const stranger = await playwright.request.newContext();
	const again = await stranger.post(`${product.url}/api/setup`, {
		data: { token: setupToken(product.organizerLink), name: '别人', password: 'ten-characters' }
	});
	expect(again.status()).toBe(410);
	const codes: number[] = [];
	for (let n = 0; n < 10; n++) {
		const answer = await stranger.post(`${product.url}/api/login`, {
			data: { name: '组织者', password: `guess-${n}` }
		});
		codes.push(answer.status());
	}
	expect(codes.slice(0, 8)).toEqual(Array(8).fill(401));
	expect(codes.slice(8)).toEqual([429, 429]);
	await stranger.dispose();
});

test('answers a snapshot that is known with 304, and every page with its policies', async ({ playwright }) => {
	const request = await playwright.request.newContext();
	const demo = await startOwnServer();
	try {
		const { competitions } = await ask<{ competitions: { rounds: { id: string; state: string }[] }[] }>(
			request,
			'GET',
			`${demo.url}/api/competitions`
		);
		const round = competitions.flatMap((one) => one.rounds).find((one) => one.state === 'closed');
		const address = `${demo.url}/api/rounds/${round?.id}/board`;
		const first = await request.get(address);
		const { etag } = first.headers();
		expect(etag).toBeTruthy();
		const again = await request.get(address, { headers: { 'if-none-match': etag ?? '' } });
		expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
		const page = await request.get(`${demo.url}/`);
		expect(page.headers()['content-security-policy']).toContain("default-src 'self'");
		expect(page.headers()['x-content-type-options']).toBe('nosniff');
	} finally {
		await demo.stop();
		await request.dispose();
	}
});
