// A round's three streams: the public board, the officials' desk, and notices to the seats.
import type { Socket } from 'socket.io';
import { visibleRows } from '../../domain/live/visible-board.ts';
import type { BoardBeat, BoardDelta, BoardSnapshot } from '../../protocol/board.ts';
import type { DeskDelta, DeskSeat, DeskSnapshot } from '../../protocol/desk.ts';
import type { Audience } from '../../protocol/rooms.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import type { LiveRound } from './live-round.ts';
import type { Presences } from './presence.ts';
import { Stream } from './stream.ts';

interface Cached {
	readonly key: string;
	readonly body: string;
}

export class RoundStreams {
	readonly #roundId: string;
	readonly #round: () => LiveRound;
	readonly #presences: Presences;
	readonly #board: Stream;
	readonly #desk: Stream;
	readonly #snapshots = new Map<Audience, Cached>();
	/** Entries whose lines were committed since the streams last took note; null while there is nothing to note. */
	#unnoted: Set<string> | null = null;

	constructor(roundId: string, round: () => LiveRound, presences: Presences) {
		this.#roundId = roundId;
		this.#round = round;
		this.#presences = presences;
		this.#board = new Stream('board', {
			epoch: () => this.#epoch(),
			version: () => {
				this.#note();
				return this.boardVersion();
			},
			delta: (ids, after) => this.#boardDelta(ids, after),
			beat: () => this.#beatOf(this.boardVersion())
		});
		this.#desk = new Stream('desk', {
			epoch: () => this.#epoch(),
			version: () => {
				this.#note();
				return this.#round().book.seq;
			},
			delta: (ids, after) => this.#deskDelta(ids, after),
			beat: () => this.#beatOf(this.#round().book.seq)
		});
	}

	get size(): number {
		return this.#board.size + this.#desk.size;
	}

	/** Milliseconds of the last fan-out to the public. */
	get lastFanOutMs(): number {
		return this.#board.lastFanOutMs;
	}

	join(socket: Socket, audience: Audience, have?: { readonly epoch: string; readonly version: number }): void {
		(audience === 'public' ? this.#board : this.#desk).join(socket, have);
	}

	leave(socketId: string, audience?: Audience): void {
		if (audience !== 'officials') this.#board.leave(socketId);
		if (audience !== 'public') this.#desk.leave(socketId);
	}

	/** Entries whose lines were committed. The acknowledgement does not wait until it is known which rows moved with them. */
	changed(entryIds: readonly string[]): void {
		this.#unnoted ??= new Set();
		for (const id of entryIds) this.#unnoted.add(id);
		this.#board.wake();
		this.#desk.wake();
	}

	/** Finds the rows that moved, once for all commits since the streams were last asked for their version. */
	#note(): void {
		if (!this.#unnoted) return;
		const entryIds = [...this.#unnoted];
		this.#unnoted = null;
		const moved = this.#round().movedRows(entryIds);
		this.#board.note(this.#round().book.mode === 'live' ? moved : []);
		this.#desk.note(moved);
	}

	say(message: 'desk:seats', payload: unknown): void {
		this.#desk.say(message, payload);
	}

	beat(now: number): void {
		this.#board.beat(now);
		this.#desk.beat(now);
	}

	close(): void {
		this.#board.close();
		this.#desk.close();
	}

	/** The public's version: it stands still while nothing may be seen to move. */
	boardVersion(): number {
		const { book } = this.#round();
		return book.mode === 'live' ? book.boardSeq : book.modeSeq;
	}

	/** The board's snapshot as JSON with its ETag, made once per version and audience. */
	boardJson(audience: Audience): { readonly etag: string; readonly body: string } {
		const key = `${this.#epoch()}.${audience === 'public' ? this.boardVersion() : this.#round().book.seq}`;
		let cached = this.#snapshots.get(audience);
		if (cached?.key !== key) {
			cached = { key, body: JSON.stringify(this.boardSnapshot(audience)) };
			this.#snapshots.set(audience, cached);
		}
		return { etag: `"${key}"`, body: cached.body };
	}

	boardSnapshot(audience: Audience): BoardSnapshot {
		const round = this.#round();
		const head = round.head();
		return {
			protocol: PROTOCOL_VERSION,
			epoch: this.#epoch(),
			version: audience === 'public' ? this.boardVersion() : round.book.seq,
			head,
			rows: visibleRows(round.rows(), head, round.setup.showNames, audience)
		};
	}

	deskSnapshot(): DeskSnapshot {
		const round = this.#round();
		return {
			protocol: PROTOCOL_VERSION,
			epoch: this.#epoch(),
			version: round.book.seq,
			roundId: this.#roundId,
			state: round.book.state,
			mode: round.book.mode,
			head: round.book.head,
			seats: this.seats(),
			rows: round.rows().map((row) => round.deskRow(row)),
			spreads: round.spreads()
		};
	}

	seats(): DeskSeat[] {
		const { setup, book } = this.#round();
		return setup.seats.map((seat) => {
			const presence = this.#presences.of(seat.id);
			const simulated = setup.simulated && !seat.tabletId && book.state === 'open';
			return {
				id: seat.id,
				number: seat.number,
				role: seat.role,
				person: seat.person?.zh ?? null,
				employer: seat.employer?.zh ?? null,
				tablet: simulated || presence.online ? 'online' : seat.tabletId ? 'offline' : 'unpaired',
				tabletLabel: simulated ? '模拟 simulated' : seat.tabletLabel,
				seenAt: presence.seenAt,
				unsent: presence.unsent,
				battery: presence.battery
			};
		});
	}

	#epoch(): string {
		const round = this.#round();
		return `${round.setup.setup}-${round.book.modeSeq}-${round.book.stateSeq}`;
	}

	#beatOf(version: number): BoardBeat {
		return { roundId: this.#roundId, epoch: this.#epoch(), version };
	}

	#boardDelta(ids: ReadonlySet<string>, after: number): BoardDelta {
		const round = this.#round();
		return {
			...this.#beatOf(this.boardVersion()),
			after,
			rows: visibleRows(
				round.rows().filter((row) => ids.has(row.id)),
				round.head(),
				round.setup.showNames,
				'public'
			)
		};
	}

	#deskDelta(ids: ReadonlySet<string>, after: number): DeskDelta {
		const round = this.#round();
		return {
			...this.#beatOf(round.book.seq),
			after,
			state: round.book.state,
			head: round.book.head,
			rows: round
				.rows()
				.filter((row) => ids.has(row.id))
				.map((row) => round.deskRow(row)),
			spreads: round.spreads()
		};
	}
}
