// The live desk of a round in the browser: the replica, fed by the socket and repaired by HTTP.
import { untrack } from 'svelte';
import { connect, type Connection } from '#lib/client/connection.svelte.ts';
import { api } from '#lib/client/api.ts';
import type { BoardBeat } from '#lib/protocol/board.ts';
import type { DeskDelta, DeskSeat, DeskSnapshot } from '#lib/protocol/desk.ts';
import { applyDesk, applySeats, isBehind, newest } from './desk-replica.ts';

/** Nothing heard for this long: ask over HTTP, and again after as long. */
const SILENCE_MS = 5000;
/** Nothing heard for this long: the desk says so. */
const LOST_MS = 12_000;

/** `live`: pushed; `polling`: asked for every few seconds; `lost`: neither works. */
export type Freshness = 'connecting' | 'live' | 'polling' | 'lost';

/** One round's desk, live while started. */
export class LiveDesk {
	readonly roundId: string;
	#desk = $state.raw<DeskSnapshot>() as DeskSnapshot;
	#freshness = $state<Freshness>('connecting');
	#now = $state(Date.now());
	#heardAt = 0;
	#askedAt = 0;
	#confirmedAt = Date.now();
	#fetching = false;
	#again = false;

	constructor(snapshot: DeskSnapshot) {
		this.roundId = snapshot.roundId;
		this.#desk = newest(snapshot, snapshot);
	}

	get desk(): DeskSnapshot {
		return this.#desk;
	}
	get freshness(): Freshness {
		return this.#freshness;
	}
	/** A clock that moves once a second, so that "3 minutes ago" stays true. */
	get now(): number {
		return this.#now;
	}

	/** Joins the officials' room and stays current until the returned function is called. */
	start(): () => void {
		return untrack(() => this.#start(connect()));
	}

	/** Fetches the desk again, for after a command of one's own. */
	refresh(): void {
		void this.#fetch();
	}

	#start({ socket }: Connection): () => void {
		const join = () => {
			const { epoch, version } = this.#desk;
			socket.emit('board:join', { roundId: this.roundId, audience: 'officials', have: { epoch, version } }, () => {});
		};
		const changed = (delta: DeskDelta) => {
			if (delta.roundId !== this.roundId) return;
			this.#take(applyDesk(this.#desk, delta));
		};
		const seats = (told: { roundId: string; seats: readonly DeskSeat[] }) => {
			if (told.roundId !== this.roundId) return;
			this.#take(applySeats(this.#desk, told.seats));
		};
		const beat = (beat: BoardBeat) => {
			if (beat.roundId !== this.roundId) return;
			this.#take({ verdict: isBehind(this.#desk, beat) ? 'gap' : 'old', desk: this.#desk });
		};
		const tick = () => this.#look();
		this.#askedAt = Date.now();
		socket.on('connect', join);
		socket.on('desk:changed', changed);
		socket.on('desk:seats', seats);
		socket.on('desk:beat', beat);
		socket.on('desk:reset', beat);
		const watch = setInterval(tick, 1000);
		if (socket.connected) join();
		return () => {
			socket.off('connect', join);
			socket.off('desk:changed', changed);
			socket.off('desk:seats', seats);
			socket.off('desk:beat', beat);
			socket.off('desk:reset', beat);
			if (socket.connected) socket.emit('board:leave', { roundId: this.roundId, audience: 'officials' });
			clearInterval(watch);
		};
	}

	#take(taken: { verdict: 'applied' | 'old' | 'gap'; desk: DeskSnapshot }): void {
		this.#heardAt = Date.now();
		this.#askedAt = this.#heardAt;
		this.#confirmedAt = this.#heardAt;
		if (taken.verdict === 'gap') {
			void this.#fetch();
			return;
		}
		this.#freshness = 'live';
		if (taken.desk !== this.#desk) this.#desk = taken.desk;
	}

	/** Once a second: the clock, and a socket that has gone silent is not trusted. */
	#look(): void {
		const now = Date.now();
		this.#now = now;
		if (now - Math.max(this.#heardAt, this.#askedAt) < SILENCE_MS || document.hidden) return;
		this.#askedAt = now;
		void this.#fetch();
	}

	/** One request at a time; what is asked for meanwhile is asked once more after it. */
	async #fetch(): Promise<void> {
		if (this.#fetching) {
			this.#again = true;
			return;
		}
		this.#fetching = true;
		const answer = await api.get<DeskSnapshot>(`/api/rounds/${this.roundId}/desk`);
		this.#fetching = false;
		const now = Date.now();
		if (answer.ok) {
			this.#desk = newest(this.#desk, answer.value);
			this.#confirmedAt = now;
			this.#freshness = now - this.#heardAt < SILENCE_MS ? 'live' : 'polling';
		} else if (now - this.#confirmedAt > LOST_MS) {
			this.#freshness = 'lost';
		}
		if (this.#again) {
			this.#again = false;
			await this.#fetch();
		}
	}
}
