// The sheet in the judge's hand: which entry, which line, what may be marked, and what a tap does.
import { awaitedLines } from '#lib/domain/scoring/awaited-lines.ts';
import { uuidV7 } from '#lib/domain/shared/uuid.ts';
import { compileScheme, type CompiledScheme } from '#lib/domain/scoring/compile-scheme.ts';
import type { MarkValue } from '#lib/domain/scoring/scheme.ts';
import { checkMark, sheetLines, type SheetLine } from '#lib/domain/scoring/sheet.ts';
import type { PadEntry, PadSnapshot } from '#lib/protocol/pad.ts';
import { placeKey } from '../outbox.ts';
import type { Pad } from './pad.svelte.ts';
import { groupRows, lineKey, sheetRows, subtotalOf, type SheetRow } from './sheet-lines.ts';
import { lockOf, needsReason, sameMark, type Place, type SheetLock } from './sheet-view.ts';

/** One place of one sheet, whatever the judge looks at meanwhile. */
export type Line = Pick<SheetRow, 'entryId' | 'leaf' | 'run'>;

/** A change of a mark that is on the record, waiting for its reason. */
export interface Correction extends Line {
	readonly place: Place;
	readonly mark: MarkValue;
}

/** How far an entry's sheet is. `out`: it does not compete. */
export interface EntryProgress {
	readonly entry: PadEntry;
	readonly state: 'out' | 'none' | 'marking' | 'complete' | 'signing' | 'signed' | 'given-back';
	readonly given: number;
	readonly expected: number;
	readonly unsent: number;
	readonly lock: SheetLock;
}

const REMEMBERED = 'pad-in-hand';
const noEntries: readonly PadEntry[] = [];
const noLines: readonly SheetLine[] = [];

function newCommandId(): string {
	return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}

export class Sheet {
	readonly #pad: Pad;
	#entryId = $state<string | null>(null);
	#cursor = $state<string | null>(null);
	#correction = $state.raw<Correction | null>(null);
	#compiledHash: string | null = null;
	#compiled: CompiledScheme | null = null;

