// Long work: started by somebody, watched while it goes on, cancelled on request. It runs in the process that was asked; its
// progress stands in the database, so that any node can tell.
import { ok, refuse, type Refusal, type Result } from '../../domain/shared/result.ts';
import type { Text } from '../../domain/shared/text.ts';
import { toWire } from '../../protocol/refusals.ts';
import { newId, type Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { log } from '../log.ts';
import { isId } from '../people/guard.ts';

/** What long work is given to tell where it is and to learn that it should stop. */
export interface Progress {
	/** How much is done of how much, and what is under way. Throws `Cancelled` once somebody asked to stop. */
	at(done: number, total: number | null, note?: Text): Promise<void>;
	/** Aborts when somebody asked to stop. */
	readonly signal: AbortSignal;
}

/** Thrown out of work that was asked to stop; nothing it did inside a transaction stays. */
export class Cancelled extends Error {}

const REPORT_EVERY = 200;
const SEEN_EVERY = 10_000;
/** A process that has not been heard of for so long has ended, and its work with it. */
const GONE_AFTER = 60_000;

class Reporter implements Progress {
	readonly #db: Db;
	readonly #id: string;
	readonly #abort = new AbortController();
	#told = 0;

	readonly #now: () => Date;

	constructor(db: Db, id: string, now: () => Date) {
		this.#db = db;
		this.#id = id;
		this.#now = now;
	}

	get signal(): AbortSignal {
		return this.#abort.signal;
	}

	async at(done: number, total: number | null, note?: Text): Promise<void> {
		if (this.signal.aborted) throw new Cancelled();
		const now = performance.now();
		if (now - this.#told < REPORT_EVERY && done !== total) return;
		this.#told = now;
		const row = await this.#db
			.updateTable('job')
			.where('id', '=', this.#id)
			.set({ done, total, seen_at: this.#now(), ...(note ? { note_zh: note.zh, note_en: note.en ?? null } : {}) })
			.returning('cancel_asked')
			.executeTakeFirst();
		if (row?.cancel_asked) {
			this.#abort.abort();
			throw new Cancelled();
		}
	}
}

/**
 * Starts long work in the background and answers its id at once. The caller has passed the door. A result or a refusal of the
 * work is kept for whoever started it; an unexpected error is logged and becomes `server_fault`.
 */
export async function startJob(
	context: Context,
	kind: string,
	organizationId: string | null,
	work: (progress: Progress) => Promise<Result<unknown>>
): Promise<Result<{ jobId: string }>> {
	const { account } = context.actor;
	if (!account) return refuse('sign_in_needed');
	const { db } = context.database;
	const id = newId();
	await db.insertInto('job').values({ id, kind, organization_id: organizationId, account_id: account.id }).execute();
	void run(context, id, work);
	return ok({ jobId: id });
}

async function run(
	context: Context,
	id: string,
	work: (progress: Progress) => Promise<Result<unknown>>
): Promise<void> {
	const end = async (state: 'done' | 'failed' | 'cancelled', result: unknown): Promise<void> => {
		await context.database.db
			.updateTable('job')
			.where('id', '=', id)
			.where('state', '=', 'running')
			.set({ state, result: JSON.stringify(result), ended_at: context.now() })
			.execute();
	};
	const failed = (refusal: Refusal) => end('failed', { refusal: toWire(refusal) });
	const alive = setInterval(() => {
		const seen = context.database.db.updateTable('job').where('id', '=', id).set({ seen_at: context.now() });
		seen.execute().catch((error: unknown) => log.warn({ err: error, job: id }, 'long work could not be seen'));
	}, SEEN_EVERY).unref();
	try {
		const result = await work(new Reporter(context.database.db, id, () => context.now()));
		await (result.ok ? end('done', result.value ?? {}) : failed(result.refusal));
	} catch (error) {
		const ending = error instanceof Cancelled ? end('cancelled', {}) : failed({ code: 'server_fault' });
		if (!(error instanceof Cancelled)) log.error({ err: error, job: id }, 'long work failed');
		// the database may be gone with it; the next start says so
		await ending.catch((lost: unknown) => log.error({ err: lost, job: id }, 'the end of long work was not kept'));
	} finally {
		clearInterval(alive);
	}
}

export interface JobShown {
	readonly id: string;
	readonly kind: string;
	readonly state: 'running' | 'done' | 'failed' | 'cancelled';
	readonly done: number;
	readonly total: number | null;
	readonly note: Text | null;
	readonly result: unknown;
}

/** Where the actor's own long work is. */
export async function readJob(context: Context, id: string): Promise<Result<{ job: JobShown }>> {
	const { account } = context.actor;
	if (!account || !isId(id)) return refuse('not_allowed');
	const row = await context.database.db
		.selectFrom('job')
		.where('id', '=', id)
		.where('account_id', '=', account.id)
		.selectAll()
		.executeTakeFirst();
	if (!row) return refuse('not_allowed');
	const gone = row.state === 'running' && row.seen_at.getTime() < context.now().getTime() - GONE_AFTER;
	return ok({
		job: {
			id,
			kind: row.kind,
			state: gone ? 'failed' : row.state,
			done: row.done,
			total: row.total,
			note: row.note_zh === null ? null : { zh: row.note_zh, ...(row.note_en ? { en: row.note_en } : {}) },
			result: gone ? { refusal: toWire({ code: 'job_abandoned' }) } : row.result
		}
	});
}

/** Asks the actor's own long work to stop; it does so at its next step. */
export async function cancelJob(context: Context, id: string): Promise<Result<void>> {
	const { account } = context.actor;
	if (!account || !isId(id)) return refuse('not_allowed');
	const row = await context.database.db
		.updateTable('job')
		.where('id', '=', id)
		.where('account_id', '=', account.id)
		.set({ cancel_asked: true })
		.returning('state')
		.executeTakeFirst();
	if (!row) return refuse('not_allowed');
	return row.state === 'running' ? ok(undefined) : refuse('job_over');
}
