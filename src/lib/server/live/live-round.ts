// A round in memory: its setup, the book of its register, the scores that follow, and the board rows made of them.
import type { BoardHead, BoardRow } from '../../domain/live/board.ts';
import { Book } from '../../domain/scoring/book.ts';
import { compileScheme } from '../../domain/scoring/compile-scheme.ts';
import type { CompiledScheme, Panel } from '../../domain/scoring/compiled.ts';
import { multiply, subtract, toFixed, type Exact } from '../../domain/scoring/exact.ts';
import type { MarkSource } from '../../domain/scoring/outcome.ts';
import { rankScores, type Ranked, type Standing } from '../../domain/scoring/rank.ts';
import { sheetLines } from '../../domain/scoring/sheet.ts';
import { tallyEntry, type Score } from '../../domain/scoring/tally.ts';
import type { Text } from '../../domain/shared/text.ts';
import type { DeskRow, DeskSheet, DeskSnapshot } from '../../protocol/desk.ts';
import type { Db } from '../db/database.ts';
import { readRegister, type ScoreRow, type StoredLine } from '../scoring/read-register.ts';
import type { Taken } from '../scoring/round-writer.ts';
import { loadRoundSetup, type RoundSetup, type SeatSetup } from './load-round.ts';

interface Known {
	readonly bodyHash: string;
	readonly taken: Taken;
}

export class LiveRound {
	#setup: RoundSetup;
	readonly book: Book;
	readonly panel: Panel;
	readonly #base: LiveRound | null;
	readonly #commands = new Map<string, Known>();
	readonly #scores = new Map<string, Score>();
	readonly #gains = new Map<string, string | null>();
	#rows: readonly BoardRow[] | null = null;
	/** The rows as last told to the streams, to see which others moved with a changed entry. */
	#told = new Map<string, string>();

	private constructor(setup: RoundSetup, book: Book, panel: Panel, base: LiveRound | null) {
		this.#setup = setup;
		this.book = book;
		this.panel = panel;
		this.#base = base;
	}

	/** Reads a round's setup and register; null when there is no such round. */
	static async load(db: Db, roundId: string): Promise<LiveRound | null> {
		const setup = await loadRoundSetup(db, roundId);
		if (!setup) return null;
		const compiled = setup.scheme ? compileScheme(setup.scheme) : null;
		const panel: Panel = {
			judges: setup.seats.map((seat) => ({ label: String(seat.number), seat: seat.number, role: seat.role }))
		};
		const book = new Book({ compiled, entries: setup.entries, seats: setup.seats });
		const round = new LiveRound(setup, book, panel, null);
		for (const stored of await readRegister(db, roundId)) round.enter(stored);
		round.rescore(setup.entries.map((entry) => entry.id));
		round.#gains.clear();
		round.movedRows([]);
		return round;
	}

	get setup(): RoundSetup {
		return this.#setup;
	}

	get compiled(): CompiledScheme | null {
		return this.book.compiled;
	}