	readonly compiled = $derived.by(() => this.#compile());
	readonly entries = $derived.by(() =>
		[...(this.#pad.snapshot?.entries ?? noEntries)].sort((a, b) => a.order - b.order)
	);
	readonly lines = $derived.by(() => {
		const seat = this.#seat;
		return this.compiled && seat ? sheetLines(this.compiled, seat.number, seat.role) : noLines;
	});
	readonly entry = $derived(this.entries.find((entry) => entry.id === this.#entryId) ?? this.entries[0] ?? null);
	readonly rows = $derived.by(() => (this.entry ? sheetRows(this.lines, this.entry.id, this.#pad.places) : []));
	readonly groups = $derived(this.compiled ? groupRows(this.compiled, this.rows) : []);
	readonly row = $derived(this.rows.find((row) => row.key === this.#cursor) ?? this.rows[0] ?? null);
	/** The lines without a mark that the sheet waits for; others may stay empty. */
	readonly missing = $derived.by(() => {
		const entryId = this.entry?.id;
		const awaited = new Set(entryId === undefined ? [] : this.#awaitedOf(entryId).map(lineKey));
		return this.rows.filter((row) => awaited.has(row.key));
	});
	readonly given = $derived(this.rows.filter((row) => row.place).length);
	readonly subtotal = $derived(this.compiled ? subtotalOf(this.compiled, this.rows) : null);
	readonly lock = $derived.by(() => lockOf(this.#pad.locks, this.entry?.id ?? ''));
	readonly refusedHere = $derived(this.rows.filter((row) => row.place?.refused));

	constructor(pad: Pad) {
		this.#pad = pad;
		this.#recall();
	}

	get #seat(): (PadSnapshot['seat'] & { readonly role?: 'judge' | 'chief' }) | undefined {
		return this.#pad.snapshot?.seat;
	}

	get correction(): Correction | null {
		return this.#correction;
	}

	get #index(): number {
		return this.entry ? this.entries.indexOf(this.entry) : -1;
	}

	get previous(): PadEntry | null {
		return this.entries[this.#index - 1] ?? null;
	}

	get next(): PadEntry | null {
		return this.entries[this.#index + 1] ?? null;
	}

	/** Whether marks may be given or changed on this sheet now. */
	get isOpen(): boolean {
		return this.entry !== null && this.#isOpenFor(this.entry);
	}

	#isOpenFor(entry: PadEntry): boolean {
		const { state } = lockOf(this.#pad.locks, entry.id);
		const isUnlocked = state === 'open' || state === 'given-back';
		return this.#pad.snapshot?.round.state === 'open' && entry.status === 'active' && isUnlocked;
	}

	/** What stands in a place now. */
	placeAt({ entryId, leaf, run }: Line): Place | undefined {
		return this.#pad.places.get(placeKey(entryId, leaf.code, run));
	}

	/** Whether another mark here changes the record. */
	needsReason(line: Line): boolean {
		return needsReason(this.placeAt(line));
	}

	get canSign(): boolean {
		return this.isOpen && this.rows.length > 0 && this.missing.length === 0 && this.refusedHere.length === 0;
	}

	/** The next line whose mark is waited for, from the current one on and around. */
	get nextMissing(): SheetRow | null {
		const at = this.row ? this.rows.indexOf(this.row) : -1;
		const rest = [...this.rows.slice(at + 1), ...this.rows.slice(0, Math.max(0, at))];
		return rest.find((row) => this.missing.includes(row)) ?? null;
	}

	#awaitedOf(entryId: string): readonly SheetLine[] {
		const seat = this.#seat;
		if (!this.compiled || !seat) return noLines;
		return awaitedLines(
			this.compiled,
			seat.number,
			seat.role ?? 'judge',
			(aspect, run) => this.#pad.places.get(placeKey(entryId, aspect, run))?.mark
		);
	}

	/** The next entry whose sheet still wants something, from the current one on and around. */
	get nextOpenEntry(): PadEntry | null {
		const at = this.#index;
		const rest = [...this.entries.slice(at + 1), ...this.entries.slice(0, Math.max(0, at))];
		return rest.find((entry) => !['out', 'signed', 'signing'].includes(this.progressOf(entry).state)) ?? null;
	}

	#compile(): CompiledScheme | null {
		const snapshot = this.#pad.snapshot;
		if (!snapshot?.scheme) return null;
		const hash = snapshot.schemeHash ?? JSON.stringify(snapshot.scheme);
		if (hash !== this.#compiledHash) {
			this.#compiled = compileScheme(snapshot.scheme);
			this.#compiledHash = hash;
		}
		return this.#compiled;
	}

	/** Takes an entry's sheet in hand, at the given line or its first unmarked one. */
	open(entryId: string, key?: string): void {
		this.#pad.release();
		this.#correction = null;
		this.#entryId = entryId;
		const rows = sheetRows(this.lines, entryId, this.#pad.places);
		this.#cursor = key ?? (rows.find((row) => !row.place) ?? rows[0])?.key ?? null;
		this.#remember();
	}

	/** Takes a line of the sheet in hand. */
	show(key: string): void {
		if (key !== this.row?.key) this.#pad.release();
		this.#correction = null;
		this.#cursor = key;
		this.#remember();
	}

	/** One line up or down. */
	move(by: 1 | -1): void {
		const next = this.row ? this.rows[this.rows.indexOf(this.row) + by] : undefined;
		if (next) this.show(next.key);
	}

	#recall(): void {
		try {
			const [entryId = null, cursor = null] = (localStorage.getItem(REMEMBERED) ?? '').split(' ');
			this.#entryId = entryId || null;
			this.#cursor = cursor;
		} catch {
			// a tablet without storage opens at the first entry
		}
	}

	#remember(): void {
		this.#pad.entryInHand = this.#entryId;
		try {
			localStorage.setItem(REMEMBERED, `${this.#entryId} ${this.#cursor}`);
		} catch {
			// see above
		}
	}

	/** Gives a mark. One that changes the record waits for its reason; the others are on their way at once. */
	mark(line: Line, mark: MarkValue, holdMs: number): void {
		const entry = this.entries.find((one) => one.id === line.entryId);
		if (!entry || !this.#isOpenFor(entry) || !checkMark(line.leaf, line.run, mark).ok) return;
		const place = this.placeAt(line);
		if (place && !place.refused && sameMark(place.mark, mark)) return;
		// back to what is on the record: the change was never sent, so there is nothing to correct
		if (place?.commandId && !place.inDoubt && place.recorded && sameMark(place.recorded.mark, mark)) {
			if (this.#pad.withdraw(place.commandId)) return;
		}
		if (place && needsReason(place)) this.#correction = { ...line, place, mark };
		else this.#send(line, mark, undefined, holdMs);
	}

	/** Asks for the reason with which a refused mark is written over what stands there. */
	askReason(entryId: string, aspect: string, run: number): void {
		const leaf = this.compiled?.leaf(aspect);
		const place = leaf && this.placeAt({ entryId, leaf, run });
		if (leaf && place) this.#correction = { entryId, leaf, run, place, mark: place.mark };
	}

	/** The reason is given: the correction goes on its way. */
	correct(reason: string): void {
		const correction = this.#correction;
		if (!correction) return;
		this.#correction = null;
		this.#send(correction, correction.mark, reason, 0);
	}

	dropCorrection(): void {
		this.#correction = null;
	}

	#send(line: Line, mark: MarkValue, reason: string | undefined, holdMs: number): void {
		const command = {
			commandId: newCommandId(),
			kind: 'mark',
			entryId: line.entryId,
			aspect: line.leaf.code,
			run: line.run,
			mark,
			expectedRevision: this.placeAt(line)?.recorded?.revision ?? 0,
			markedAt: new Date().toISOString()
		} as const;
		this.#pad.send(reason === undefined ? command : { ...command, reason }, holdMs);
	}

	/** Signs the sheet: it is locked from here on. */
	sign(): void {
		if (!this.entry || !this.canSign) return;
		this.#pad.send({
			commandId: newCommandId(),
			kind: 'sign',
			entryId: this.entry.id,
			expectedRevision: this.lock.signs,
			markedAt: new Date().toISOString()
		});
	}

	/** Whether the signature can still be taken back: it has not left the tablet. */
	get canTakeSignBack(): boolean {
		const { signature } = this.lock;
		return signature?.commandId != null && !signature.inDoubt && signature.state !== 'sending';
	}

	takeSignBack(): void {
		const id = this.lock.signature?.commandId;
		if (id) this.#pad.withdraw(id);
	}

	/** How far an entry's sheet is. */
	progressOf(entry: PadEntry): EntryProgress {
		const lock = lockOf(this.#pad.locks, entry.id);
		let given = 0;
		let unsent = 0;
		for (const { leaf, run } of this.lines) {
			const place = this.#pad.places.get(placeKey(entry.id, leaf.code, run));
			if (!place) continue;
			given++;
			if (place.state !== 'recorded') unsent++;
		}
		if (lock.state === 'signing') unsent++;
		const expected = this.lines.length;
		let state: EntryProgress['state'];
		if (entry.status !== 'active') state = 'out';
		else if (lock.state !== 'open') state = lock.state;
		else if (given === 0) state = 'none';
		else state = given < expected && this.#awaitedOf(entry.id).length > 0 ? 'marking' : 'complete';
		return { entry, state, given, expected, unsent, lock };
	}
}
