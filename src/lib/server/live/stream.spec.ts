// Who listens to a stream is never told a version whose rows it was not sent.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Socket } from 'socket.io';
import { describe, expect, it } from 'vitest';
import { Stream } from './stream.ts';

interface Delta {
	readonly after: number;
	readonly version: number;
	readonly ids: readonly string[];
}

/** A listener that takes frames as a page does, and notes where it lost the thread. */
class Page {
	version: number;
	gaps = 0;
	readonly told: string[] = [];
	readonly rows = new Set<string>();
	writable = true;
	onTold = (): void => {};
	readonly socket: Socket;

	constructor(id: number, version: number) {
		this.version = version;
		const transport = { writable: true };
		Object.defineProperty(transport, 'writable', { get: () => this.writable });
		const conn = { transport, write: (packet: string) => this.#take(packet), close: () => {} };
		this.socket = { id: String(id), conn } as unknown as Socket;
	}

	#take(packet: string): void {
		const [message, payload] = JSON.parse(packet.slice(1)) as [string, Delta];
		this.told.push(message);
		if (message === 'board:changed') {
			if (payload.after > this.version) this.gaps++;
			if (payload.version > this.version) this.version = payload.version;
			for (const id of payload.ids) this.rows.add(id);
		} else if (payload.version > this.version) this.gaps++;
		this.onTold();
	}
}

function streamOf(now: { version: number }): Stream {
	return new Stream('board', {
		epoch: () => 'one',
		version: () => now.version,
		delta: (ids, after): Delta => ({ after, version: now.version, ids: [...ids] }),
		beat: () => ({ version: now.version })
	});
}

const settled = () => sleep(250);

describe('a stream', () => {
	it('tells each listener the version of the frame it sent, also when the source moves on between two chunks', async () => {
		const now = { version: 1 };
		const stream = streamOf(now);
		const pages = Array.from({ length: 900 }, (_, n) => new Page(n, 1));
		for (const page of pages) stream.join(page.socket, { epoch: 'one', version: 1 });
		let moved = false;
		for (const page of pages)
			page.onTold = () => {
				if (moved) return;
				moved = true;
				// a commit lands while the first chunk is being told
				setImmediate(() => {
					now.version = 3;
					stream.changed(['second']);
				});
			};
		now.version = 2;
		stream.changed(['first']);
		await settled();
		stream.beat(performance.now());
		expect(moved).toBe(true);
		expect(pages.map((page) => page.gaps).filter(Boolean)).toEqual([]);
		for (const page of pages) expect([...page.rows]).toEqual(['first', 'second']);
		stream.close();
	});

	it('comes back to a listener it had to pass over before the next heartbeat', async () => {
		const now = { version: 1 };
		const stream = streamOf(now);
		const page = new Page(1, 1);
		stream.join(page.socket, { epoch: 'one', version: 1 });
		page.writable = false;
		now.version = 2;
		stream.changed(['row']);
		await sleep(20);
		expect(page.told).toEqual([]);
		page.writable = true;
		await settled();
		expect(page.told).toEqual(['board:changed']);
		expect(page.version).toBe(2);
		stream.close();
	});

	it('asks its source once for all that happened since it last told', async () => {
		const now = { version: 1 };
		let unnoted: string[] = [];
		let asked = 0;
		const stream: Stream = new Stream('board', {
			epoch: () => 'one',
			version: () => {
				if (unnoted.length > 0) {
					const ids = unnoted;
					unnoted = [];
					asked++;
					stream.note(ids);
				}
				return now.version;
			},
			delta: (ids, after): Delta => ({ after, version: now.version, ids: [...ids] }),
			beat: () => ({ version: now.version })
		});
		const page = new Page(1, 1);
		stream.join(page.socket, { epoch: 'one', version: 1 });
		for (const id of ['a', 'b', 'c']) {
			now.version++;
			unnoted.push(id);
			stream.wake();
		}
		await settled();
		expect(asked).toBe(1);
		expect(page.told).toEqual(['board:changed']);
		expect([...page.rows]).toEqual(['a', 'b', 'c']);
		expect(page.gaps).toBe(0);
		stream.close();
	});
});
