// The rounds that this process holds in memory: one writer and one set of streams each, loaded from the register when first
// asked for and forgotten when their setup changes.
import type { Server } from 'socket.io';
import type { ClientMessages, ServerMessages } from '../../protocol/messages.ts';
import type { Database } from '../db/database.ts';
import { registerEnd } from '../scoring/read-register.ts';
import { RoundWriter } from '../scoring/round-writer.ts';
import { LiveRound } from './live-round.ts';
import type { SeatSetup } from './load-round.ts';
import { Presences } from './presence.ts';
import { RoundStreams } from './round-streams.ts';

export type Io = Server<ClientMessages, ServerMessages>;

interface Held {
	usedAt: number;
	readonly writer: RoundWriter;
	readonly streams: RoundStreams;
}

const BEAT_MS = 2000;
/** A round that nobody asked for this long is read from the register again next time. */
const IDLE_MS = 600_000;

export class Rounds {
	readonly #database: Database;
	readonly #now: () => Date;
	readonly #held = new Map<string, Promise<Held | null>>();
	readonly #beat: NodeJS.Timeout;
	readonly presences: Presences;

	constructor(database: Database, now: () => Date) {
		this.#database = database;
		this.#now = now;
		this.presences = new Presences((roundId) => void this.#tellSeats(roundId));
		this.#beat = setInterval(() => void this.#beatAll(), BEAT_MS);
		this.#beat.unref();
	}

	/** The round as it stands, or null when there is no such round. */
	async get(roundId: string): Promise<LiveRound | null> {
		return (await this.#hold(roundId))?.writer.round ?? null;
	}

	async writer(roundId: string): Promise<RoundWriter | null> {
		return (await this.#hold(roundId))?.writer ?? null;
	}

	async streams(roundId: string): Promise<RoundStreams | null> {
		return (await this.#hold(roundId))?.streams ?? null;
	}

	/** Reads a round's setup again, after entries, seats or settings changed, and lets its streams start a new epoch. */
	async setupChanged(roundId: string): Promise<void> {
		const held = await this.#held.get(roundId);
		if (!held) return;
		await held.writer.reload();
		held.streams.changed([]);
		held.streams.say('desk:seats', { roundId, seats: held.streams.seats() });
	}

	/** Other tablets hold the seats now; only the desk can notice. */
	async tabletsChanged(roundId: string, seats: readonly SeatSetup[]): Promise<void> {
		const held = await this.#held.get(roundId);
		if (!held) return;
		held.writer.round.seatTablets(seats);
		await this.#tellSeats(roundId);
	}

	/** Forgets a round that no longer exists. */
	forget(roundId: string): void {
		const held = this.#held.get(roundId);
		this.#held.delete(roundId);
		void held?.then((there) => there?.streams.close());
	}

	async close(): Promise<void> {
		clearInterval(this.#beat);
		for (const held of this.#held.values()) (await held)?.streams.close();
		this.#held.clear();
	}

	async #hold(roundId: string): Promise<Held | null> {
		const held = await this.#find(roundId);
		if (held) held.usedAt = performance.now();
		return held;
	}

	#find(roundId: string): Promise<Held | null> {
		let held = this.#held.get(roundId);
		if (!held) {
			held = this.#open(roundId);
			this.#held.set(roundId, held);
			// a round that does not exist or could not be read is asked for again next time
			held.then(
				(there) => there ?? this.#held.delete(roundId),
				() => this.#held.delete(roundId)
			);
		}
		return held;
	}

	async #open(roundId: string): Promise<Held | null> {
		const round = await LiveRound.load(this.#database.db, roundId);
		if (!round) return null;
		const writer = new RoundWriter(this.#database, round, this.#now, (ids) => streams.changed(ids));
		const streams = new RoundStreams(roundId, () => writer.round, this.presences);
		return { writer, streams, usedAt: performance.now() };
	}

	async #tellSeats(roundId: string): Promise<void> {
		const held = await this.#held.get(roundId);
		held?.streams.say('desk:seats', { roundId, seats: held.streams.seats() });
	}

	/** The heartbeat also repairs what another process wrote: the register's end in the database is the truth. */
	async #beatAll(): Promise<void> {
		for (const [roundId, pending] of this.#held) {
			const held = await pending.catch(() => null);
			if (!held) continue;
			if (held.streams.size === 0) {
				const idle = performance.now() - held.usedAt;
				if (idle > IDLE_MS && held.writer.idle) this.forget(roundId);
				continue;
			}
			const end = await registerEnd(this.#database.db, roundId).catch(() => undefined);
			if (end && end.seq > held.writer.round.book.seq) await held.writer.catchUp().catch(() => {});
			held.streams.beat(performance.now());
		}
	}
}
