// Keeps the demo season alive: simulated judges go on marking the open final, a place every few seconds; when it is full they
// begin again in a new round of the same event.
import { sql } from 'kysely';
import { newId } from '../context.ts';
import type { Database } from '../db/database.ts';
import type { Rounds } from '../live/rounds.ts';
import { bodyHash } from '../scoring/chain.ts';
import { log } from '../log.ts';
import { chanceFrom } from './chance.ts';
import { skillsFrom } from './seed.ts';
import { SimulatedJudges } from './simulated-judges.ts';

const REST_MS = 120_000;

/** A simulation under way; `stop` ends it after the mark in hand. */
export interface Simulation {
	stop(): void;
}

/** Starts marking. `paceMs` is the mean time between two marks of the whole panel. */
export function simulate(database: Database, rounds: Rounds, roundId: string, paceMs: number): Simulation {
	let stopped = false;
	let timer: NodeJS.Timeout | undefined;
	const chance = chanceFrom(Date.now());
	let current = roundId;
	let judges: SimulatedJudges | null = null;
	let turn = 0;

	const step = async (): Promise<number> => {
		const writer = await rounds.writer(current);
		if (!writer || writer.round.book.state !== 'open') return REST_MS;
		judges ??= new SimulatedJudges(writer, skillsFrom(chance), chance);
		const seats = judges.seats();
		for (let tried = 0; tried < seats.length; tried++) {
			const seat = seats[turn++ % seats.length];
			const entry = seat && writer.round.setup.entries.find((one) => judges?.next(seat, one.id));
			if (!seat || !entry) continue;
			await judges.act(seat, entry.id);
			return paceMs * (0.4 + 1.2 * chance());
		}
		current = await nextRound(database, rounds, current);
		judges = null;
		return REST_MS;
	};
	const loop = (wait: number): void => {
		if (stopped) return;
		timer = setTimeout(() => {
			step().then(loop, (error: unknown) => {
				log.warn({ err: error }, 'the simulated judges pause');
				loop(REST_MS);
			});
		}, wait);
		timer.unref();
	};
	loop(paceMs);
	return {
		stop() {
			stopped = true;
			clearTimeout(timer);
		}
	};
}

/** The same event once more: entries and panel taken over, scoring opened. */
async function nextRound(database: Database, rounds: Rounds, before: string): Promise<string> {
	const id = newId();
	await database.db.transaction().execute(async (tx) => {
		await sql`
			insert into round (id, event_id, title_zh, title_en, position, scheme, scheme_hash, prizes, show_names, simulated)
			select ${id}, event_id, ${'加赛'}, ${'Play-off'}, position + 1, scheme, scheme_hash, prizes, show_names, true
			from round where id = ${before}`.execute(tx);
		await sql`
			insert into entry (id, round_id, code, start_order, name_zh, name_en, employer_id, employer_zh, employer_en)
			select gen_random_uuid(), ${id}, code, start_order, name_zh, name_en, employer_id, employer_zh, employer_en
			from entry where round_id = ${before}`.execute(tx);
		await sql`
			insert into seat (id, round_id, number, role, person_id)
			select gen_random_uuid(), ${id}, number, role, person_id from seat where round_id = ${before}`.execute(tx);
	});
	for (const [roundId, kind] of [
		[before, 'close'],
		[id, 'open']
	] as const) {
		const writer = await rounds.writer(roundId);
		const schemeHash = writer?.round.setup.schemeHash ?? '';
		const command = kind === 'open' ? ({ kind, schemeHash } as const) : ({ kind } as const);
		await writer?.submit({
			commandId: newId(),
			bodyHash: bodyHash(command),
			command,
			seatId: null,
			tabletId: null,
			personId: null,
			markedAt: null
		});
	}
	return id;
}
