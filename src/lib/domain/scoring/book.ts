// The book of a round: what its register says, folded line by line. Deciding on a command and entering a line are the two
// things it does; it knows no clock, no database and no hash.
import { refuse, ok, type Result } from '../shared/result.ts';
import { awaitedLines } from './awaited-lines.ts';
import type { CompiledScheme } from './compile-scheme.ts';
import { isEntryStatus, readMark, writeMark, type Line, type LineKind } from './register.ts';
import type { EntryStatus, MarkValue } from './scheme.ts';
import { checkMark, sheetLines } from './sheet.ts';

export interface BookEntry {
	readonly id: string;
	readonly code: string;
	readonly order: number;
}

export interface BookSeat {
	readonly id: string;
	readonly number: number;
	readonly role: 'judge' | 'chief';
}

export interface PlacedMark {
	readonly mark: MarkValue;
	readonly revision: number;
	readonly seq: number;
	readonly at: string;
}

export interface SheetState {
	readonly signs: number;
	readonly signed: boolean;
	readonly signedSeq: number | null;
	readonly signedAt: string | null;
	readonly reopened: { readonly reason: string; readonly at: string } | null;
}

export type RoundState = 'draft' | 'open' | 'closed';
export type RoundMode = 'live' | 'frozen' | 'hidden';

/** What somebody asks the register to take down. */
export type Command =
	| {
			readonly kind: 'mark';
			readonly entryId: string;
			readonly aspect: string;
			readonly run: number;
			readonly mark: MarkValue;
			readonly expectedRevision: number;
			readonly reason?: string | undefined;
	  }
	| { readonly kind: 'sign'; readonly entryId: string; readonly expectedRevision: number }
	| { readonly kind: 'reopen'; readonly entryId: string; readonly seatNumber: number; readonly reason: string }
	| { readonly kind: 'status'; readonly entryId: string; readonly status: EntryStatus; readonly reason: string }
	| { readonly kind: 'open'; readonly schemeHash: string }
	| { readonly kind: 'close' }
	| { readonly kind: 'mode'; readonly mode: RoundMode };

/** The part of a line that a rule decides; the writer adds order, actor, times and hashes. */
export type LineDraft = Pick<Line, 'kind' | 'seatId' | 'entryId' | 'aspect' | 'run' | 'value' | 'revision' | 'reason'>;

const UNSIGNED: SheetState = { signs: 0, signed: false, signedSeq: null, signedAt: null, reopened: null };

function draft(kind: LineKind, fields: Partial<LineDraft>): LineDraft {
	return {
		kind,
		seatId: null,
		entryId: null,
		aspect: null,
		run: null,
		value: null,
		revision: 0,
		reason: null,
		...fields
	};
}

export class Book {
	state: RoundState = 'draft';
	mode: RoundMode = 'live';
	seq = 0;
	head = '';
	/** The seq of the last line that an audience can notice in live mode. */
	boardSeq = 0;
	/** The seq of the last line that changed what audiences may see. */
	modeSeq = 0;
	/** The seq of the last line that opened or closed the round. */
	stateSeq = 0;

	/** What this book is a draft of; what it does not hold itself is read there. */
	readonly #base: Book | null = null;
	readonly entries: ReadonlyMap<string, BookEntry>;
	readonly seats: ReadonlyMap<string, BookSeat>;
	readonly #seatByNumber: ReadonlyMap<number, BookSeat>;
	readonly compiled: CompiledScheme | null;
	readonly #marks = new Map<string, Map<string, PlacedMark>>();
	readonly #sheets = new Map<string, SheetState>();
	readonly #statuses = new Map<string, EntryStatus>();
	readonly #touched = new Map<string, number>();

	constructor(
		setup: { compiled: CompiledScheme | null; entries: readonly BookEntry[]; seats: readonly BookSeat[] } | Book
	) {
		this.compiled = setup.compiled;
		if (setup instanceof Book) {
			this.#base = setup;
			this.entries = setup.entries;
			this.seats = setup.seats;
			this.#seatByNumber = setup.#seatByNumber;
			this.state = setup.state;
			this.mode = setup.mode;
			this.seq = setup.seq;
			this.head = setup.head;
			this.boardSeq = setup.boardSeq;
			this.modeSeq = setup.modeSeq;
			this.stateSeq = setup.stateSeq;
			return;
		}
		this.entries = new Map(setup.entries.map((entry) => [entry.id, entry]));
		this.seats = new Map(setup.seats.map((seat) => [seat.id, seat]));
		this.#seatByNumber = new Map(setup.seats.map((seat) => [seat.number, seat]));
	}

