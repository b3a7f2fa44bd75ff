// The socket side: who may connect, join and be told. It only pushes; every command goes by HTTP.
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import * as v from 'valibot';
import { refuse } from '../../domain/shared/result.ts';
import { NOBODY, type Actor } from '../../domain/people/policy.ts';
import type { ClientMessages, JoinAnswer, ServerMessages } from '../../protocol/messages.ts';
import { toWire } from '../../protocol/refusals.ts';
import { dayRoom, personRoom, seatRoom } from '../../protocol/rooms.ts';
import { guardKnownRound } from '../competition/life/known.ts';
import type { Context, Notices } from '../context.ts';
import { guardProgramme } from '../calendar/day/read-programme.ts';
import { actorOf, readCookies } from '../people/actor.ts';
import { guardRound, isId } from '../people/guard.ts';
import type { Io, Rounds } from './rounds.ts';
import type { RoundStreams } from './round-streams.ts';

interface SocketData {
	actor: Actor;
}

type Connected = Socket<ClientMessages, ServerMessages, Record<string, never>, SocketData>;

const Join = v.object({
	roundId: v.string(),
	audience: v.picklist(['public', 'officials']),
	have: v.optional(v.object({ epoch: v.string(), version: v.number() }))
});
const Leave = v.object({ roundId: v.string(), audience: v.picklist(['public', 'officials']) });
const Programme = v.object({ competitionId: v.string() });
const Told = v.object({
	unsent: v.pipe(v.number(), v.integer(), v.minValue(0)),
	battery: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
	entryId: v.nullable(v.string())
});

/** A websocket handshake may come from our own pages or from no page at all; never from another site's page. */
export function originAllowed(request: IncomingMessage): boolean {
	const origin = request.headers.origin;
	if (origin === undefined) return true;
	try {
		return new URL(origin).host === request.headers.host;
	} catch {
		return false;
	}
}

interface Attached {
	readonly io: Io;
	admit: (socket: Connected) => Promise<void>;
	welcome: (socket: Connected) => void;
}

// A development reload of these modules must not attach a second Socket.IO to the same http server: the one that is there
// goes on and calls the new handlers.
const ATTACHED = Symbol.for('jiangsai.realtime');

function attachedTo(server: HttpServer | undefined): Attached | undefined {
	return server && (server as unknown as Record<symbol, Attached | undefined>)[ATTACHED];
}

/** Lets sockets in on the servers the shell listens with. */
export function attachRealtime(
	servers: readonly HttpServer[],
	rounds: Rounds,
	contextFor: (actor: Actor) => Context
): Io {
	const admit = async (socket: Connected) => {
		const request = socket.request as IncomingMessage;
		socket.data.actor = await actorOf(contextFor(NOBODY), readCookies(request.headers.cookie));
	};
	const greet = (socket: Connected) => welcome(socket, rounds, contextFor);
	const there = attachedTo(servers[0]);
	if (there) {
		Object.assign(there, { admit, welcome: greet });
		there.io.disconnectSockets(true);
		return there.io;
	}
	const io: Io = new Server<ClientMessages, ServerMessages, Record<string, never>, SocketData>({
		serveClient: false,
		transports: ['websocket'],
		maxHttpBufferSize: 16_384,
		connectTimeout: 5000,
		pingInterval: 10_000,
		pingTimeout: 8000,
		destroyUpgrade: false,
		allowRequest: (request, decide) => decide(null, originAllowed(request))
	});
	const attached: Attached = { io, admit, welcome: greet };
	for (const server of servers) {
		io.attach(server);
		Object.assign(server, { [ATTACHED]: attached });
	}
	io.use((socket, next) => {
		attached.admit(socket as Connected).then(
			() => next(),
			() => next(new Error('unavailable'))
		);
	});
	io.on('connection', (socket) => attached.welcome(socket as Connected));
	return io;
}

function welcome(socket: Connected, rounds: Rounds, contextFor: (actor: Actor) => Context): void {
	const joined = new Set<RoundStreams>();
	let seatId: string | null = null;
	const { account } = socket.data.actor;
	if (account) void socket.join(personRoom(account.personId));

	const no = (code: string): JoinAnswer => ({ ok: false, refusal: toWire(refuse(code).refusal) });
	// a rejected promise in a handler would end the process: every handler goes through here
	const safely = (answer: unknown, work: () => Promise<JoinAnswer>): void => {
		const reply = typeof answer === 'function' ? (answer as (answer: JoinAnswer) => void) : () => {};
		work().then(reply, () => reply(no('round_busy')));
	};

	socket.on('board:join', (join, answer) =>
		safely(answer, async () => {
			const parsed = v.safeParse(Join, join);
			if (!parsed.success || !isId(parsed.output.roundId)) return no('body_malformed');
			const { roundId, audience, have } = parsed.output;
			const context = contextFor(socket.data.actor);
			const allowed =
				audience === 'officials'
					? await guardRound(context, 'round:officiate', roundId)
					: await guardKnownRound(context, roundId);
			if (!allowed.ok) return { ok: false, refusal: toWire(allowed.refusal) };
			const streams = await rounds.streams(roundId);
			if (!streams) return no('not_allowed');
			if (!socket.connected) return no('not_allowed');
			joined.add(streams);
			streams.join(socket, audience, have);
			return { ok: true };
		})
	);
	socket.on('board:leave', (leave) => {
		const parsed = v.safeParse(Leave, leave);
		if (!parsed.success) return;
		rounds.streams(parsed.output.roundId).then(
			(streams) => streams?.leave(socket.id, parsed.output.audience),
			() => {}
		);
	});
	socket.on('day:join', (join, answer) =>
		safely(answer, async () => {
			const parsed = v.safeParse(Programme, join);
			if (!parsed.success) return no('body_malformed');
			const { competitionId } = parsed.output;
			const allowed = await guardProgramme(contextFor(socket.data.actor), competitionId);
			if (!allowed.ok) return { ok: false, refusal: toWire(allowed.refusal) };
			await socket.join(dayRoom(competitionId));
			return { ok: true };
		})
	);
	socket.on('day:leave', (leave) => {
		const parsed = v.safeParse(Programme, leave);
		if (parsed.success) void socket.leave(dayRoom(parsed.output.competitionId));
	});
	socket.on('seat:join', (answer) =>
		safely(answer, async () => {
			const { seat } = socket.data.actor;
			if (!seat) return no('seat_lost');
			seatId = seat.seatId;
			await socket.join(seatRoom(seat.seatId));
			rounds.presences.arrived(seat.seatId, seat.roundId, socket.id, new Date());
			return { ok: true };
		})
	);
	socket.on('presence:seen', (presence) => {
		const parsed = v.safeParse(Told, presence);
		if (parsed.success && seatId) rounds.presences.told(seatId, parsed.output, new Date());
	});
	socket.on('disconnect', () => {
		for (const streams of joined) streams.leave(socket.id);
		if (seatId) rounds.presences.left(seatId, socket.id, new Date());
	});
}

/** How use cases reach the sockets. */
export function noticesOver(io: Io): Notices {
	return {
		seatLost(seatId, why) {
			const room = io.in(seatRoom(seatId));
			room.emit('seat:lost', { why });
			room.disconnectSockets(true);
		},
		personChanged: (personId) => io.in(personRoom(personId)).disconnectSockets(true),
		padChanged(seatIds, change) {
			if (seatIds.length > 0) io.to(seatIds.map(seatRoom)).emit('pad:changed', change);
		},
		dayChanged: (beat) => void io.to(dayRoom(beat.competitionId)).emit('day:changed', beat)
	};
}
