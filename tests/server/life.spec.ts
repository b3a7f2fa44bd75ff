// A competition's life: every step on the record, one of two at once, and what is called off cancels what was to happen.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Life } from '../../src/lib/domain/competition/life.ts';
import { App } from '../../src/lib/server/app.ts';
import { addCompetition, deleteCompetition } from '../../src/lib/server/competition/competitions.ts';
import { listDue } from '../../src/lib/server/competition/life/due.ts';
import { setLeadTimes, setOwnLeadTimes } from '../../src/lib/server/competition/life/lead-times.ts';
import { saveNotice } from '../../src/lib/server/competition/life/notice.ts';
import { readLife } from '../../src/lib/server/competition/life/read-life.ts';
import { followDeed, takeStep, writeStep, type StepGiven } from '../../src/lib/server/competition/life/take-step.ts';
import { newId, type Context } from '../../src/lib/server/context.ts';
import { closeRound, openRound, setMode } from '../../src/lib/server/scoring/officiate.ts';
import { asking, must, newCommandId, setRound, setStage, type Stage } from './stage.ts';

let stage: Stage;
/** The organizer on another day. */
let on: (day: string) => Promise<Context>;
const apps: App[] = [];
beforeEach(async () => {
	stage = await setStage({ entries: 1, judges: 1, open: false });
	on = async (day) => {
		const app = await App.open(stage.url, () => new Date(`${day}T10:00:00+08:00`));
		apps.push(app);
		return await asking(app, { login: stage.organizerToken });
	};
});
afterEach(async () => {
	for (const app of apps.splice(0)) await app.close();
	await stage.close();
});

const step = (context: Context, from: Life, to: Life, more: Partial<StepGiven> = {}) =>
	takeStep(context, stage.competitionId, { from, to, ...more });

async function lifeNow(): Promise<string> {
	const { db } = stage.app.database;
	return (
		await db.selectFrom('competition').where('id', '=', stage.competitionId).select('life').executeTakeFirstOrThrow()
	).life;
}

async function steps(): Promise<[string | null, string][]> {
	const rows = await stage.app.database.db
		.selectFrom('competition_step')
		.where('competition_id', '=', stage.competitionId)
		.orderBy('number')
		.select(['from_life', 'to_life'])
		.execute();
	return rows.map((row) => [row.from_life, row.to_life]);
}

async function prepare(context: Context): Promise<void> {
	await stage.app.database.db
		.updateTable('competition')
		.where('id', '=', stage.competitionId)
		.set({ venue_zh: '实训楼' })
		.execute();
	must(
		await saveNotice(context, stage.competitionId, {
			zh: null,
			en: null,
			who: null,
			contact: { zh: '王科长' },
			phone: '0515-87000000'
		})
	);
}