	/** A draft that lines can be entered in without this book changing; it costs what is entered, not what is there. */
	branch(): Book {
		return new Book(this);
	}

	/** The mark that stands in one place, if any. `judge` is the seat's number as a label. */
	placed(entryId: string, judge: string, aspect: string, run: number): PlacedMark | undefined {
		return (
			this.#marks.get(entryId)?.get(`${judge}/${run}/${aspect}`) ?? this.#base?.placed(entryId, judge, aspect, run)
		);
	}

	sheet(entryId: string, seatId: string): SheetState {
		return this.#sheets.get(`${entryId}/${seatId}`) ?? this.#base?.sheet(entryId, seatId) ?? UNSIGNED;
	}

	status(entryId: string): EntryStatus {
		return this.#statuses.get(entryId) ?? this.#base?.status(entryId) ?? 'active';
	}

	/** The seq of the last line that concerns an entry; 0 before the first. */
	touched(entryId: string): number {
		return this.#touched.get(entryId) ?? this.#base?.touched(entryId) ?? 0;
	}

	/** How many marks a sheet still waits for before it can be signed. */
	awaited(entryId: string, seat: BookSeat): number {
		if (!this.compiled) return 0;
		const judge = String(seat.number);
		return awaitedLines(
			this.compiled,
			seat.number,
			seat.role,
			(aspect, run) => this.placed(entryId, judge, aspect, run)?.mark
		).length;
	}

	/** Whether a command may be taken down now, and as what. Changes nothing. */
	decide(command: Command, seat: BookSeat | null): Result<LineDraft> {
		switch (command.kind) {
			case 'open':
				if (!this.compiled) return refuse('scheme_missing');
				if (this.entries.size === 0) return refuse('entries_missing');
				return this.state === 'open'
					? refuse('round_state', { state: this.state })
					: ok(draft('open', { value: command.schemeHash }));
			case 'close':
				return this.state === 'open' ? ok(draft('close', {})) : refuse('round_state', { state: this.state });
			case 'mode':
				return ok(draft('mode', { value: command.mode }));
			case 'status':
				return this.#decideStatus(command);
			case 'reopen':
				return this.#decideReopen(command);
			case 'sign':
				return this.#decideSign(command, seat);
			case 'mark':
				return this.#decideMark(command, seat);
		}
	}

