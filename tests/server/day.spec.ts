// On the day: what starting, finishing and running late do to the programme, to what is booked, and to who looks at it.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instantAt } from '../../src/lib/domain/shared/day.ts';
import type { Programme } from '../../src/lib/protocol/day.ts';
import { actOnDay, undoOnDay } from '../../src/lib/server/calendar/day/act.ts';
import { addDayItem, placeHeats, removeDayItem } from '../../src/lib/server/calendar/day/lay-out.ts';
import { readDay, readProgramme } from '../../src/lib/server/calendar/day/read-programme.ts';
import { newId, type Context } from '../../src/lib/server/context.ts';
import { must, setLife, setStage, type Stage } from './stage.ts';

const DAY = '2026-12-01';
let stage: Stage;
let lathe: string;
let now = instantAt(DAY, '09:00');
/** The organizer, at the time of the test. */
let organizer: Context;

beforeEach(async () => {
	stage = await setStage({ entries: 1, judges: 1, open: false });
	now = instantAt(DAY, '09:00');
	organizer = { ...stage.organizer, now: () => new Date(now) };
	lathe = newId();
	await stage.app.database.db
		.insertInto('resource')
		.values({ id: lathe, organization_id: stage.organizationId, kind: 'base', name_zh: '数控实训基地' })
		.execute();
});
afterEach(() => stage.close());

async function item(
	title: string,
	startsAt: string,
	minutes: number,
	more: { pinned?: boolean; booked?: boolean } = {}
) {
	const { id } = must(
		await addDayItem(organizer, stage.competitionId, {
			title: { zh: title },
			day: DAY,
			startsAt,
			minutes,
			pinned: more.pinned ?? false,
			eventId: stage.eventId
		})
	);
	if (more.booked) await book(id);
	return id;
}

async function book(occasionId: string) {
	await stage.app.database.db
		.insertInto('booking')
		.values({ id: newId(), occasion_id: occasionId, resource_id: lathe, role: 'venue' })
		.execute();
}

/** A class of another room on the same machines. */
async function aClass(from: string, to: string): Promise<void> {
	const id = newId();
	await stage.app.database.db
		.insertInto('occasion')
		.values({
			id,
			organization_id: stage.organizationId,
			kind: 'class',
			title_zh: '数控班 4',
			starts_at: new Date(instantAt(DAY, from)),
			ends_at: new Date(instantAt(DAY, to))
		})
		.execute();
	await book(id);
}

async function programme(): Promise<Programme> {
	return must(await readDay(organizer, stage.competitionId, DAY)).programme;
}

async function times(): Promise<Record<string, string>> {
	const clock = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);
	return Object.fromEntries(
		(await programme()).items.map((one) => [one.title.zh, `${clock(one.startsAt)}–${clock(one.endsAt)} ${one.state}`])
	);
}

type Action = Parameters<typeof actOnDay>[2]['action'];
async function act(action: Action, more: { dry?: boolean; accept?: string[]; version?: number } = {}) {
	const { version } = await programme();
	return await actOnDay(organizer, stage.competitionId, { version, dry: false, accept: [], action, ...more });
}

