// A stream: versioned rows pushed to the sockets that joined it, chunked and paced so that nobody's acknowledgement waits
// behind the audience. A socket that cannot take a frame is passed over; it later gets one merged delta of what it missed.
import type { Socket } from 'socket.io';
import { frame, Outlet, type Frame } from './outlet.ts';

const MIN_TICK_MS = 50;
const CHUNK = 250;
const RING = 256;
const STALLED_MS = 10_000;

/** Where a stream's content comes from: always the state as it is now. */
export interface StreamSource {
	epoch(): string;
	version(): number;
	/** The ids of rows that changed after a version, or null when that is no longer known. Absolute rows of these ids. */
	delta(ids: ReadonlySet<string>, after: number): unknown;
	beat(): unknown;
}

interface Listener {
	readonly outlet: Outlet;
	epoch: string;
	version: number;
	stalledSince: number | null;
}

/** A delta that is ready to go, and the version it leads to. */
interface Ready {
	readonly frame: Frame;
	readonly version: number;
}

export class Stream {
	readonly #source: StreamSource;
	readonly #name: string;
	readonly #listeners = new Map<string, Listener>();
	/** Recent changes, oldest first: which rows moved the stream to which version. */
	readonly #ring: { readonly version: number; readonly ids: readonly string[] }[] = [];
	#ringFrom: number;
	#epoch: string;
	#timer: NodeJS.Timeout | null = null;
	#lastFanOutMs = 0;
	#lastStart = 0;
	#running = false;
	/** Whether the stream moved, or passed somebody over, while it was told. */
	#again = false;
	#closed = false;

	/** `name` is the stem of its messages: `board` sends board:changed, board:beat and board:reset. */
	constructor(name: string, source: StreamSource) {
		this.#name = name;
		this.#source = source;
		this.#epoch = source.epoch();
		this.#ringFrom = source.version();
	}

	get size(): number {
		return this.#listeners.size;
	}

	/** Milliseconds the last fan-out took. */
	get lastFanOutMs(): number {
		return this.#lastFanOutMs;
	}

	/** Notes that these rows brought the stream to the source's version, and lets it be told soon. */
	changed(ids: readonly string[]): void {
		this.note(ids);
		this.wake();
	}

	/** Lets the source be asked soon: it may have something new. */
	wake(): void {
		this.#schedule();
	}

	/** Notes that these rows brought the stream to the source's version. */
	note(ids: readonly string[]): void {
		const version = this.#source.version();
		const epoch = this.#source.epoch();
		if (epoch !== this.#epoch) {
			this.#epoch = epoch;
			this.#ring.length = 0;
			this.#ringFrom = version;
		} else if (version > (this.#ring.at(-1)?.version ?? this.#ringFrom)) {
			this.#ring.push({ version, ids });
			while (this.#ring.length > RING) this.#ringFrom = this.#ring.shift()?.version ?? version;
		}
	}

	/** Adds a socket that has a snapshot of `have`, or nothing yet. */
	join(socket: Socket, have?: { readonly epoch: string; readonly version: number }): void {
		const listener: Listener = {
			outlet: new Outlet(socket),
			epoch: have?.epoch ?? '',
			version: have?.version ?? -1,
			stalledSince: null
		};
		this.#listeners.set(socket.id, listener);
		this.#tell(listener, new Map());
	}

	leave(socketId: string): void {
		this.#listeners.delete(socketId);
	}

	/** Sends everybody a message of its own, apart from the version. */
	say(message: string, payload: unknown): void {
		const ready = frame(message, payload);
		for (const { outlet } of this.#listeners.values()) if (outlet.free) outlet.write(ready);
	}

	/** The heartbeat: who is behind and can take a frame gets its delta, everybody else learns the version. */
	beat(now: number): void {
		const beat = frame(`${this.#name}:beat`, this.#source.beat());
		const frames = new Map<number, Ready>();
		for (const listener of this.#listeners.values()) {
			if (!listener.outlet.free) {
				listener.stalledSince ??= now;
				if (now - listener.stalledSince > STALLED_MS) listener.outlet.cut();
				continue;
			}
			listener.stalledSince = null;
			if (this.#tell(listener, frames)) continue;
			listener.outlet.write(beat);
		}
	}

	close(): void {
		this.#closed = true;
		if (this.#timer) clearTimeout(this.#timer);
		this.#listeners.clear();
	}

	#schedule(): void {
		if (this.#closed || this.#listeners.size === 0 || this.#timer) return;
		if (this.#running) {
			this.#again = true;
			return;
		}
		const tick = Math.max(MIN_TICK_MS, 2 * this.#lastFanOutMs);
		const wait = Math.max(0, this.#lastStart + tick - performance.now());
		// leading edge: an idle stream tells at once
		this.#timer = setTimeout(() => {
			this.#timer = null;
			void this.#fanOut();
		}, wait);
	}

	async #fanOut(): Promise<void> {
		this.#running = true;
		this.#again = false;
		this.#lastStart = performance.now();
		const frames = new Map<number, Ready>();
		let busy = 0;
		let count = 0;
		let from = performance.now();
		for (const listener of [...this.#listeners.values()]) {
			if (this.#closed) return;
			if (listener.outlet.free) this.#tell(listener, frames);
			else if (listener.stalledSince === null) this.#again = true;
			if (++count % CHUNK === 0) {
				busy += performance.now() - from;
				await new Promise((resolve) => setImmediate(resolve));
				from = performance.now();
			}
		}
		// a short pass for a few who were behind does not make the next long one come early
		this.#lastFanOutMs = Math.max(busy + performance.now() - from, this.#lastFanOutMs / 2);
		this.#running = false;
		if (this.#again) this.#schedule();
	}

	/** Brings one socket up to date; false when it already is. Frames are shared by all that come from the same version. */
	#tell(listener: Listener, frames: Map<number, Ready>): boolean {
		// asked first: a source may note changes, and a new epoch, when it is
		const version = this.#source.version();
		const epoch = this.#epoch;
		if (listener.epoch === epoch && listener.version >= version) return false;
		if (listener.epoch !== epoch || listener.version < this.#ringFrom) {
			listener.outlet.write(frame(`${this.#name}:reset`, this.#source.beat()));
			// the page fetches the snapshot of this version or a later one
			listener.epoch = epoch;
			listener.version = version;
			return true;
		}
		let ready = frames.get(listener.version);
		if (!ready) {
			const after = listener.version;
			const ids = new Set(this.#ring.filter((change) => change.version > after).flatMap((change) => change.ids));
			ready = { frame: frame(`${this.#name}:changed`, this.#source.delta(ids, after)), version };
			frames.set(after, ready);
		}
		listener.outlet.write(ready.frame);
		// not the source's version: it may have moved on since the frame was made, a few chunks ago
		listener.version = ready.version;
		return true;
	}
}