	#decideStatus(command: Extract<Command, { kind: 'status' }>): Result<LineDraft> {
		if (!this.entries.has(command.entryId)) return refuse('entry_unknown');
		if (this.state === 'draft') return refuse('round_state', { state: this.state });
		if (!command.reason.trim()) return refuse('reason_needed');
		return ok(draft('status', { entryId: command.entryId, value: command.status, reason: command.reason.trim() }));
	}

	#decideReopen(command: Extract<Command, { kind: 'reopen' }>): Result<LineDraft> {
		const seat = this.#seatByNumber.get(command.seatNumber);
		if (!seat || !this.entries.has(command.entryId)) return refuse('entry_unknown');
		if (this.state !== 'open') return refuse('round_state', { state: this.state });
		if (!command.reason.trim()) return refuse('reason_needed');
		if (!this.sheet(command.entryId, seat.id).signed) return refuse('sheet_not_signed');
		return ok(draft('reopen', { entryId: command.entryId, seatId: seat.id, reason: command.reason.trim() }));
	}

	/** What a sheet command needs before anything else: an open round, a known entry that competes, an unlocked sheet. */
	#sheetIsOpen(entryId: string, seat: BookSeat | null): Result<{ entry: BookEntry; seat: BookSeat }> {
		const entry = this.entries.get(entryId);
		if (!seat) return refuse('not_allowed');
		if (!entry) return refuse('entry_unknown');
		if (this.state !== 'open') return refuse('round_state', { state: this.state });
		const status = this.status(entryId);
		if (status !== 'active') return refuse('entry_inactive', { code: entry.code, status });
		if (this.sheet(entryId, seat.id).signed) return refuse('sheet_locked', { code: entry.code });
		return ok({ entry, seat });
	}

	#decideSign(command: Extract<Command, { kind: 'sign' }>, by: BookSeat | null): Result<LineDraft> {
		const open = this.#sheetIsOpen(command.entryId, by);
		if (!open.ok) return open;
		const { entry, seat } = open.value;
		const { signs } = this.sheet(entry.id, seat.id);
		if (command.expectedRevision !== signs) return refuse('mark_stale', { revision: signs });
		const count = this.awaited(entry.id, seat);
		if (count > 0) return refuse('sheet_incomplete', { code: entry.code, count });
		return ok(draft('sign', { entryId: entry.id, seatId: seat.id, revision: signs + 1 }));
	}

	#decideMark(command: Extract<Command, { kind: 'mark' }>, by: BookSeat | null): Result<LineDraft> {
		const open = this.#sheetIsOpen(command.entryId, by);
		if (!open.ok) return open;
		const { entry, seat } = open.value;
		const { aspect, run, mark } = command;
		if (!this.compiled) return refuse('scheme_missing');
		const leaf = this.compiled.leaf(aspect);
		if (!leaf) return refuse('aspect_unknown', { aspect });
		const places = sheetLines(this.compiled, seat.number, seat.role);
		if (!places.some((place) => place.leaf.code === aspect))
			return refuse('aspect_foreign', { aspect, seat: seat.number });
		const checked = checkMark(leaf, run, mark);
		if (!checked.ok) return checked;
		const revision = this.placed(entry.id, String(seat.number), aspect, run)?.revision ?? 0;
		if (command.expectedRevision !== revision) return refuse('mark_stale', { revision });
		const reason = command.reason?.trim();
		if (revision > 0 && !reason) return refuse('reason_needed');
		return ok(
			draft('mark', {
				entryId: entry.id,
				seatId: seat.id,
				aspect,
				run,
				value: writeMark(mark),
				revision: revision + 1,
				reason: reason || null
			})
		);
	}

	/** Takes a line down. Lines must come in order; the caller has decided or read them from the register. */
	enter(line: Line): void {
		if (line.seq !== this.seq + 1) throw new Error(`line ${line.seq} does not follow ${this.seq}`);
		this.seq = line.seq;
		this.head = line.hash;
		if (line.kind !== 'sign' && line.kind !== 'reopen') this.boardSeq = line.seq;
		if (line.entryId) this.#touched.set(line.entryId, line.seq);
		switch (line.kind) {
			case 'open':
			case 'close':
				this.state = line.kind === 'open' ? 'open' : 'closed';
				this.stateSeq = line.seq;
				break;
			case 'mode':
				this.mode = line.value as RoundMode;
				this.modeSeq = line.seq;
				break;
			case 'status':
				if (line.entryId && line.value && isEntryStatus(line.value)) this.#statuses.set(line.entryId, line.value);
				break;
			case 'mark':
				this.#enterMark(line);
				break;
			case 'sign':
			case 'reopen':
				this.#enterSheet(line);
		}
	}

	#enterMark(line: Line): void {
		const seat = line.seatId ? this.seats.get(line.seatId) : undefined;
		if (!seat || !line.entryId || line.value === null) return;
		let marks = this.#marks.get(line.entryId);
		if (!marks) this.#marks.set(line.entryId, (marks = new Map<string, PlacedMark>()));
		marks.set(`${seat.number}/${line.run}/${line.aspect}`, {
			mark: readMark(line.value),
			revision: line.revision,
			seq: line.seq,
			at: line.receivedAt
		});
	}

	#enterSheet(line: Line): void {
		if (!line.entryId || !line.seatId) return;
		const before = this.sheet(line.entryId, line.seatId);
		this.#sheets.set(
			`${line.entryId}/${line.seatId}`,
			line.kind === 'sign'
				? { signs: line.revision, signed: true, signedSeq: line.seq, signedAt: line.receivedAt, reopened: null }
				: { ...before, signed: false, reopened: { reason: line.reason ?? '', at: line.receivedAt } }
		);
	}
}