describe('a life', () => {
	it('goes from the plan to the archive, each step with who and when', async () => {
		const before = await on('2026-11-20');
		await prepare(before);
		for (const [from, to] of [
			['planned', 'filed'],
			['filed', 'approved'],
			['approved', 'notice'],
			['notice', 'registration'],
			['registration', 'drawn']
		] as const)
			must(await step(before, from, to));
		const day = await on('2026-11-24');
		must(await openRound(day, stage.roundId, newCommandId()));
		expect(await lifeNow()).toBe('running');
		must(await closeRound(day, stage.roundId, newCommandId()));
		expect(await lifeNow()).toBe('provisional');
		must(await step(day, 'provisional', 'public-notice'));
		expect(await step(await on('2026-11-28'), 'public-notice', 'confirmed')).toMatchObject({
			refusal: { code: 'life_lacks' }
		});
		const later = await on('2026-11-29');
		must(await step(later, 'public-notice', 'confirmed'));
		must(await step(later, 'confirmed', 'archived'));
		const shown = must(await readLife(later, stage.competitionId));
		expect(shown.steps.map(({ to, by, at }) => [to, by?.zh, at.slice(0, 10)])).toEqual([
			['planned', '组织者', expect.any(String)],
			...['filed', 'approved', 'notice', 'registration', 'drawn'].map((to) => [to, '组织者', '2026-11-20']),
			...['running', 'provisional', 'public-notice'].map((to) => [to, '组织者', '2026-11-24']),
			...['confirmed', 'archived'].map((to) => [to, '组织者', '2026-11-29'])
		]);
		expect(shown.possible).toEqual([]);
		expect(shown.deadlines.filter((one) => one.state !== 'done')).toEqual([]);
	});

	it('does not go on while something is missing, and says what', async () => {
		const context = await on('2026-11-20');
		expect(await step(context, 'planned', 'filed')).toEqual({
			ok: false,
			refusal: { code: 'life_lacks', params: { what: '还没有地点', what_en: 'there is no venue yet' } }
		});
		expect(await step(context, 'planned', 'running')).toMatchObject({ refusal: { code: 'life_no_step' } });
		expect(await step(context, 'planned', 'cancelled')).toMatchObject({ refusal: { code: 'life_reason_needed' } });
		expect(await steps()).toEqual([[null, 'planned']]);
	});

	it('is not approved while somebody else holds what it wishes for', async () => {
		const context = await on('2026-11-20');
		await prepare(context);
		const { db } = stage.app.database;
		const hall = newId();
		await db
			.insertInto('resource')
			.values({ id: hall, organization_id: stage.organizationId, kind: 'room', name_zh: '焊接车间' })
			.execute();
		for (const [competitionId, title, hard] of [
			[stage.competitionId, '实操', false],
			[null, '电工班', true]
		] as const) {
			const id = newId();
			await db
				.insertInto('occasion')
				.values({
					id,
					organization_id: stage.organizationId,
					kind: competitionId ? 'contest' : 'class',
					competition_id: competitionId,
					title_zh: title,
					starts_at: '2026-11-24T08:00:00+08:00',
					ends_at: '2026-11-24T10:00:00+08:00'
				})
				.execute();
			await db
				.insertInto('booking')
				.values({ id: newId(), occasion_id: id, resource_id: hall, role: 'venue', hard })
				.execute();
		}
		must(await step(context, 'planned', 'filed'));
		expect(await step(context, 'filed', 'approved')).toMatchObject({
			refusal: { code: 'life_lacks', params: { what: '焊接车间在2026-11-24已被“电工班”占用' } }
		});
	});

	it('is stepped by one of two at once; the other is told who was first', async () => {
		const context = await on('2026-11-20');
		await prepare(context);
		const both = await Promise.all([
			step(context, 'planned', 'filed'),
			step(context, 'planned', 'cancelled', { reason: '台风' })
		]);
		expect(both.filter((one) => one.ok)).toHaveLength(1);
		const lost = both.find((one) => !one.ok);
		expect(lost).toMatchObject({ refusal: { code: 'life_moved', params: { who: '组织者' } } });
		expect(await steps()).toHaveLength(2);
	});

	it('follows its rounds from wherever it was, and a deed only where that is a step onward', async () => {
		const context = await on('2026-11-24');
		must(await openRound(context, stage.roundId, newCommandId()));
		expect(await steps()).toEqual([
			[null, 'planned'],
			['planned', 'running']
		]);
		const second = await setRound(stage.app, stage.organizer, stage.eventId, { entries: 1, judges: 1, open: false });
		must(await closeRound(context, stage.roundId, newCommandId()));
		expect(await lifeNow()).toBe('running');
		must(await openRound(context, second.roundId, newCommandId()));
		must(await closeRound(context, second.roundId, newCommandId()));
		expect(await lifeNow()).toBe('provisional');
		const deed = { personId: null, at: new Date(), note: 'x' };
		expect(await followDeed(stage.app.database.db, stage.competitionId, 'drawn', deed)).toBe(false);
		expect(await lifeNow()).toBe('provisional');
	});

	it('shows results for objections only once the public sees them', async () => {
		const context = await on('2026-11-24');
		must(await openRound(context, stage.roundId, newCommandId()));
		must(await setMode(context, stage.roundId, { commandId: newCommandId(), mode: 'frozen' }));
		must(await closeRound(context, stage.roundId, newCommandId()));
		expect(await step(context, 'provisional', 'public-notice')).toMatchObject({ refusal: { code: 'life_lacks' } });
	});

	it('lets no round open once it is called off', async () => {
		const context = await on('2026-11-20');
		must(await step(context, 'planned', 'cancelled', { reason: '场地检修' }));
		expect(await openRound(context, stage.roundId, newCommandId())).toEqual({
			ok: false,
			refusal: { code: 'life_round_shut', params: { life: '已取消', life_en: 'cancelled' } }
		});
	});
});

describe('what was to happen', () => {
	async function occasion(state: 'planned' | 'finished'): Promise<string> {
		const id = newId();
		await stage.app.database.db
			.insertInto('occasion')
			.values({
				id,
				organization_id: stage.organizationId,
				kind: 'contest',
				competition_id: stage.competitionId,
				title_zh: '实操',
				starts_at: '2026-11-24T08:00:00+08:00',
				ends_at: '2026-11-24T10:00:00+08:00',
				state
			})
			.execute();
		return id;
	}
	const states = async () =>
		(await stage.app.database.db.selectFrom('occasion').orderBy('id').select(['state', 'starts_at']).execute()).map(
			(row) => [row.state, row.starts_at.toISOString()]
		);

	it('is cancelled with it, but not what has happened', async () => {
		await occasion('planned');
		await occasion('finished');
		must(await step(await on('2026-11-20'), 'planned', 'cancelled', { reason: '场地检修' }));
		expect((await states()).map(([state]) => state)).toEqual(['cancelled', 'finished']);
	});

	it('is set free when it is put off, and moves along to the new date', async () => {
		await occasion('planned');
		const context = await on('2026-11-20');
		must(await step(context, 'planned', 'postponed', { reason: '台风' }));
		expect(await states()).toEqual([['draft', '2026-11-24T00:00:00.000Z']]);
		expect(await step(context, 'postponed', 'planned')).toMatchObject({ refusal: { code: 'life_dates_needed' } });
		expect(await step(context, 'postponed', 'planned', { startsOn: '2026-11-19' })).toMatchObject({
			refusal: { code: 'life_dates_needed' }
		});
		must(await step(context, 'postponed', 'planned', { startsOn: '2026-12-01' }));
		expect(await states()).toEqual([['draft', '2026-12-01T00:00:00.000Z']]);
	});
});

