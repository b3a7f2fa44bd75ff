import { describe, expect, it } from 'vitest';
import { apiOver, OFFLINE, UNREADABLE } from './api.ts';

const answering =
	(status: number, body: string): typeof fetch =>
	async () =>
		new Response(body, { status });

describe('apiOver', () => {
	it('gives the body of a good answer', async () => {
		const answer = await apiOver(answering(200, '{"id":"x"}')).get<{ id: string }>('/api/x');
		expect(answer).toEqual({ ok: true, value: { id: 'x' } });
	});

	it('gives the refusal of a refused call', async () => {
		const refusal = { code: 'name_taken', zh: '有人用', en: 'taken' };
		const answer = await apiOver(answering(409, JSON.stringify({ refusal }))).post('/api/x', {});
		expect(answer).toEqual({ ok: false, refusal });
	});

	it('turns a dead network into a refusal', async () => {
		const dead: typeof fetch = async () => Promise.reject(new TypeError('network'));
		const answer = await apiOver(dead).get('/api/x');
		expect(answer.ok ? null : answer.refusal.code).toBe(OFFLINE);
	});

	it('turns an answer that is not JSON into a refusal with its status', async () => {
		const answer = await apiOver(answering(502, '<html>')).get('/api/x');
		expect(answer.ok ? null : answer.refusal).toMatchObject({ code: UNREADABLE, params: { status: 502 } });
	});

	it('sends a body as JSON', async () => {
		let seen: RequestInit | undefined;
		const spy: typeof fetch = async (_, init) => {
			seen = init;
			return new Response('{}');
		};
		await apiOver(spy).patch('/api/x', { a: 1 });
		expect(seen?.method).toBe('PATCH');
		expect(seen?.body).toBe('{"a":1}');
		expect(new Headers(seen?.headers).get('content-type')).toBe('application/json');
	});
});
