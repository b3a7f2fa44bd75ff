// Reading and appending the register. Appending is one statement: the round's end moves, the lines and the scores follow,
// or nothing happens at all.
import { sql } from 'kysely';
import type { Line } from '../../domain/scoring/register.ts';
import type { Database, Db } from '../db/database.ts';

export interface StoredLine {
	readonly line: Line;
	readonly bodyHash: string;
}

export interface ScoreRow {
	readonly entryId: string;
	readonly state: 'none' | 'provisional' | 'complete';
	readonly status: string;
	readonly total: string | null;
	readonly given: number;
	readonly expected: number;
}

const PAGE = 5000;

/** The lines of a round after `seq`, in order. */
export async function linesAfter(db: Db, roundId: string, seq: number): Promise<StoredLine[]> {
	const lines: StoredLine[] = [];
	for (;;) {
		const rows = await db
			.selectFrom('line')
			.where('round_id', '=', roundId)
			.where('seq', '>', lines.at(-1)?.line.seq ?? seq)
			.orderBy('seq')
			.limit(PAGE)
			.selectAll()
			.execute();
		for (const row of rows)
			lines.push({
				line: {
					roundId: row.round_id,
					seq: row.seq,
					commandId: row.command_id,
					kind: row.kind,
					seatId: row.seat_id,
					personId: row.person_id,
					entryId: row.entry_id,
					aspect: row.aspect,
					run: row.run,
					value: row.value,
					revision: row.revision,
					reason: row.reason,
					markedAt: row.marked_at?.toISOString() ?? null,
					receivedAt: row.received_at.toISOString(),
					prevHash: row.prev_hash.toString('hex'),
					hash: row.hash.toString('hex')
				},
				bodyHash: row.body_hash.toString('hex')
			});
		if (rows.length < PAGE) return lines;
	}
}

export interface Append {
	readonly roundId: string;
	readonly lines: readonly StoredLine[];
	readonly scores: readonly ScoreRow[];
	/** The round's end as the writer knows it. */
	readonly from: { readonly seq: number; readonly head: string };
	readonly state: string;
	readonly mode: string;
	/** Tablets that sent marks of this batch; when one has ended meanwhile nothing is appended. */
	readonly tablets: readonly string[];
}

const APPEND = `
with moved as (
	update round set seq = $2, head = decode($3, 'hex'), state = $4, mode = $5
	where id = $1 and seq = $6 and head = decode($7, 'hex')
		and not exists (select 1 from tablet where id = any($8::uuid[]) and ended_at is not null)
	returning id
), projected as (
	insert into score (round_id, entry_id, state, status, total, given, expected, seq)
	select moved.id, unnest($9::uuid[]), unnest($10::text[]), unnest($11::text[]), unnest($12::text[]), unnest($13::int[]),
		unnest($14::int[]), $2
	from moved
	on conflict (round_id, entry_id) do update set state = excluded.state, status = excluded.status,
		total = excluded.total, given = excluded.given, expected = excluded.expected, seq = excluded.seq
)
insert into line (round_id, seq, command_id, body_hash, kind, seat_id, person_id, entry_id, aspect, run, value, revision,
	reason, marked_at, received_at, prev_hash, hash)
select moved.id, unnest($15::bigint[]), unnest($16::uuid[]), decode(unnest($17::text[]), 'hex'), unnest($18::text[]),
	unnest($19::uuid[]), unnest($20::uuid[]), unnest($21::uuid[]), unnest($22::text[]), unnest($23::int[]),
	unnest($24::text[]), unnest($25::int[]), unnest($26::text[]), unnest($27::timestamptz[]), unnest($28::timestamptz[]),
	decode(unnest($29::text[]), 'hex'), decode(unnest($30::text[]), 'hex')
from moved`;

/**
 * Appends lines and projects the scores, durably when it resolves. False when the round's end is not where the writer thought
 * (another node wrote) or a tablet has lost its seat; then nothing was written.
 */
export async function appendLines(database: Database, append: Append): Promise<boolean> {
	const last = append.lines.at(-1);
	if (!last) return true;
	const of = <T>(pick: (stored: StoredLine) => T): T[] => append.lines.map(pick);
	const scored = <T>(pick: (score: ScoreRow) => T): T[] => append.scores.map(pick);
	const { rowCount } = await database.pool.query({
		name: 'append-lines',
		text: APPEND,
		values: [
			append.roundId,
			last.line.seq,
			last.line.hash,
			append.state,
			append.mode,
			append.from.seq,
			append.from.head,
			append.tablets,
			scored((s) => s.entryId),
			scored((s) => s.state),
			scored((s) => s.status),
			scored((s) => s.total),
			scored((s) => s.given),
			scored((s) => s.expected),
			of((s) => s.line.seq),
			of((s) => s.line.commandId),
			of((s) => s.bodyHash),
			of((s) => s.line.kind),
			of((s) => s.line.seatId),
			of((s) => s.line.personId),
			of((s) => s.line.entryId),
			of((s) => s.line.aspect),
			of((s) => s.line.run),
			of((s) => s.line.value),
			of((s) => s.line.revision),
			of((s) => s.line.reason),
			of((s) => s.line.markedAt),
			of((s) => s.line.receivedAt),
			of((s) => s.line.prevHash),
			of((s) => s.line.hash)
		]
	});
	return rowCount === append.lines.length;
}

/** Which of these tablets no longer hold their seat. */
export async function endedTablets(db: Db, tablets: readonly string[]): Promise<Set<string>> {
	if (tablets.length === 0) return new Set();
	const rows = await db
		.selectFrom('tablet')
		.where('id', 'in', [...tablets])
		.where('ended_at', 'is not', null)
		.select('id')
		.execute();
	return new Set(rows.map((row) => row.id));
}

/** Writes down something refused that the arbitration may ask about. */
export async function reportIncident(
	db: Db,
	incident: { id: string; roundId: string; code: string; details: Record<string, unknown> }
): Promise<void> {
	await db
		.insertInto('incident')
		.values({
			id: incident.id,
			round_id: incident.roundId,
			code: incident.code,
			details: JSON.stringify(incident.details)
		})
		.execute();
}

/** The round's end as the database has it; undefined when there is no such round. */
export async function roundEnd(db: Db, roundId: string): Promise<{ seq: number; head: string } | undefined> {
	const row = await db
		.selectFrom('round')
		.where('id', '=', roundId)
		.select(['seq', sql<string>`encode(head, 'hex')`.as('head')])
		.executeTakeFirst();
	return row;
}
