// Two hundred people book the same few things at the same moment: nobody and nothing ends up in two places, whoever was refused
// is told who came first, and nothing is half written.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toWire } from '../../../src/lib/protocol/refusals.ts';
import type { Result } from '../../../src/lib/domain/shared/result.ts';
import type { NewBooking } from '../../../src/lib/protocol/calendar/bookings.ts';
import { addBooking } from '../../../src/lib/server/calendar/bookings/change-bookings.ts';
import { moveOccasions } from '../../../src/lib/server/calendar/bookings/move-occasions.ts';
import { addOccasion } from '../../../src/lib/server/calendar/bookings/occasions.ts';
import { chanceFrom } from '../../../src/lib/server/demo/chance.ts';
import { anOccasion, at, person, place, put, setCalendarStage, taking, type CalendarStage } from './calendar-stage.ts';

const SEEDS = 50;
const ALL = 200;

let stage: CalendarStage;
let resources: string[];
beforeAll(async () => {
	stage = await setCalendarStage();
	resources = [
		stage.room,
		stage.hall,
		stage.zhang,
		await place(stage, '职工学堂 203'),
		await person(stage, '周德胜'),
		await person(stage, '顾春兰')
	];
});
afterAll(() => stage.close());

function clock(minute: number): string {
	return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

class Crowd {
	readonly #chance: () => number;
	constructor(seed: number) {
		this.#chance = chanceFrom(seed);
	}

	/** One of so many. */
	of(n: number): number {
		return Math.floor(this.#chance() * n);
	}

	/** A stretch of the day on a grid of half hours. */
	time(): readonly [string, string] {
		const start = 8 * 60 + this.of(20) * 30;
		return [clock(start), clock(start + 30 + this.of(3) * 30)];
	}

	bookings(): NewBooking[] {
		const first = this.of(resources.length);
		return Array.from({ length: 1 + this.of(3) }, (_, n) =>
			taking(resources[(first + n) % resources.length] ?? '', 'staff', { travel: this.of(3) * 10 })
		);
	}
}

/** What must hold whatever happened. */
async function invariants() {
	const { rows } = await sql<{ double: number; empty: number; skewed: number }>`
		select
			(select count(*)::int from booking a join booking b on a.resource_id = b.resource_id and a.id < b.id
				and a.hard and b.hard and a.active and b.active and a.during && b.during) as double,
			(select count(*)::int from occasion o where not exists (select 1 from booking b where b.occasion_id = o.id)) as empty,
			(select count(*)::int from booking b join occasion o on o.id = b.occasion_id where b.during <> tstzrange(
				o.starts_at - make_interval(mins => b.travel_minutes), o.ends_at + make_interval(mins => b.travel_minutes))) as skewed`.execute(
		stage.app.database.db
	);
	return rows[0];
}

it(`holds for ${SEEDS} crowds of ${ALL}`, { timeout: 120_000 }, async () => {
	const sentences = new Set<string>();
	for (let seed = 1; seed <= SEEDS; seed++) {
		await sql`delete from occasion`.execute(stage.app.database.db);
		const crowd = new Crowd(seed);
		// one for each hour of the evening, to be moved about
		const standing: string[] = [];
		for (let n = 0; n < 6; n++)
			standing.push(
				await put(
					stage.organizer,
					stage.organizationId,
					`夜课${n}`,
					`${18 + n}:30`,
					`${19 + n}:00`.replace('24:00', '23:59'),
					[taking(resources[n] ?? '', 'staff')]
				)
			);
		let made = standing.length;
		const acts = Array.from({ length: ALL }, async (_, n): Promise<Result<unknown>> => {
			const [from, to] = crowd.time();
			const id = standing[crowd.of(standing.length)] ?? '';
			if (n % 10 === 3)
				return await moveOccasions(stage.organizer, {
					moves: [{ id, startsAt: at(from), endsAt: at(to), replace: [] }]
				});
			if (n % 10 === 7) return await addBooking(stage.organizer, id, crowd.bookings()[0] ?? taking(stage.room));
			const added = await addOccasion(
				stage.organizer,
				anOccasion(stage.organizationId, `课${n}`, from, to, crowd.bookings())
			);
			if (added.ok) made++;
			return added;
		});
		const results = await Promise.all(acts);
		for (const result of results) {
			if (result.ok) continue;
			const { code, zh, en } = toWire(result.refusal);
			sentences.add(code);
			if (code === 'calendar_clash') {
				expect(zh).toMatch(/^\S+.* 12月1日 \d\d:\d\d–\d\d:\d\d 在“(课|夜课)\d+”工作。/);
				expect(en).toMatch(/ works at .+, 1 Dec \d\d:\d\d–\d\d:\d\d\. /);
			}
		}
		expect(results.some((result) => result.ok)).toBe(true);
		expect(results.some((result) => !result.ok)).toBe(true);
		expect(await invariants()).toEqual({ double: 0, empty: 0, skewed: 0 });
		const { rows } = await sql<{ n: number }>`select count(*)::int as n from occasion`.execute(stage.app.database.db);
		expect(rows).toEqual([{ n: made }]);
	}
	expect([...sentences].filter((code) => code !== 'calendar_clash' && code !== 'calendar_booked_twice')).toEqual([]);
});

it('lets the last free hour go to exactly one of two hundred', async () => {
	await sql`delete from occasion`.execute(stage.app.database.db);
	const results = await Promise.all(
		Array.from({ length: ALL }, (_, n) =>
			addOccasion(
				stage.organizer,
				anOccasion(stage.organizationId, `课${n}`, '08:00', '09:00', [taking(stage.zhang, 'staff')])
			)
		)
	);
	expect(results.filter((result) => result.ok)).toHaveLength(1);
});

it('is told the same by the database when somebody writes without asking', async () => {
	const { db } = stage.app.database;
	await sql`delete from occasion`.execute(db);
	const standing = await put(stage.organizer, stage.organizationId, '夜课', '18:00', '19:00', [
		taking(stage.zhang, 'staff')
	]);
	let commit = () => {};
	const written = new Promise<void>((resolve) => (commit = resolve));
	let begun = () => {};
	const started = new Promise<void>((resolve) => (begun = resolve));
	const behind = db.transaction().execute(async (tx) => {
		await sql`update occasion set starts_at = starts_at - interval '10 hours', ends_at = ends_at - interval '10 hours'
			where id = ${standing}`.execute(tx);
		begun();
		await written;
	});
	await started;
	const asked = addOccasion(
		stage.organizer,
		anOccasion(stage.organizationId, '早课', '08:30', '09:30', [taking(stage.zhang, 'staff')])
	);
	// it waits for the other to commit, and then finds it in the way
	const waiting = async () =>
		(await sql<{ n: number }>`select count(*)::int as n from pg_locks where not granted`.execute(db)).rows[0]?.n ?? 0;
	while ((await waiting()) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
	commit();
	await behind;
	const result = await asked;
	expect(result.ok ? 'ok' : toWire(result.refusal).zh).toContain('张伟 12月1日 08:00–09:00 在“夜课”工作');
});
