// Sends the outbox: saves first, one request at a time, in order, again and again until each command is answered.
import type { Ack, Nack, SheetCommand, WireRefusal } from '#lib/protocol/marks.ts';
import {
	enqueue,
	markSent,
	nextBatch,
	retry,
	settle,
	withdraw,
	type OutboxChange,
	type OutboxItem,
	type Recorded
} from './outbox.ts';

/** Where the outbox lives between restarts. */
export interface OutboxStore {
	load(seatId: string): Promise<{ readonly items: readonly OutboxItem[]; readonly recorded: readonly Recorded[] }>;
	write(change: Pick<OutboxChange, 'put' | 'remove' | 'recorded'>): Promise<void>;
	/** Forgets acknowledgements that a snapshot now carries. */
	forget(commandIds: readonly string[]): Promise<void>;
}

/** How one request ended. `later`: nothing is known, try again. `refused`: the request as a whole was turned away. */
export type Posted =
	| { readonly kind: 'answers'; readonly answers: readonly (Ack | Nack)[] }
	| { readonly kind: 'later' }
	| { readonly kind: 'lost' }
	| { readonly kind: 'refused'; readonly refusal: WireRefusal };

interface OutboxPorts {
	readonly store: OutboxStore;
	readonly post: (roundId: string, commands: readonly SheetCommand[]) => Promise<Posted>;
	/** Milliseconds of a clock that never jumps; only for waiting. */
	readonly ticks: () => number;
	/** The tablet's time, ISO. */
	readonly stamp: () => string;
	/** Calls back once after so many milliseconds; returns how to call it off. */
	readonly after: (ms: number, call: () => void) => () => void;
	/** Calls back once what was told is painted: a tap is seen before it is stored. */
	readonly painted: (call: () => void) => void;
	/** 0 ≤ x < 1, to spread the retries of a hall full of tablets. */
	readonly chance: () => number;
	/** The tablet knows that it has no network: nothing is tried, so nothing comes in doubt. */
	readonly isOffline: () => boolean;
	readonly onChange: (view: OutboxView) => void;
	readonly onLost: () => void;
}

/** What the screen may know. Every collection is new when it changed. */
export interface OutboxView {
	readonly items: readonly OutboxItem[];
	readonly recorded: readonly Recorded[];
	/** Command ids that the store holds. */
	readonly saved: ReadonlySet<string>;
	/** Command ids in the request that is under way. */
	readonly flying: ReadonlySet<string>;
	/** The store refused a write: marks are only in memory. */
	readonly unsafe: boolean;
}

const BATCH = 50;
const FIRST_WAIT = 300;
const LONGEST_WAIT = 10_000;
const nothing: ReadonlySet<string> = new Set();

export class OutboxRunner {
	readonly #ports: OutboxPorts;
	#items: readonly OutboxItem[] = [];
	#recorded: readonly Recorded[] = [];
	#saved: ReadonlySet<string> = nothing;
	#flying: ReadonlySet<string> = nothing;
	#unsafe = false;
	#held: { readonly id: string; readonly until: number } | null = null;
	#failures = 0;
	/** After a failure nothing is tried before this time, whatever the judge taps. */
	#notBefore = 0;
	#alone = false;
	#stopped = true;
	#callOff: (() => void) | null = null;

	constructor(ports: OutboxPorts) {
		this.#ports = ports;
	}

	/** Takes up what an earlier run of the page left behind, and starts sending (not for a seat that is lost). */
	async open(seatId: string, send = true): Promise<void> {
		try {
			const { items, recorded } = await this.#ports.store.load(seatId);
			this.#items = [...items].sort((a, b) => a.n - b.n);
			this.#recorded = recorded;
			this.#saved = new Set(items.map((item) => item.command.commandId));
		} catch {
			this.#unsafe = true;
		}
		this.#stopped = !send;
		this.#tell();
		this.#run();
	}

