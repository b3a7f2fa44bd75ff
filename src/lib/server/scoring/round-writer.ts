// The one writer of a round in this process. While a commit is under way, what arrives waits together and shares the next
// one: natural batching, no timer. Acknowledged means committed.
import type { Command } from '../../domain/scoring/book.ts';
import type { Line } from '../../domain/scoring/register.ts';
import { ok, refuse, type Result } from '../../domain/shared/result.ts';
import { newId } from '../context.ts';
import type { Database } from '../db/database.ts';
import { LiveRound } from '../live/live-round.ts';
import { chained } from './chain.ts';
import { appendLines, endedTablets, linesAfter, reportIncident, type StoredLine } from './register.queries.ts';

const MAX_BATCH = 500;
const MAX_CONFLICTS = 20;
const UNIQUE_VIOLATION = '23505';

/** Somebody's command on its way into the register. */
export interface Intent {
	readonly commandId: string;
	readonly bodyHash: string;
	readonly command: Command;
	readonly seatId: string | null;
	/** The tablet that sent it; its seat must still be its own at commit. */
	readonly tabletId: string | null;
	readonly personId: string | null;
	readonly markedAt: string | null;
}

/** The line as it stands on the record. */
export interface Taken {
	readonly seq: number;
	readonly revision: number;
	readonly hash: string;
	readonly at: string;
}

interface Waiting {
	readonly intent: Intent;
	readonly settle: (result: Result<Taken>) => void;
}

export class RoundWriter {
	readonly #database: Database;
	readonly #now: () => Date;
	readonly #committed: (entryIds: readonly string[]) => void;
	#round: LiveRound;
	#queue: Waiting[] = [];
	#working = false;
	/** The round in memory may differ from the database and is read again before the next batch. */
	#stale = false;

	constructor(database: Database, round: LiveRound, now: () => Date, committed: (entryIds: readonly string[]) => void) {
		this.#database = database;
		this.#round = round;
		this.#now = now;
		this.#committed = committed;
	}

	/** The round as far as it is committed. */
	get round(): LiveRound {
		return this.#round;
	}

	/** Whether nothing is being written or waits to be. */
	get idle(): boolean {
		return !this.#working && this.#queue.length === 0;
	}

