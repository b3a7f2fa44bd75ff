// The tablet: which seat it holds, what the server last said, what is still on its way, and whether anybody answers.
import type { SheetCommand } from '#lib/protocol/marks.ts';
import type { PadSnapshot } from '#lib/protocol/pad.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { dbOutboxStore, memoryOutboxStore, openPadDb, type PadDb } from '../outbox-db.ts';
import { OutboxRunner, type OutboxView } from '../outbox-runner.ts';
import type { OutboxItem, Recorded } from '../outbox.ts';
import { afterPaint, reloadOnce, tabletLabel } from './browser.ts';
import { leftBehindIn, type LeftBehind } from './left-behind.ts';
import { Link } from './link.svelte.ts';
import { claimWindow } from './one-window.ts';
import { fetchPad, postMarks, takeSeat, type Called } from './pad-api.ts';
import { joinSeat, readBattery } from './pad-socket.ts';
import { attentionOf, recordedPlaces, sheetLocks, shownPlaces, type Places } from './sheet-view.ts';
import { saveFile, unsentFile } from './unsent-file.ts';

/** `elsewhere`: a newer window of this tablet has taken over. */
type Phase = 'opening' | 'pairing' | 'sheet' | 'lost' | 'elsewhere';
type LostWhy = 'taken-over' | 'revoked' | 'unknown';

const POLL = 15_000;
const emptyView: OutboxView = { items: [], recorded: [], saved: new Set(), flying: new Set(), unsafe: false };
const noPlaces: Places = new Map();

export class Pad {
	readonly link = new Link();
	#phase = $state<Phase>('opening');
	#lostWhy = $state<LostWhy>('unknown');
	#snapshot = $state.raw<PadSnapshot | null>(null);
	#view = $state.raw<OutboxView>(emptyView);
	#recorded = $state.raw<readonly Recorded[]>(emptyView.recorded);
	#holds = $state(false);
	#leftBehind = $state.raw<readonly LeftBehind[]>([]);