	/** Sends again after a stop: the tablet has its seat back. */
	resume(): void {
		if (!this.#stopped) return;
		this.#stopped = false;
		this.wake();
	}

	/** Takes a command in. It may be replaced for `holdMs`, or until the judge does something else. */
	push(command: SheetCommand, place: { seatId: string; roundId: string }, holdMs = 0): void {
		const n = (this.#items.at(-1)?.n ?? 0) + 1;
		const change = enqueue(this.#items, { n, ...place, command, sent: false, refused: null });
		this.#held = holdMs > 0 ? { id: command.commandId, until: this.#ports.ticks() + holdMs } : null;
		this.#apply(change);
		this.#run();
	}

	/** The judge has moved on: what was held may go. */
	release(): void {
		if (!this.#held) return;
		this.#held = null;
		this.#run();
	}

	/** Takes out a command that was never sent or was refused; false when it may already be on the record. */
	withdraw(commandId: string): boolean {
		const item = this.#items.find((one) => one.command.commandId === commandId);
		if (!item || (item.sent && item.refused === null)) return false;
		this.#apply(withdraw(this.#items, commandId));
		return true;
	}

	/** Sends a refused command once more, as it was. */
	retry(commandId: string): void {
		this.#apply(retry(this.#items, commandId));
		this.wake();
	}

	/** The network may be back: try at once. */
	wake(): void {
		this.#failures = 0;
		this.#notBefore = 0;
		this.#run();
	}

	/** A snapshot up to `seq` carries these acknowledgements now. */
	carried(seq: number): void {
		const gone = this.#recorded.filter((one) => one.ack.seq <= seq);
		if (gone.length === 0) return;
		this.#recorded = this.#recorded.filter((one) => one.ack.seq > seq);
		this.#tell();
		this.#ports.store.forget(gone.map((one) => one.ack.commandId)).catch(() => {});
	}

	stop(): void {
		this.#stopped = true;
		this.#rest();
	}

	#rest(): void {
		this.#callOff?.();
		this.#callOff = null;
	}

	#tell(): void {
		this.#ports.onChange({
			items: this.#items,
			recorded: this.#recorded,
			saved: this.#saved,
			flying: this.#flying,
			unsafe: this.#unsafe
		});
	}

	/** On the screen at once, in the store right after; "saved here" only when the store says so. */
	#apply(change: OutboxChange): void {
		this.#items = change.items;
		if (change.recorded.length > 0) this.#recorded = [...this.#recorded, ...change.recorded];
		this.#tell();
		if (change.put.length + change.remove.length + change.recorded.length === 0) return;
		this.#ports.painted(() => void this.#write(change));
	}

	async #write(change: OutboxChange): Promise<void> {
		try {
			await this.#ports.store.write(change);
			const saved = new Set(this.#saved);
			for (const item of change.put) saved.add(item.command.commandId);
			for (const id of change.remove) saved.delete(id);
			this.#saved = saved;
			this.#unsafe = false;
		} catch {
			this.#unsafe = true;
		}
		this.#tell();
		this.#run();
	}

	#run(): void {
		if (this.#stopped || this.#flying.size > 0) return;
		this.#rest();
		if (this.#ports.isOffline()) return;
		const now = this.#ports.ticks();
		if (now < this.#notBefore) {
			this.#callOff = this.#ports.after(this.#notBefore - now, () => this.#run());
			return;
		}
		const wait = this.#held ? this.#held.until - now : 0;
		if (this.#held && wait <= 0) this.#held = null;
		const held = this.#held?.id;
		const batch = nextBatch(this.#items, this.#alone ? 1 : BATCH, (id) => id === held);
		if (batch.length === 0) {
			if (held && wait > 0) this.#callOff = this.#ports.after(wait, () => this.#run());
			return;
		}
		// not in the store yet: its own write comes back here
		if (!this.#unsafe && batch.some((item) => !this.#saved.has(item.command.commandId))) return;
		void this.#send(batch);
	}

	async #send(batch: readonly OutboxItem[]): Promise<void> {
		this.#flying = new Set(batch.map((item) => item.command.commandId));
		const marked = markSent(this.#items, batch);
		this.#items = marked.items;
		this.#tell();
		if (marked.put.length > 0) {
			try {
				await this.#ports.store.write(marked);
			} catch {
				this.#unsafe = true;
			}
		}
		const commands = batch.map((item) => item.command);
		const posted = await this.#ports.post(batch[0]?.roundId ?? '', commands).catch(() => ({ kind: 'later' }) as const);
		this.#flying = nothing;
		this.#finish(posted, batch);
	}

	#finish(posted: Posted, batch: readonly OutboxItem[]): void {
		let answers: readonly (Ack | Nack)[] = [];
		if (posted.kind === 'answers') answers = posted.answers;
		else if (posted.kind === 'refused' && batch.length === 1)
			answers = [{ commandId: batch[0]?.command.commandId ?? null, ok: false, refusal: posted.refusal }];
		// one bad command must not hold up the others: find it by sending them one at a time
		else if (posted.kind === 'refused') this.#alone = true;
		const change = settle(this.#items, answers, this.#ports.stamp());
		const waiting = nextBatch(change.items, BATCH);
		const ids = new Set(batch.map((item) => item.command.commandId));
		const unanswered = waiting.some((item) => ids.has(item.command.commandId));
		if (!waiting[0]?.sent) this.#alone = false;
		const lost = posted.kind === 'lost' || change.lost;
		if (lost) this.stop();
		else if (unanswered && !(posted.kind === 'refused' && this.#alone)) this.#backOff();
		else this.#failures = 0;
		this.#apply(change);
		if (lost) this.#ports.onLost();
		else this.#run();
	}

	#backOff(): void {
		const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures);
		this.#failures++;
		const wait = this.#failures === 1 ? longest : longest * (0.5 + this.#ports.chance() / 2);
		this.#notBefore = this.#ports.ticks() + wait;
	}
}