	/** Takes a command down; resolves after commit, or with the reason why not. */
	submit(intent: Intent): Promise<Result<Taken>> {
		return new Promise((resolve) => {
			this.#queue.push({ intent, settle: resolve });
			if (this.#working) return;
			this.#working = true;
			// the other commands of the same request are handed over before this runs, and share its commit
			queueMicrotask(() => void this.#work());
		});
	}

	/** Reads setup and register again, between two batches. */
	async reload(): Promise<void> {
		this.#stale = true;
		if (!this.#working) await this.#refresh();
	}

	/** Reads what another process wrote, unless a batch is under way and will notice by itself. */
	async catchUp(): Promise<void> {
		if (this.#working) return;
		this.#working = true;
		try {
			await this.#follow();
		} finally {
			this.#working = false;
			if (this.#queue.length > 0) void this.#work();
		}
	}

	async #refresh(): Promise<void> {
		this.#stale = false;
		let fresh: LiveRound | null;
		try {
			fresh = await LiveRound.load(this.#database.db, this.#round.setup.id);
		} catch (error) {
			this.#stale = true;
			throw error;
		}
		if (!fresh) return;
		const grown = fresh.book.seq > this.#round.book.seq;
		this.#round = fresh;
		// lines of a commit whose answer was lost were told to nobody yet
		if (grown) this.#committed(fresh.setup.entries.map((entry) => entry.id));
	}

	async #follow(): Promise<void> {
		const lines = await linesAfter(this.#database.db, this.#round.setup.id, this.#round.book.seq);
		if (lines.length === 0) return;
		for (const stored of lines) this.#round.enter(stored);
		const touched = [...new Set(lines.flatMap(({ line }) => (line.entryId ? [line.entryId] : [])))];
		this.#round.rescore(touched);
		this.#committed(touched);
	}

	async #work(): Promise<void> {
		this.#working = true;
		try {
			while (this.#queue.length > 0) {
				const batch = this.#queue.splice(0, MAX_BATCH);
				try {
					if (this.#stale) await this.#refresh();
					await this.#commit(batch);
				} catch (error) {
					if (cameFromPostgres(error)) await this.#oneByOne(batch);
					else this.#giveBack(batch);
				}
				// requests that have come in meanwhile are read before the next batch is closed
				if (this.#queue.length > 0) await new Promise((resolve) => setImmediate(resolve));
			}
		} finally {
			this.#working = false;
		}
		if (this.#stale) await this.#refresh().catch(() => (this.#stale = true));
	}

	/** The database is out of reach; whether the batch was committed shows when it is back. The tablets ask again. */
	#giveBack(batch: readonly Waiting[]): void {
		this.#stale = true;
		for (const waiting of batch) waiting.settle(refuse('round_busy'));
	}

	/** A batch failed as a whole: each command alone, so that one cannot fail another. */
	async #oneByOne(batch: readonly Waiting[]): Promise<void> {
		for (const waiting of batch) {
			try {
				await this.#refresh();
				await this.#commit([waiting]);
			} catch (error) {
				this.#stale = true;
				waiting.settle(
					(error as { code?: string }).code === UNIQUE_VIOLATION ? refuse('command_reused') : refuse('round_busy')
				);
			}
		}
	}

	/** Decides and appends a batch. Everything that throws here leaves the register as it was or is found there on reload. */
	async #commit(batch: readonly Waiting[]): Promise<void> {
		let open = batch;
		for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
			const from = { seq: this.#round.book.seq, head: this.#round.book.head };
			// the rules run on a draft of the book, so that nobody reads what is not committed
			const draft = this.#round.branch();
			const settled: { waiting: Waiting; result: Result<Taken> }[] = [];
			const lines: StoredLine[] = [];
			const receivedAt = this.#now().toISOString();
			for (const waiting of open) {
				const { result, line } = this.#decide(draft, waiting.intent, receivedAt);
				if (line) lines.push(line);
				settled.push({ waiting, result });
			}
			const touched = [...new Set(lines.flatMap(({ line }) => (line.entryId ? [line.entryId] : [])))];
			const tablets = [...new Set(open.flatMap(({ intent }) => (intent.tabletId ? [intent.tabletId] : [])))];
			const scores = draft.rescore(touched);
			const written = await appendLines(this.#database, {
				roundId: this.#round.setup.id,
				lines,
				scores,
				from,
				state: draft.book.state,
				mode: draft.book.mode,
				tablets
			});
			if (written) {
				this.#round.absorb(lines, draft);
				for (const { waiting, result } of settled) waiting.settle(result);
				if (lines.length > 0) this.#committed(touched);
				return;
			}
			// another process wrote, or a tablet lost its seat: look, and decide again
			const ended = await endedTablets(this.#database.db, tablets);
			const lost = open.filter(({ intent }) => intent.tabletId && ended.has(intent.tabletId));
			for (const waiting of lost) waiting.settle(refuse('seat_lost'));
			open = open.filter((waiting) => !lost.includes(waiting));
			await this.#follow();
			if (open.length === 0) return;
		}
		for (const waiting of open) waiting.settle(refuse('round_busy'));
	}

	#decide(draft: LiveRound, intent: Intent, receivedAt: string): { result: Result<Taken>; line?: StoredLine } {
		const earlier = draft.command(intent.commandId);
		if (earlier) {
			if (earlier.bodyHash === intent.bodyHash) return { result: ok(earlier.taken) };
			void reportIncident(this.#database.db, {
				id: newId(),
				roundId: draft.setup.id,
				code: 'command_reused',
				details: { commandId: intent.commandId, seatId: intent.seatId, seq: earlier.taken.seq, command: intent.command }
			}).catch(() => {});
			return { result: refuse('command_reused') };
		}
		const seat = intent.seatId ? (draft.book.seats.get(intent.seatId) ?? null) : null;
		const decided = draft.book.decide(intent.command, seat);
		if (!decided.ok) return { result: decided };
		const line: Line = chained({
			roundId: draft.setup.id,
			seq: draft.book.seq + 1,
			commandId: intent.commandId,
			...decided.value,
			personId: intent.personId,
			markedAt: intent.markedAt,
			receivedAt,
			prevHash: draft.book.head
		});
		const stored = { line, bodyHash: intent.bodyHash };
		draft.enter(stored);
		return { result: ok({ seq: line.seq, revision: line.revision, hash: line.hash, at: receivedAt }), line: stored };
	}
}

/** Whether the server answered with an error, in contrast to a connection that broke. */
function cameFromPostgres(error: unknown): boolean {
	return typeof (error as { severity?: unknown }).severity === 'string' && !isShuttingDown(error);
}

/** Class 57: the server is going down or not up yet. */
function isShuttingDown(error: unknown): boolean {
	return String((error as { code?: unknown }).code).startsWith('57');
}
