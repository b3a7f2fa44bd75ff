// A process that pushes one-row deltas of a 100-row board to whoever is connected. `ws`: the floor, one prepared buffer written
// to every raw WebSocket. `stream`: the product's Socket.IO server and Stream as they ship, with rows that change on command.
import { createServer } from 'node:http';
import type { AddressInfo, Socket as NetSocket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocketServer } from 'ws';
import type { BoardRow } from '../../src/lib/domain/live/board.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { attachRealtime } from '../../src/lib/server/live/realtime.ts';
import type { RoundStreams } from '../../src/lib/server/live/round-streams.ts';
import type { Rounds } from '../../src/lib/server/live/rounds.ts';
import { Stream } from '../../src/lib/server/live/stream.ts';
import { textFrame } from '../../src/lib/server/live/text-frame.ts';
import { nowNs, tellParent, type ToSource } from './messages.ts';

const ROUND = '00000000-0000-7000-8000-000000000001';

const rows = Array.from({ length: 100 }, (_, i): BoardRow => ({
	id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
	order: i + 1,
	code: null,
	name: { zh: `选手${i + 1}`, en: `Competitor ${i + 1}` },
	employer: { zh: `单位${(i % 17) + 1}`, en: `Employer ${(i % 17) + 1}` },
	status: 'active',
	state: 'provisional',
	rank: i + 1,
	total: '88.40',
	columns: ['44.20', '44.20'],
	given: 100,
	expected: 200,
	bestRank: 1,
	worstRank: 100,
	tie: null,
	seq: 1000 + i,
	gain: '+0.25'
}));

let version = 1;

function delta(after: number): object {
	const row = rows[version % rows.length];
	return { roundId: ROUND, epoch: '1-0-0', version, after, rows: [row], at: nowNs() };
}

const server = createServer((_, response) => response.writeHead(404).end());

/** The floor: one buffer, one write per socket. */
function floor(): () => void {
	const sockets = new Set<NetSocket>();
	new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (client) => {
		const { _socket: socket } = client as unknown as { _socket: NetSocket };
		sockets.add(socket);
		client.on('close', () => sockets.delete(socket));
	});
	return () => {
		const frame = textFrame(`42["board:changed",${JSON.stringify(delta(version - 1))}]`);
		for (const socket of sockets) socket.write(frame);
	};
}

function product(): () => void {
	const stream = new Stream('board', {
		epoch: () => '1-0-0',
		version: () => version,
		delta: (_, after) => delta(after),
		beat: () => ({ roundId: ROUND, epoch: '1-0-0', version })
	});
	const streams = {
		join: (...[socket, , have]: Parameters<RoundStreams['join']>) => stream.join(socket, have),
		leave: (socketId: string) => stream.leave(socketId)
	};
	// nobody here is signed in and nothing is stored: a round that is open, and its streams, are all that is asked for
	const rounds = {
		streams: () => Promise.resolve(streams),
		get: () => Promise.resolve({ book: { state: 'open' } })
	} as unknown as Rounds;
	attachRealtime([server], rounds, (actor) => ({ actor, rounds, database: {} }) as unknown as Context);
	setInterval(() => stream.beat(performance.now()), 2000).unref();
	return () => stream.changed([rows[version % rows.length]?.id ?? '']);
}

const push = process.argv[2] === 'ws' ? floor() : product();

async function pushAll(frames: number, everyMs: number): Promise<void> {
	const before = process.cpuUsage();
	for (let i = 0; i < frames; i++) {
		version++;
		push();
		await sleep(everyMs);
	}
	const { user, system } = process.cpuUsage(before);
	tellParent({ is: 'pushed', cpuMicros: user + system });
}

process.on('message', (message: ToSource) => void pushAll(message.frames, message.everyMs));
process.on('disconnect', () => process.exit(0));
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () =>
	tellParent({ is: 'listening', port: (server.address() as AddressInfo).port })
);