describe('the day', () => {
	it('goes on: a late start pushes the rest, a finish frees the machines, a skip is kept', async () => {
		const [one, two, three] = [
			await item('一', '09:00', 60, { booked: true }),
			await item('二', '10:00', 60, { booked: true }),
			await item('三', '11:00', 60, { booked: true })
		];
		now = instantAt(DAY, '09:15');
		must(await act({ kind: 'start', id: one }));
		expect(await times()).toEqual({ 一: '09:15–10:15 running', 二: '10:15–11:15 planned', 三: '11:15–12:15 planned' });
		expect((await programme()).items[1]?.plannedAt).toBe(new Date(instantAt(DAY, '10:00')).toISOString());
		now = instantAt(DAY, '10:05');
		must(await act({ kind: 'finish', id: one }));
		must(await act({ kind: 'skip', id: two }));
		expect(await times()).toEqual({ 一: '09:15–10:05 finished', 二: '10:15–11:15 skipped', 三: '11:15–12:15 planned' });
		const { rows } = await sql<{ n: number }>`select count(*)::int as n from booking where active`.execute(
			stage.app.database.db
		);
		expect(rows).toEqual([{ n: 2 }]);
		expect(await act({ kind: 'start', id: two })).toMatchObject({ refusal: { code: 'day_not_waiting' } });
		expect(three).not.toBe(two);
	});

	it('tells what a delay would do before it does it', async () => {
		const one = await item('一', '09:00', 60, { booked: true });
		await item('二', '10:00', 60, { booked: true });
		await aClass('11:10', '12:00');
		const before = await times();
		const late: Action = { kind: 'late', id: one, minutes: 20, absorb: false };
		const seen = must(await act(late, { dry: true }));
		expect(seen.moved).toHaveLength(2);
		expect(seen.clashes).toMatchObject([{ resource: '数控实训基地', other: '数控班 4' }]);
		expect(await times()).toEqual(before);
		expect(await act(late)).toMatchObject({
			refusal: {
				code: 'day_clash',
				params: { resource: '数控实训基地', other: '数控班 4', from: '11:10', to: '12:00' }
			}
		});
		expect(await times()).toEqual(before);
	});

	it('goes on with a clash that was seen and taken, and lists it until it is solved', async () => {
		const one = await item('一', '09:00', 60, { booked: true });
		await item('二', '10:00', 60, { booked: true });
		await aClass('11:10', '12:00');
		const late: Action = { kind: 'late', id: one, minutes: 20, absorb: false };
		const accept = must(await act(late, { dry: true })).clashes.map((clash) => clash.bookingId);
		must(await act(late, { accept }));
		expect(await times()).toMatchObject({ 二: '10:20–11:20 planned' });
		expect(must(await readDay(organizer, stage.competitionId, DAY)).clashes).toMatchObject([{ other: '数控班 4' }]);
	});

	it('is taken back step by step, bookings included', async () => {
		const one = await item('一', '09:00', 60, { booked: true });
		await item('二', '10:00', 60, { booked: true });
		await aClass('11:10', '12:00');
		const before = await times();
		must(await act({ kind: 'start', id: one }));
		const late: Action = { kind: 'late', id: one, minutes: 20, absorb: false };
		const accept = must(await act(late, { dry: true })).clashes.map((clash) => clash.bookingId);
		must(await act(late, { accept }));
		const undo = async () =>
			await undoOnDay(organizer, stage.competitionId, { version: (await programme()).version, day: DAY });
		must(await undo());
		expect(must(await readDay(organizer, stage.competitionId, DAY)).clashes).toEqual([]);
		must(await undo());
		expect(await times()).toEqual(before);
		expect(await undo()).toMatchObject({ refusal: { code: 'day_nothing_to_undo' } });
		const { rows } = await sql<{ hard: boolean }>`select distinct hard from booking`.execute(stage.app.database.db);
		expect(rows).toEqual([{ hard: true }]);
	});

	it('refuses what rests on an older picture, also from two people at once', async () => {
		const one = await item('一', '09:00', 60);
		const two = await item('二', '10:00', 60);
		const { version } = await programme();
		const both = await Promise.all(
			[one, two].map((id) =>
				actOnDay(organizer, stage.competitionId, {
					version,
					dry: false,
					accept: [],
					action: { kind: 'late', id, minutes: 10, absorb: true }
				})
			)
		);
		expect(both.map((result) => result.ok).toSorted()).toEqual([false, true]);
		expect(both.find((result) => !result.ok)).toMatchObject({ refusal: { code: 'day_moved_on' } });
	});

	it('shifts a hundred items in one transaction and bumps each once', async () => {
		const first = await item('开始', '08:00', 5, { booked: true });
		for (let n = 1; n < 100; n++) {
			const minute = 480 + n * 5;
			const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
			await item(`第${n}项`, clock, 5, { booked: true });
		}
		const sequences = async () => {
			const { db } = stage.app.database;
			return await db.selectFrom('occasion').orderBy('starts_at').select('sequence').execute();
		};
		const before = await sequences();
		expect(must(await act({ kind: 'late', id: first, minutes: 30, absorb: false })).moved).toHaveLength(100);
		expect(await sequences()).toEqual(before.map(({ sequence }) => ({ sequence: sequence + 1 })));
	}, 60_000);
});

