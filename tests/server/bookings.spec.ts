// What the calendar's tables guarantee by themselves: nobody in two places, ranges with their buffers, a day that shifts whole.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/lib/server/context.ts';
import { setStage, type Stage } from './stage.ts';

let stage: Stage;
let lathe: string;
beforeEach(async () => {
	stage = await setStage({ entries: 1, judges: 1, open: false });
	lathe = await addResource('车床');
});
afterEach(() => stage.close());

async function addResource(name: string): Promise<string> {
	const id = newId();
	await stage.app.database.db
		.insertInto('resource')
		.values({ id, organization_id: stage.organizationId, kind: 'equipment', name_zh: name })
		.execute();
	return id;
}

async function occasion(from: string, to: string, more: { setup_minutes?: number } = {}): Promise<string> {
	const id = newId();
	await stage.app.database.db
		.insertInto('occasion')
		.values({
			id,
			organization_id: stage.organizationId,
			kind: 'class',
			title_zh: '课',
			starts_at: `2026-12-01T${from}:00+08:00`,
			ends_at: `2026-12-01T${to}:00+08:00`,
			...more
		})
		.execute();
	return id;
}

async function book(occasionId: string, resourceId = lathe, more: { hard?: boolean; travel_minutes?: number } = {}) {
	await stage.app.database.db
		.insertInto('booking')
		.values({ id: newId(), occasion_id: occasionId, resource_id: resourceId, role: 'equipment', ...more })
		.execute();
}

const clash = { code: '23P01', constraint: 'booking_clash' };

describe('a hard booking', () => {
	it('keeps its resource from a second one at the same time, but not right after', async () => {
		await book(await occasion('08:00', '10:00'));
		await book(await occasion('10:00', '12:00'));
		await expect(book(await occasion('09:59', '11:00'))).rejects.toMatchObject(clash);
	});

	it('holds set-up and travel in its range', async () => {
		await book(await occasion('08:00', '10:00'));
		await expect(book(await occasion('10:20', '11:00', { setup_minutes: 30 }))).rejects.toMatchObject(clash);
		await expect(book(await occasion('10:20', '11:00'), lathe, { travel_minutes: 21 })).rejects.toMatchObject(clash);
		await book(await occasion('10:20', '11:00'), lathe, { travel_minutes: 20 });
	});

	it('is not kept by what is soft, drafted or cancelled', async () => {
		const first = await occasion('08:00', '10:00');
		await book(first);
		await book(await occasion('09:00', '11:00'), lathe, { hard: false });
		const { db } = stage.app.database;
		await db.updateTable('occasion').where('id', '=', first).set({ state: 'cancelled' }).execute();
		await book(await occasion('08:30', '09:00'));
		await expect(
			db.updateTable('occasion').where('id', '=', first).set({ state: 'planned' }).execute()
		).rejects.toMatchObject(clash);
	});
});

describe('an occasion that moves', () => {
	it('takes its bookings along and counts its changes', async () => {
		const id = await occasion('08:00', '10:00');
		await book(id);
		const { db } = stage.app.database;
		await db
			.updateTable('occasion')
			.where('id', '=', id)
			.set({ starts_at: '2026-12-01T13:00:00+08:00', ends_at: '2026-12-01T15:00:00+08:00' })
			.execute();
		await book(await occasion('08:00', '10:00'));
		await expect(book(await occasion('14:00', '16:00'))).rejects.toMatchObject(clash);
		await db.updateTable('occasion').where('id', '=', id).set({ setup_minutes: 5 }).execute();
		expect(await db.selectFrom('occasion').where('id', '=', id).select('sequence').executeTakeFirstOrThrow()).toEqual({
			sequence: 1
		});
	});

	it('shifts with a hundred others on the same machine in one statement', async () => {
		for (let n = 0; n < 100; n++) {
			const [from, to] = [n * 10, n * 10 + 10].map(
				(minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
			);
			await book(await occasion(from ?? '', to ?? ''));
		}
		const { db } = stage.app.database;
		await sql`update occasion set starts_at = starts_at + interval '25 minutes', ends_at = ends_at + interval '25 minutes'`.execute(
			db
		);
		const { rows } = await sql<{ first: Date; bookings: number }>`
			select min(lower(during)) as first, count(*)::int as bookings from booking`.execute(db);
		expect(rows).toEqual([{ first: new Date('2026-12-01T00:25:00+08:00'), bookings: 100 }]);
	});

	it('may change places with another when the check waits for the commit', async () => {
		const [morning, later] = [await occasion('08:00', '10:00'), await occasion('10:00', '12:00')];
		await book(morning);
		await book(later);
		await stage.app.database.db.transaction().execute(async (tx) => {
			await sql`set constraints booking_clash deferred`.execute(tx);
			await sql`update occasion set starts_at = starts_at + interval '2 hours', ends_at = ends_at + interval '2 hours' where id = ${morning}`.execute(
				tx
			);
			await sql`update occasion set starts_at = starts_at - interval '2 hours', ends_at = ends_at - interval '2 hours' where id = ${later}`.execute(
				tx
			);
		});
		const { rows } = await sql<{ id: string }>`select occasion_id as id from booking order by during`.execute(
			stage.app.database.db
		);
		expect(rows.map((row) => row.id)).toEqual([later, morning]);
	});
});
