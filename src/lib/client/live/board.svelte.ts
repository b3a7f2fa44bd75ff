// A live board in the browser: the replica, fed by the socket, repaired by HTTP, and polled where sockets do not work.
import { untrack } from 'svelte';
import { connect, type Connection } from '#lib/client/connection.svelte.ts';
import type { BoardBeat, BoardDelta, BoardHead, BoardRow, BoardSnapshot } from '#lib/protocol/board.ts';
import type { Audience } from '#lib/protocol/rooms.ts';
import { fetchBoard } from './fetch-board.ts';
import { Movement, type Move } from './movement.ts';
import { BoardReplica } from './replica.ts';
import { holdRoom } from './rooms.ts';

/** Nothing heard for this long: ask over HTTP, and again after as long. */
const SILENCE_MS = 5000;
/** Nothing heard for this long: the board says so. */
const LOST_MS = 12_000;
/** A gap is repaired within this time, a reset (which everybody gets at once) within a longer one. */
const GAP_SPREAD_MS = 400;
const RESET_SPREAD_MS = 1200;

/** `connecting`: as the page came; `live`: pushed; `polling`: asked for every few seconds; `lost`: neither works. */
export type Freshness = 'connecting' | 'live' | 'polling' | 'lost';

/** One round's board, live while started. */
export class LiveBoard {
	readonly roundId: string;
	readonly #audience: Audience;
	readonly #replica: BoardReplica;
	readonly #movement = new Movement();

	#head = $state.raw<BoardHead>() as BoardHead;
	#rows = $state.raw<readonly BoardRow[]>([]);
	#moves = $state.raw<ReadonlyMap<string, Move>>(new Map());
	#freshness = $state<Freshness>('connecting');
	/** When the shown state was last known to be the newest, in ms; 0 before anything was heard. */
	#confirmedAt = $state(0);

	#askedAt = 0;
	#fetching: Promise<void> | undefined;
	#repair: ReturnType<typeof setTimeout> | undefined;
	/** Fetches in a row that did not bring the board up to what the socket spoke of. */
	#vain = 0;
	#settling: ReturnType<typeof setTimeout> | undefined;

	constructor(snapshot: BoardSnapshot, audience: Audience = 'public') {
		this.roundId = snapshot.head.roundId;
		this.#audience = audience;
		this.#replica = new BoardReplica(snapshot);
		this.#head = this.#replica.board.head;
		this.#rows = this.#replica.board.rows;
	}

	get head(): BoardHead {
		return this.#head;
	}
	/** By rank, then starting order; unranked last. */
	get rows(): readonly BoardRow[] {
		return this.#rows;
	}
	get moves(): ReadonlyMap<string, Move> {
		return this.#moves;
	}
	get freshness(): Freshness {
		return this.#freshness;
	}
	get confirmedAt(): number {
		return this.#confirmedAt;
	}

	/** Joins the round's room and keeps the board current until the returned function is called. */
	start(): () => void {
		return untrack(() => this.#start(connect()));
	}

	#start({ socket }: Connection): () => void {
		const changed = (delta: BoardDelta) => {
			if (delta.roundId !== this.roundId) return;
			const verdict = this.#replica.take(delta);
			if (verdict === 'applied') this.#show();
			this.#heard();
		};
		const beat = (beat: BoardBeat) => {
			if (beat.roundId !== this.roundId) return;
			this.#replica.beat(beat);
			this.#heard();
		};
		const reset = (beat: BoardBeat) => {
			if (beat.roundId !== this.roundId) return;
			this.#replica.beat(beat);
			this.#fetchWithin(RESET_SPREAD_MS, true);
		};
		const gone = () => this.#replica.forgetHeard();
		const look = () => this.#look();
		this.#askedAt = Date.now();
		socket.on('disconnect', gone);
		socket.on('board:changed', changed);
		socket.on('board:beat', beat);
		socket.on('board:reset', reset);
		document.addEventListener('visibilitychange', look);
		const watch = setInterval(look, 1000);
		const release = holdRoom(socket, this.roundId, this.#audience, () => {
			const { epoch, version } = this.#replica.board;
			return { epoch, version };
		});
		return () => {
			socket.off('disconnect', gone);
			socket.off('board:changed', changed);
			socket.off('board:beat', beat);
			socket.off('board:reset', reset);
			release();
			document.removeEventListener('visibilitychange', look);
			clearInterval(watch);
			clearTimeout(this.#repair);
			clearTimeout(this.#settling);
			this.#repair = undefined;
		};
	}

	/** The socket spoke: either the board is at the point it spoke of, or it is sent for. */
	#heard(): void {
		this.#askedAt = Date.now();
		if (this.#replica.behind) {
			this.#fetchWithin(GAP_SPREAD_MS, false);
			return;
		}
		this.#confirmedAt = this.#askedAt;
		this.#freshness = 'live';
	}

	/** Once a second: a silent socket is not trusted. */
	#look(): void {
		const now = Date.now();
		if (this.#freshness !== 'lost' && this.#confirmedAt && now - this.#confirmedAt > LOST_MS) this.#freshness = 'lost';
		if (document.hidden || now - this.#askedAt < SILENCE_MS) return;
		// a crowd that lost its sockets together does not come back together
		this.#askedAt = now + (Math.random() - 0.5) * 0.4 * SILENCE_MS;
		void this.#fetch('polling', false);
	}

	#fetchWithin(spread: number, whole: boolean): void {
		if (this.#repair !== undefined) return;
		this.#repair = setTimeout(() => {
			this.#repair = undefined;
			// what was missing may have come meanwhile
			if (whole || this.#replica.behind) void this.#fetch('live', whole);
		}, Math.random() * spread);
	}

	/** One request at a time; who comes while one is under way shares it. */
	#fetch(way: Freshness, whole: boolean): Promise<void> {
		this.#fetching ??= fetchBoard(this.roundId, this.#audience, whole ? undefined : this.#replica.board)
			.then((fetched) => {
				if (fetched === 'failed') {
					if (Date.now() - this.#confirmedAt > LOST_MS) this.#freshness = 'lost';
					return;
				}
				if (fetched !== 'unchanged') {
					this.#replica.replace(fetched);
					this.#show();
				}
				this.#confirmedAt = Date.now();
				this.#freshness = this.#replica.behind ? this.#freshness : way;
			})
			.finally(() => {
				this.#fetching = undefined;
				this.#vain = this.#replica.behind ? this.#vain + 1 : 0;
				if (this.#vain > 0) this.#fetchWithin(GAP_SPREAD_MS * 2 ** Math.min(this.#vain, 5), false);
			});
		return this.#fetching;
	}

	#show(): void {
		const { head, rows } = this.#replica.board;
		const now = Date.now();
		if (head.mode === this.#head.mode) this.#movement.note(this.#rows, rows, now);
		else this.#movement.clear();
		this.#head = head;
		this.#rows = rows;
		this.#settle();
	}

	#settle(): void {
		clearTimeout(this.#settling);
		const now = Date.now();
		const next = this.#movement.settle(now);
		this.#moves = this.#movement.moves(this.#rows, now);
		if (next !== null) this.#settling = setTimeout(() => this.#settle(), next - now + 1);
	}
}