describe('who sees it', () => {
	it('nobody but its officials before the notice; everybody after, without any name', async () => {
		await item('一', '09:00', 60);
		const stranger = stage.app.context();
		expect(await readProgramme(stranger, stage.competitionId, null)).toMatchObject({ ok: false });
		expect(await readDay(stranger, stage.competitionId, null)).toMatchObject({ refusal: { code: 'sign_in_needed' } });
		await setLife(stage.app, stage.competitionId, 'notice');
		const { body, etag } = must(await readProgramme(stranger, stage.competitionId, null));
		expect(JSON.parse(body)).toMatchObject({
			programme: { day: DAY, items: [{ title: { zh: '一' }, state: 'planned' }] }
		});
		expect(must(await readProgramme(stranger, stage.competitionId, 'nonsense')).etag).toBe(etag);
		expect(await readDay(stranger, stage.competitionId, null)).toMatchObject({ ok: false });
		for (const refused of [
			await actOnDay(stranger, stage.competitionId, {
				version: 1,
				dry: true,
				accept: [],
				action: { kind: 'start', id: newId() }
			}),
			await undoOnDay(stranger, stage.competitionId, { version: 1, day: DAY }),
			await removeDayItem(stranger, stage.competitionId, newId())
		])
			expect(refused).toMatchObject({ refusal: { code: 'sign_in_needed' } });
	});
});

describe('putting a day together', () => {
	it('lays the heats of a round one after another on the base, once', async () => {
		const { db } = stage.app.database;
		await db.updateTable('competition').set({ base_id: lathe }).execute();
		expect(await placeHeats(organizer, stage.competitionId, placed())).toMatchObject({
			refusal: { code: 'day_heats_missing' }
		});
		for (const number of [1, 2, 3])
			await db.insertInto('heat').values({ id: newId(), round_id: stage.roundId, number }).execute();
		expect(must(await readDay(organizer, stage.competitionId, DAY)).unplaced).toMatchObject([{ heats: 3 }]);
		must(await placeHeats(organizer, stage.competitionId, placed()));
		expect(await times()).toEqual({
			'焊工 第1场': '08:30–09:30 planned',
			'焊工 第2场': '09:45–10:45 planned',
			'焊工 第3场': '11:00–12:00 planned'
		});
		expect((await programme()).items[0]?.place).toEqual({ zh: '数控实训基地' });
		expect(await placeHeats(organizer, stage.competitionId, placed())).toMatchObject({
			refusal: { code: 'day_items_placed' }
		});
	});

	it('changes nothing where the base is taken', async () => {
		const { db } = stage.app.database;
		await db.updateTable('competition').set({ base_id: lathe }).execute();
		await db.insertInto('heat').values({ id: newId(), round_id: stage.roundId, number: 1 }).execute();
		await aClass('09:00', '10:00');
		expect(await placeHeats(organizer, stage.competitionId, placed())).toMatchObject({
			refusal: { code: 'day_place_taken' }
		});
		expect((await programme()).items).toEqual([]);
		expect(must(await readDay(organizer, stage.competitionId, DAY)).unplaced).toHaveLength(1);
	});

	function placed() {
		return { roundId: stage.roundId, day: DAY, startsAt: '08:30', minutes: 60, gapMinutes: 15, setupMinutes: 10 };
	}
});

it('what was done cannot be rewritten', async () => {
	must(await act({ kind: 'start', id: await item('一', '09:00', 60) }));
	await expect(sql`update day_line set reason = 'x'`.execute(stage.app.database.db)).rejects.toMatchObject({
		code: '42501'
	});
	await expect(sql`delete from day_line`.execute(stage.app.database.db)).rejects.toMatchObject({ code: '42501' });
});