	readonly #base = $derived(this.#snapshot ? recordedPlaces(this.#snapshot, this.#recorded) : noPlaces);
	/** What the judge sees in each place of each sheet. */
	readonly places = $derived(shownPlaces(this.#base, this.#view));
	readonly locks = $derived(this.#snapshot ? sheetLocks(this.#snapshot, this.#view) : new Map());
	readonly attention = $derived(attentionOf(this.locks, this.#view));

	/** The sheet in hand, for presence. */
	entryInHand: string | null = null;

	#db: PadDb | null = null;
	#runner: OutboxRunner | null = null;
	#openSeat: string | null = null;
	#leaveSeat: (() => void) | null = null;
	#joining = false;
	#battery: number | null = null;
	#refreshing: Promise<void> | null = null;
	#refreshAgain = false;
	#justPaired = false;

	get phase(): Phase {
		return this.#phase;
	}
	get lostWhy(): LostWhy {
		return this.#lostWhy;
	}
	get snapshot(): PadSnapshot | null {
		return this.#snapshot;
	}
	/** Commands that are not on the record yet, refused ones included. */
	get unsent(): readonly OutboxItem[] {
		return this.#view.items;
	}
	/** Nothing is kept on this tablet: its store is missing or full. */
	get unsafe(): boolean {
		return this.#view.unsafe;
	}
	/** The seat this tablet still holds while another code is typed; null when it holds none. */
	get heldSeat(): number | null {
		return this.#holds ? (this.#snapshot?.seat.number ?? null) : null;
	}
	get leftBehind(): readonly LeftBehind[] {
		return this.#leftBehind;
	}

	/** Opens what the tablet remembers, then asks the server. With `pairing` the judge came with a seat code. */
	start(pairing: boolean): () => void {
		const ends: (() => void)[] = [claimWindow(() => this.#standBack())];
		const poll = setInterval(() => {
			if (this.#phase === 'sheet' && this.link.state !== 'online') void this.refresh();
		}, POLL);
		const back = (): void => {
			this.#runner?.wake();
			if (this.#phase === 'sheet') void this.refresh();
		};
		const seen = (): void => (document.visibilityState === 'visible' ? back() : this.#runner?.release());
		addEventListener('online', back);
		document.addEventListener('visibilitychange', seen);
		ends.push(
			() => clearInterval(poll),
			() => removeEventListener('online', back),
			() => document.removeEventListener('visibilitychange', seen),
			() => this.#close()
		);
		void this.#open(pairing).then((end) => ends.push(end));
		return () => ends.forEach((end) => end());
	}

	async #open(pairing: boolean): Promise<() => void> {
		this.#db = await openPadDb().catch(() => null);
		const [seatId, lost, contact] = await this.#notes();
		const end = this.link.start(Number(contact ?? 0));
		const snapshot = seatId ? await this.#db?.get('snapshots', seatId) : undefined;
		if (pairing) {
			if (snapshot && !lost) {
				this.#snapshot = snapshot;
				this.#holds = true;
			}
			await this.toPairing();
		} else if (lost && snapshot) {
			this.#snapshot = snapshot;
			await this.#openOutbox(snapshot.seat.id, false);
			this.#lostWhy = lost as LostWhy;
			this.#phase = 'lost';
		} else if (snapshot) await this.#adopt(snapshot, false);
		if (!pairing) await this.refresh();
		return end;
	}

	async #notes(): Promise<readonly (string | undefined)[]> {
		const db = this.#db;
		if (!db) return [];
		return Promise.all(['seat', 'lost', 'contact'].map((key) => db.get('notes', key).catch(() => undefined)));
	}

	#note(key: 'seat' | 'lost' | 'contact', value: string | null): void {
		const db = this.#db;
		const done = value === null ? db?.delete('notes', key) : db?.put('notes', value, key);
		done?.catch(() => {});
	}

	/** Fetches what the seat may see; one request at a time, and once more when somebody asked meanwhile. */
	refresh(): Promise<void> {
		if (this.#refreshing) {
			this.#refreshAgain = true;
			return this.#refreshing;
		}
		this.#refreshing = this.#fetch().finally(() => {
			this.#refreshing = null;
			if (!this.#refreshAgain) return;
			this.#refreshAgain = false;
			void this.refresh();
		});
		return this.#refreshing;
	}

	async #fetch(): Promise<void> {
		const called = await fetchPad();
		if (this.#phase === 'elsewhere') return;
		if (called.kind === 'ok') {
			this.#heard();
			if (called.value.protocol !== PROTOCOL_VERSION && (await reloadOnce())) return;
			await this.#adopt(called.value, true);
		} else if (called.kind === 'refused') {
			this.#heard();
			if (called.status !== 401) return;
			if (this.#phase === 'sheet') this.#lose('unknown');
			else if (this.#phase === 'opening') await this.toPairing();
		} else {
			this.link.missed();
			if (this.#phase !== 'opening') return;
			// the seat is ours, only its sheet has not come yet
			if (this.#justPaired) setTimeout(() => void this.refresh(), 2000);
			else await this.toPairing();
		}
	}

	#heard(): void {
		const before = this.link.lastContact;
		this.link.heard();
		if (Date.now() - before > 20_000) this.#note('contact', String(Date.now()));
	}

	async #adopt(snapshot: PadSnapshot, fresh: boolean): Promise<void> {
		await this.#openOutbox(snapshot.seat.id, true);
		this.#snapshot = snapshot;
		this.#holds = true;
		this.#phase = 'sheet';
		void this.#join();
		if (!fresh) return;
		this.#justPaired = false;
		this.#runner?.carried(snapshot.seq);
		this.#note('seat', snapshot.seat.id);
		this.#note('lost', null);
		this.#db?.put('snapshots', snapshot).catch(() => {});
	}

	async #openOutbox(seatId: string, send: boolean): Promise<void> {
		if (this.#openSeat === seatId && this.#runner) {
			if (send) this.#runner.resume();
			return;
		}
		this.#runner?.stop();
		this.#openSeat = seatId;
		this.#runner = new OutboxRunner({
			store: this.#db ? dbOutboxStore(this.#db) : memoryOutboxStore(),
			post: async (roundId, commands) => {
				const posted = await postMarks(roundId, commands);
				if (posted.kind === 'later') this.link.missed();
				else this.#heard();
				return posted;
			},
			ticks: () => performance.now(),
			stamp: () => new Date().toISOString(),
			after: (ms, call) => {
				const timer = setTimeout(call, ms);
				return () => clearTimeout(timer);
			},
			painted: afterPaint,
			chance: Math.random,
			isOffline: () => !navigator.onLine,
			onChange: (view) => {
				this.#view = view;
				this.#recorded = view.recorded;
			},
			onLost: () => this.#lose('unknown')
		});
		await this.#runner.open(seatId, send);
	}

	async #join(): Promise<void> {
		if (this.#leaveSeat || this.#joining) return;
		this.#joining = true;
		const leave = await joinSeat({
			onConnected: (connected) => {
				this.link.socketIs(connected);
				if (!connected) return;
				this.#runner?.wake();
				void this.refresh();
			},
			onChanged: () => void this.refresh(),
			onLost: (why) => this.#lose(why),
			onNoSeat: () => void this.refresh(),
			presence: () => {
				void readBattery().then((percent) => (this.#battery = percent));
				return { unsent: this.unsent.length, battery: this.#battery, entryId: this.entryInHand };
			}
		}).catch(() => null);
		this.#joining = false;
		if (this.#phase === 'sheet') this.#leaveSeat = leave;
		else leave?.();
	}

	#leave(): void {
		this.#leaveSeat?.();
		this.#leaveSeat = null;
	}

	#lose(why: LostWhy): void {
		if (this.#phase !== 'sheet' && this.#phase !== 'lost') return;
		this.#runner?.stop();
		this.#leave();
		// the socket says why; the refused request that follows does not
		if (this.#phase === 'sheet' || why !== 'unknown') this.#lostWhy = why;
		this.#holds = false;
		this.#note('lost', this.#lostWhy);
		this.#phase = 'lost';
	}

	#standBack(): void {
		this.#close();
		this.#phase = 'elsewhere';
	}

	#close(): void {
		this.#runner?.release();
		this.#runner?.stop();
		this.#leave();
	}

	/** Shows the keyboard for a seat code, and what earlier seats of this tablet have not got on the record. */
	async toPairing(): Promise<void> {
		this.#leave();
		this.#phase = 'pairing';
		this.#leftBehind = this.#db ? await leftBehindIn(this.#db).catch(() => []) : [];
	}

	/** Back to the sheet of the seat that this tablet still holds. */
	async backToSheet(): Promise<void> {
		this.#phase = 'opening';
		if (this.#snapshot) await this.#adopt(this.#snapshot, false);
		await this.refresh();
	}

	/** Takes the seat behind the code. */
	async pair(code: string): Promise<Called<{ seatId: string }>> {
		const called = await takeSeat(code, tabletLabel());
		if (called.kind !== 'ok') return called;
		// a socket tells the server who it is when it connects, so the old one cannot speak for the new seat
		this.#leave();
		this.#note('seat', called.value.seatId);
		this.#note('lost', null);
		void navigator.storage?.persist?.().catch(() => false);
		this.#justPaired = true;
		this.#phase = 'opening';
		await this.refresh();
		return called;
	}

	/** Puts a command on its way. */
	send(command: SheetCommand, holdMs = 0): void {
		const snapshot = this.#snapshot;
		if (!snapshot) return;
		this.#runner?.push(command, { seatId: snapshot.seat.id, roundId: snapshot.round.id }, holdMs);
	}

	/** The judge has moved on: the last mark need not wait for a second thought. */
	release(): void {
		this.#runner?.release();
	}

	/** Takes back what was never sent, or lets go of what was refused. */
	withdraw(commandId: string): boolean {
		return this.#runner?.withdraw(commandId) ?? false;
	}

	/** Sends a refused command once more. */
	retry(commandId: string): void {
		this.#runner?.retry(commandId);
	}

	/** Writes the unsent marks of this seat, or of one left behind, into a file. */
	exportUnsent(left?: LeftBehind): void {
		const seatId = left?.seatId ?? this.#openSeat;
		if (!seatId) return;
		const snapshot = left ? left.snapshot : this.#snapshot;
		saveFile(unsentFile(seatId, snapshot, left?.items ?? this.unsent, new Date().toISOString()));
	}

	/** Deletes what a seat left behind, after it was handed over as a file. */
	async discard(left: LeftBehind): Promise<void> {
		const remove = left.items.map((item) => item.command.commandId);
		if (this.#db) await dbOutboxStore(this.#db).write({ put: [], remove, recorded: [] });
		this.#leftBehind = this.#leftBehind.filter((one) => one !== left);
	}
}