	/** A draft of this round to decide a batch on. */
	branch(): LiveRound {
		return new LiveRound(this.#setup, this.book.branch(), this.panel, this);
	}

	/** The line that a command became, if it did. */
	command(commandId: string): Known | undefined {
		return this.#commands.get(commandId) ?? this.#base?.command(commandId);
	}

	/** Takes a line down. */
	enter({ line, bodyHash }: StoredLine): void {
		this.book.enter(line);
		this.#commands.set(line.commandId, {
			bodyHash,
			taken: { seq: line.seq, revision: line.revision, hash: line.hash, at: line.receivedAt }
		});
		this.#rows = null;
	}

	/** Totals these entries again; answers what to project. */
	rescore(entryIds: readonly string[]): ScoreRow[] {
		const { compiled } = this;
		if (!compiled) return [];
		return entryIds.flatMap((entryId): ScoreRow[] => {
			if (!this.book.entries.has(entryId)) return [];
			const score = tallyEntry(compiled, this.panel, this.#marksOf(entryId), this.book.status(entryId));
			const before = this.score(entryId);
			this.#scores.set(entryId, score);
			this.#gains.set(entryId, gain(before?.total ?? null, score.total, compiled));
			this.#rows = null;
			return [
				{
					entryId,
					state: score.state,
					status: this.book.status(entryId),
					total: score.total ? toFixed(score.total, compiled.root.places) : null,
					given: score.given,
					expected: score.expected
				}
			];
		});
	}

	/** Takes over what a draft of this round decided, after it was committed. */
	absorb(lines: readonly StoredLine[], draft: LiveRound): void {
		for (const stored of lines) this.enter(stored);
		for (const [entryId, score] of draft.#scores) this.#scores.set(entryId, score);
		for (const [entryId, gained] of draft.#gains) this.#gains.set(entryId, gained);
		this.#rows = null;
	}

	score(entryId: string): Score | undefined {
		return this.#scores.get(entryId) ?? this.#base?.score(entryId);
	}

	/** Other tablets hold the seats now; nothing else changed. */
	seatTablets(seats: readonly SeatSetup[]): void {
		const tablets = new Map(seats.map((seat) => [seat.id, seat]));
		this.#setup = {
			...this.#setup,
			seats: this.#setup.seats.map((seat) => ({
				...seat,
				tabletId: tablets.get(seat.id)?.tabletId ?? null,
				tabletLabel: tablets.get(seat.id)?.tabletLabel ?? null
			}))
		};
	}

	#marksOf(entryId: string): MarkSource {
		return (aspect, run, judge) => this.book.placed(entryId, judge, aspect, run)?.mark;
	}

	/** Every entry with its score, as ranking and explaining want them; null before there is a scheme. */
	field(): { compiled: CompiledScheme; entries: Ranked[] } | null {
		const { compiled } = this;
		if (!compiled) return null;
		const entries = this.#setup.entries.flatMap((entry): Ranked[] => {
			const score = this.score(entry.id);
			return score ? [{ id: entry.id, score }] : [];
		});
		return { compiled, entries };
	}

	/** What stands above the board. */
	head(): BoardHead {
		const { setup, compiled } = this;
		return {
			roundId: setup.id,
			title: setup.title,
			event: setup.event,
			competition: setup.competition,
			competitionId: setup.competitionId,
			host: setup.host,
			venue: setup.venue,
			startsOn: setup.startsOn,
			state: this.book.state,
			mode: this.book.mode,
			columns: (compiled?.columns ?? []).map((column) => ({
				code: column.code,
				title: column.title,
				full: column.full ? toFixed(column.full, 0) : null,
				places: column.places
			})),
			totalPlaces: compiled?.root.places ?? 2,
			full: compiled?.root.full ? toFixed(compiled.root.full, 0) : null,
			order: compiled?.order ?? 'high',
			ties: (compiled?.ties ?? []).map((tie) => tie.title),
			prizes: setup.prizes
		};
	}

	/** All rows in rank order, for officials; what the public may see of them is decided in visible-board.ts. */
	rows(): readonly BoardRow[] {
		this.#rows ??= this.#makeRows();
		return this.#rows;
	}

	#makeRows(): BoardRow[] {
		const { compiled } = this;
		const field = this.field();
		const ranked = new Map<string, Standing>(
			field ? rankScores(field.compiled, field.entries).map((one) => [one.id, one]) : []
		);
		const rows = this.#setup.entries.map((entry): BoardRow => {
			const score = this.score(entry.id);
			const rank = ranked.get(entry.id);
			const fixed = (value: Exact | null | undefined, places: number) => (value ? toFixed(value, places) : null);
			return {
				id: entry.id,
				order: entry.order,
				code: entry.code,
				name: entry.name,
				...(entry.employer ? { employer: entry.employer } : {}),
				status: this.book.status(entry.id),
				state: score?.state ?? 'none',
				rank: rank?.rank ?? null,
				total: compiled ? fixed(score?.total, compiled.root.places) : null,
				columns: (compiled?.columns ?? []).map((column) => {
					const value = score && score.given > 0 ? score.node(column.code) : null;
					return fixed(value && column.scale ? multiply(value, column.scale) : value, column.places);
				}),
				given: score?.given ?? 0,
				expected: score?.expected ?? 0,
				bestRank: rank?.bestRank ?? null,
				worstRank: rank?.worstRank ?? null,
				tie: rank?.tie ?? null,
				seq: this.book.touched(entry.id),
				gain: this.#gains.get(entry.id) ?? null
			};
		});
		return rows.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.order - b.order);
	}

	/** These entries and all whose row looks different from when it was last told. */
	movedRows(entryIds: readonly string[]): string[] {
		const moved = new Set(entryIds);
		for (const row of this.rows()) {
			const text = JSON.stringify(row);
			if (this.#told.get(row.id) !== text) moved.add(row.id);
			this.#told.set(row.id, text);
		}
		return [...moved];
	}

	/** A row with the progress of its sheets, in the order of the seats. */
	deskRow(row: BoardRow): DeskRow {
		return { entryId: row.id, row, sheets: this.#setup.seats.map((seat) => this.#deskSheet(row.id, seat)) };
	}

	#deskSheet(entryId: string, seat: SeatSetup): DeskSheet {
		const places = this.compiled ? sheetLines(this.compiled, seat.number, seat.role) : [];
		const placed = places.map((place) => this.book.placed(entryId, String(seat.number), place.leaf.code, place.run));
		const sheet = this.book.sheet(entryId, seat.id);
		const given = placed.filter(Boolean).length;
		let last: string | null = sheet.signedAt;
		for (const mark of placed) if (mark && (last === null || mark.at > last)) last = mark.at;
		return {
			state: sheet.signed
				? 'signed'
				: sheet.reopened
					? 'reopened'
					: given === 0
						? 'none'
						: given === places.length || this.book.awaited(entryId, seat) === 0
							? 'complete'
							: 'marking',
			given,
			expected: places.length,
			marked: placed.map((mark) => (mark ? '1' : '0')).join(''),
			at: last
		};
	}

	/** Marks further apart than the scheme allows. */
	spreads(): DeskSnapshot['spreads'] {
		return this.#setup.entries.flatMap((entry) =>
			(this.score(entry.id)?.spreads ?? []).map((wide) => ({
				entryId: entry.id,
				aspect: wide.code,
				title: this.compiled?.leaf(wide.code)?.title ?? ({ zh: wide.code } satisfies Text),
				spread: toFixed(wide.spread, this.#rawPlaces(wide.code)),
				allowed: toFixed(wide.allowed, this.#rawPlaces(wide.code)),
				seats: wide.seats
			}))
		);
	}

	#rawPlaces(code: string): number {
		return this.compiled?.leaf(code)?.step.places ?? 0;
	}

	/** Aspects that no seat of the panel marks. */
	unseatedAspects(): string[] {
		const { compiled } = this;
		if (!compiled) return [];
		return compiled.leaves.filter((leaf) => compiled.judgesOf(this.panel, leaf).length === 0).map((leaf) => leaf.code);
	}
}

function gain(before: Exact | null, after: Exact | null, compiled: CompiledScheme): string | null {
	if (!before || !after) return null;
	const difference = subtract(after, before);
	if (difference.units === 0n) return null;
	return `${difference.units > 0n ? '+' : ''}${toFixed(difference, compiled.root.places)}`;
}
