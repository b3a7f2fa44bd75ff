import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BoardSnapshot } from '#lib/protocol/board.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { fetchBoard } from './fetch-board.ts';

const snapshot = (version: number) => ({ protocol: PROTOCOL_VERSION, epoch: 'e', version }) as BoardSnapshot;
const asked: Headers[] = [];

function server(answer: () => Response): void {
	vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
		asked.push(new Headers(init.headers));
		return Promise.resolve(answer());
	});
}
afterEach(() => {
	vi.unstubAllGlobals();
	asked.length = 0;
});

describe('fetchBoard', () => {
	it('asks conditionally only while the board in hand is the one that was fetched', async () => {
		server(() => new Response(JSON.stringify(snapshot(3)), { headers: { etag: '"e.3"' } }));
		expect(await fetchBoard('r1', 'public')).toEqual(snapshot(3));
		server(() => new Response(null, { status: 304 }));
		expect(await fetchBoard('r1', 'public', snapshot(3))).toBe('unchanged');
		server(() => new Response(JSON.stringify(snapshot(9)), { headers: { etag: '"e.9"' } }));
		// deltas have moved it on meanwhile: a 304 would say nothing about it
		expect(await fetchBoard('r1', 'public', snapshot(5))).toEqual(snapshot(9));
		expect(await fetchBoard('r1', 'officials', snapshot(9))).toEqual(snapshot(9));
		expect(asked.map((headers) => headers.get('if-none-match'))).toEqual([null, '"e.3"', null, null]);
	});
	it('answers failed for a refusal, nonsense and no network', async () => {
		server(() => new Response('{}', { status: 403 }));
		expect(await fetchBoard('r2', 'public')).toBe('failed');
		server(() => new Response('<html>', { status: 200 }));
		expect(await fetchBoard('r2', 'public')).toBe('failed');
		vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
		expect(await fetchBoard('r2', 'public')).toBe('failed');
	});
});