describe('the database', () => {
	const restricted = { code: '23001' };
	it('lets a life change only with its step', async () => {
		const { db } = stage.app.database;
		const change = db.updateTable('competition').where('id', '=', stage.competitionId).set({ life: 'approved' });
		await expect(change.execute()).rejects.toMatchObject(restricted);
		const at = new Date();
		const written = { competitionId: stage.competitionId, to: 'filed' as const, personId: null, at };
		await expect(writeStep(db, { ...written, from: 'approved' })).rejects.toMatchObject(restricted);
		await writeStep(db, { ...written, from: 'planned' });
		expect(await lifeNow()).toBe('filed');
	});

	it('keeps every step, from the application and from the owner of the tables', async () => {
		const { db } = stage.app.database;
		await expect(db.updateTable('competition_step').set({ reason: 'x' }).execute()).rejects.toMatchObject({
			code: '42501'
		});
		await expect(db.deleteFrom('competition_step').execute()).rejects.toMatchObject({ code: '42501' });
		const { default: pg } = await import('pg');
		const owner = new pg.Client({ connectionString: stage.url });
		await owner.connect();
		try {
			await expect(owner.query("update competition_step set reason = 'x'")).rejects.toMatchObject(restricted);
			await expect(owner.query('delete from competition_step')).rejects.toMatchObject(restricted);
		} finally {
			await owner.end();
		}
	});

	it('gives a competition that was made without a step its first one, and takes it along when deleted', async () => {
		const { db } = stage.app.database;
		const id = newId();
		await db
			.insertInto('competition')
			.values({
				id,
				organization_id: stage.organizationId,
				level: 'county',
				title_zh: '赛',
				starts_on: '2026-12-01',
				ends_on: '2026-12-01',
				life: 'idea'
			})
			.execute();
		const first = await db.selectFrom('competition_step').where('competition_id', '=', id).select('to_life').execute();
		expect(first).toEqual([{ to_life: 'idea' }]);
		must(await deleteCompetition(stage.organizer, id));
		expect(await db.selectFrom('competition_step').where('competition_id', '=', id).selectAll().execute()).toEqual([]);
	});

	it('keeps what was filed from being deleted', async () => {
		const context = await on('2026-11-20');
		await prepare(context);
		must(await step(context, 'planned', 'filed'));
		expect(await deleteCompetition(context, stage.competitionId)).toEqual({
			ok: false,
			refusal: { code: 'life_filed' }
		});
		const { db } = stage.app.database;
		const deletion = db.deleteFrom('competition').where('id', '=', stage.competitionId);
		await expect(deletion.execute()).rejects.toMatchObject(restricted);
	});
});

describe('what is due', () => {
	it('is counted by the competition, else its organization, and listed this week', async () => {
		const context = await on('2026-11-20');
		must(await setLeadTimes(context, stage.organizationId, { approve: -3, notice: -2, judges: null }));
		must(await setOwnLeadTimes(context, stage.competitionId, { notice: -1 }));
		const { deadlines } = must(await readLife(context, stage.competitionId));
		expect(deadlines.map(({ kind, dueOn, state }) => [kind, dueOn, state])).toEqual([
			['registration', '2026-11-13', 'late'],
			['judges', '2026-11-17', 'done'],
			// 21 and 22 November are a weekend
			['approve', '2026-11-20', 'due'],
			['notice', '2026-11-23', 'due'],
			['draw', '2026-11-23', 'due'],
			['public-notice', '2026-11-27', 'due'],
			['confirm', '2026-12-04', 'ahead'],
			['archive', '2026-12-09', 'ahead']
		]);
		const { due } = must(await listDue(context));
		expect(due.map(({ kind, state }) => [kind, state])).toEqual([
			['registration', 'late'],
			['approve', 'due'],
			['notice', 'due'],
			['draw', 'due'],
			['public-notice', 'due']
		]);
	});

	it('is listed of what one manages only, and not of ideas', async () => {
		must(
			await addCompetition(stage.organizer, {
				organizationId: stage.organizationId,
				level: 'county',
				title: { zh: '设想' },
				startsOn: '2026-11-24',
				endsOn: '2026-11-24',
				life: 'idea'
			})
		);
		const { due } = must(await listDue(await on('2026-11-20')));
		expect(new Set(due.map((one) => one.competitionId))).toEqual(new Set([stage.competitionId]));
		expect(await listDue(stage.app.context())).toMatchObject({ refusal: { code: 'sign_in_needed' } });
	});
});
