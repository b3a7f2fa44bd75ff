// A process that plays so many screens: raw WebSockets that speak just enough of the protocol to be served like browsers.
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { nowNs, tellParent, type ToCrowd } from './messages.ts';

const [url = '', size = '0', roundId = ''] = process.argv.slice(2);
const COUNT = Number(size);
/** Every so many sockets' latencies are kept. */
const SAMPLE = 10;
const AT_ONCE = 100;

let frames = 0;
let latencies: number[] = [];
let bytes: number[] = [];
let reached = new Map<number, { count: number; last: number }>();

const digits = (text: string, key: string): number => {
	const at = text.lastIndexOf(key);
	return at < 0 ? NaN : Number.parseInt(text.slice(at + key.length, at + key.length + 20), 10);
};

/** One screen; resolves when it is seated. Without a round it is a plain WebSocket that only listens. */
function screen(number: number, have: { epoch: string; version: number } | null): Promise<void> {
	let version = have?.version ?? 0;
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
		socket.on('error', reject);
		socket.on('open', () => roundId || resolve());
		socket.on('message', (data: Buffer) => {
			const text = data.toString('latin1');
			if (text.startsWith('42["board:changed"')) {
				const now = nowNs();
				frames++;
				const at = digits(text, '"at":');
				if (!Number.isNaN(at) && number % SAMPLE === 0) latencies.push((now - at) / 1e6);
				if (number === 0) bytes.push(data.length);
				const to = digits(text, '"version":');
				for (let seq = version + 1; seq <= to; seq++) {
					const one = reached.get(seq) ?? { count: 0, last: 0 };
					one.count++;
					one.last = now;
					reached.set(seq, one);
				}
				version = Math.max(version, to);
			} else if (text === '2') socket.send('3');
			else if (text.startsWith('0')) socket.send('40');
			else if (text.startsWith('40'))
				socket.send(`420${JSON.stringify(['board:join', { roundId, audience: 'public', ...(have ? { have } : {}) }])}`);
			else if (text.startsWith('430')) {
				if (text.includes('"ok":true')) resolve();
				else reject(new Error(text));
			}
		});
	});
}

async function snapshotAt(): Promise<{ epoch: string; version: number } | null> {
	if (!roundId) return null;
	const origin = url.replace(/^ws/, 'http').replace(/\/socket\.io.*/, '');
	const response = await fetch(`${origin}/api/rounds/${roundId}/board`).catch(() => null);
	if (!response?.ok) return { epoch: '1-0-0', version: 1 };
	const { epoch, version } = (await response.json()) as { epoch: string; version: number };
	return { epoch, version };
}

async function tell({ frames: wanted, version, ms }: Extract<ToCrowd, { do: 'tell' }>): Promise<void> {
	const until = performance.now() + ms;
	const there = (): boolean =>
		(wanted !== undefined && frames >= wanted * COUNT) ||
		(version !== undefined && reached.get(version)?.count === COUNT);
	while (!there() && performance.now() < until) await sleep(20);
	const all = [...reached].filter(([, { count }]) => count === COUNT);
	tellParent({ is: 'seen', frames, latencies, bytes, reached: all.map(([at, { last }]) => [at, last]) });
}

process.on('message', (message: ToCrowd) => {
	if (message.do === 'tell') return void tell(message);
	frames = 0;
	latencies = [];
	bytes = [];
	reached = new Map();
});
process.on('disconnect', () => process.exit(0));

const have = await snapshotAt();
for (let from = 0; from < COUNT; from += AT_ONCE)
	await Promise.all(Array.from({ length: Math.min(AT_ONCE, COUNT - from) }, (_, i) => screen(from + i, have)));
tellParent({ is: 'seated' });
