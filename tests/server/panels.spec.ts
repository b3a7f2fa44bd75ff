// Panels of rounds: planned as long work, changed by hand under the rules, published as seats and bookings.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOBODY } from '../../src/lib/domain/people/policy.ts';
import type { PanelSettings } from '../../src/lib/protocol/panels.ts';
import { addEntries } from '../../src/lib/server/competition/entries.ts';
import { addJudge, addAvailability, addRecusal } from '../../src/lib/server/competition/panels/judges.ts';
import {
	setPanelSeats,
	setPanelSettings,
	withdrawJudge
} from '../../src/lib/server/competition/panels/change-panels.ts';
import { exportPanels } from '../../src/lib/server/competition/panels/export-panels.ts';
import { startPanels } from '../../src/lib/server/competition/panels/plan-panels.ts';
import { applyHeat, publishPanels } from '../../src/lib/server/competition/panels/publish-panels.ts';
import { listPanels, readPanels } from '../../src/lib/server/competition/panels/read-panels.ts';
import { addRound } from '../../src/lib/server/competition/competitions.ts';
import { readTable } from '../../src/lib/server/files/read-table.ts';
import { newId, type Context } from '../../src/lib/server/context.ts';
import { cancelJob, readJob, type JobShown } from '../../src/lib/server/jobs/jobs.ts';
import { addOrganization } from '../../src/lib/server/people/directory.ts';
import { must, pairTablet, setStage, type Stage } from './stage.ts';
import { statements } from './statements.ts';

let stage: Stage;
let roundId: string;
/** Employers by name; judges by name. */
let employers: Map<string, string>;
let judges: Map<string, string>;
beforeEach(async () => {
	stage = await setStage({ entries: 1, judges: 1, open: false });
	roundId = must(await addRound(stage.organizer, stage.eventId, { title: { zh: '复赛' } })).id;
	employers = new Map();
	judges = new Map();
	for (const zh of ['协鑫', '荣威', '电力', '中专'])
		employers.set(
			zh,
			must(
				await addOrganization(stage.organizer, {
					parentId: stage.organizationId,
					kind: 'enterprise',
					name: { zh }
				})
			).id
		);
});
afterEach(() => stage.close());

async function judge(name: string, employer: string): Promise<string> {
	const { id } = must(
		await addJudge(stage.organizer, {
			organizationId: stage.organizationId,
			person: { name: { zh: name }, employerId: employers.get(employer) ?? '' },
			qualifications: [{ trade: { name: { zh: '焊工' } }, grade: 'county', validUntil: '2027-12-31' }]
		})
	);
	judges.set(name, id);
	return id;
}

/** Heats of the round with a contestant of each of these employers, an hour each. */
async function heats(
	given: readonly (readonly [start: string, end: string, employers: readonly string[]])[]
): Promise<string[]> {
	const { db } = stage.app.database;
	const ids: string[] = [];
	for (const [index, [start, end, sending]] of given.entries()) {
		const [occasionId, heatId] = [newId(), newId()];
		await db
			.insertInto('occasion')
			.values({
				id: occasionId,
				organization_id: stage.organizationId,
				kind: 'heat',
				competition_id: stage.competitionId,
				event_id: stage.eventId,
				title_zh: `第${index + 1}场`,
				starts_at: `2026-12-01T${start}:00+08:00`,
				ends_at: `2026-12-01T${end}:00+08:00`
			})
			.execute();
		await db
			.insertInto('heat')
			.values({ id: heatId, round_id: roundId, number: index + 1, occasion_id: occasionId })
			.execute();
		ids.push(heatId);
		if (sending.length === 0) continue;
		const { ids: entryIds } = must(
			await addEntries(
				stage.organizer,
				roundId,
				sending.map((zh, n) => ({ name: { zh: `选手${index}-${n}` }, employer: { zh } }))
			)
		);
		await db
			.insertInto('heat_place')
			.values(entryIds.map((entry_id, n) => ({ entry_id, heat_id: heatId, station_number: n + 1 })))
			.execute();
	}
	return ids;
}

async function ended(jobId: string, asker: Context = stage.organizer): Promise<JobShown> {
	for (let n = 0; n < 400; n++) {
		const { job } = must(await readJob(asker, jobId));
		if (job.state !== 'running') return job;
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
	throw new Error('the work did not end');
}

async function view(round = roundId) {
	return must(await readPanels(stage.organizer, round)).panels;
}

async function planned(goal: 'balance' | 'stay' = 'balance') {
	const job = await ended(must(await startPanels(stage.organizer, roundId, { goal })).jobId);
	return job.result;
}

async function settings(change: Partial<PanelSettings>): Promise<void> {
	const now = await view();
	must(
		await setPanelSettings(stage.organizer, roundId, {
			revision: now.revision,
			settings: { ...now.settings, tradeId: null, ...change }
		})
	);
}

const zone = (count: number) => [{ title: { zh: '一区' }, judges: count, stations: null }];

/** Who sits where: "heat/slot name". */
async function seats(): Promise<string[]> {
	const { model } = await view();
	const nameOf = new Map(model.judges.map((one) => [one.id, one.name.zh]));
	return model.current.map((one) => `${model.heats[one.heat]?.number}/${one.slot + 1} ${nameOf.get(one.judge)}`);
}

describe('planning', () => {
	it('seats nobody beside their own employer, and shares the work', async () => {
		await heats([
			['08:00', '09:00', ['协鑫']],
			['10:00', '11:00', ['荣威']],
			['12:00', '13:00', ['协鑫', '荣威']]
		]);
		for (const [name, employer] of [
			['张伟', '协鑫'],
			['李明', '荣威'],
			['陆建中', '中专'],
			['唐慧', '电力']
		] as const)
			await judge(name, employer);
		await settings({ zones: zone(2), outsiders: 1 });
		expect(await planned()).toEqual({ status: 'optimal', method: 'solver', repairs: 0 });
		const sitting = await seats();
		expect(sitting).toHaveLength(6);
		expect(
			sitting
				.filter((one) => one.startsWith('3/'))
				.map((one) => one.slice(4))
				.sort()
		).toEqual(['唐慧', '陆建中']);
		expect(sitting).not.toContain('1/1 张伟');
		expect(sitting).not.toContain('1/2 张伟');
		const now = await view();
		expect([now.status, now.method, now.changedSince, now.publishedAt]).toEqual(['optimal', 'solver', false, null]);
	});

	it('proves that there are too few, names the smallest repair, and works once it is made', async () => {
		await heats([['08:00', '09:00', ['协鑫']]]);
		await judge('张伟', '协鑫');
		await judge('陆建中', '中专');
		await settings({ zones: zone(2), outsiders: 0 });
		expect(await planned()).toMatchObject({ status: 'infeasible', method: 'solver' });
		const { repairs, lacks } = await view();
		expect(repairs[0]).toMatchObject({
			kind: 'judges',
			count: 1,
			additions: [{ panels: [{ heat: 0, zone: 0 }], outsider: false, avoid: [{ name: { zh: '协鑫' }, bars: 1 }] }]
		});
		expect(lacks).toEqual([{ heat: 0, seats: 2, may: 1, barred: { 'own-employer': 1 } }]);
		expect(await publishPanels(stage.organizer, roundId, { revision: (await view()).revision })).toMatchObject({
			refusal: { code: 'panels_unfilled', params: { heat: 1, count: 1 } }
		});
		await judge('唐慧', '电力');
		expect(await planned()).toMatchObject({ status: 'optimal' });
	});

	it('is refused without anybody in the pool, and for those who do not run the competition', async () => {
		expect(await startPanels(stage.organizer, roundId, { goal: 'balance' })).toMatchObject({
			refusal: { code: 'panels_no_judges' }
		});
		const nobody = stage.app.context(NOBODY);
		const tablet = stage.tablets[0]?.context ?? nobody;
		for (const asker of [nobody, tablet]) {
			const code = asker === nobody ? 'sign_in_needed' : 'not_allowed';
			for (const act of [
				startPanels(asker, roundId, { goal: 'balance' }),
				readPanels(asker, roundId),
				listPanels(asker, stage.competitionId),
				exportPanels(asker, roundId, 'zh-CN'),
				publishPanels(asker, roundId, { revision: 0 }),
				setPanelSeats(asker, roundId, { revision: 0, seats: [] }),
				setPanelSettings(asker, roundId, { revision: 0, settings: (await view()).settings }),
				withdrawJudge(asker, roundId, { revision: 0, personId: newId(), reason: '病' }),
				applyHeat(asker, newId())
			])
				expect(await act).toMatchObject({ ok: false, refusal: { code } });
		}
	});

	it('can be cancelled, and then changes nothing', async () => {
		await heats([['08:00', '09:00', ['协鑫']]]);
		await judge('陆建中', '中专');
		await settings({ zones: zone(1) });
		const before = await view();
		const { jobId } = must(await startPanels(stage.organizer, roundId, { goal: 'balance' }));
		must(await cancelJob(stage.organizer, jobId));
		const job = await ended(jobId);
		expect(job.state).toBe('cancelled');
		expect(await view()).toEqual(before);
	});

	it('throws its result away when somebody changed the panels meanwhile', async () => {
		await heats([['08:00', '09:00', []]]);
		const id = await judge('陆建中', '中专');
		await settings({ zones: zone(1), outsiders: 0 });
		const { revision } = await view();
		const { jobId } = must(await startPanels(stage.organizer, roundId, { goal: 'balance' }));
		must(
			await setPanelSeats(stage.organizer, roundId, {
				revision,
				seats: [{ heat: 1, zone: 1, slot: 1, personId: id, pinned: true }]
			})
		);
		expect((await ended(jobId)).result).toMatchObject({ refusal: { code: 'panels_changed' } });
		expect(await seats()).toEqual(['1/1 陆建中']);
	});

	it('without the solver says so', async () => {
		await heats([['08:00', '09:00', []]]);
		await judge('陆建中', '中专');
		await settings({ zones: zone(1), outsiders: 0 });
		const { jobId } = must(await startPanels(stage.organizer, roundId, { goal: 'balance', timeLimitMs: 0 }));
		expect((await ended(jobId)).result).toMatchObject({ status: 'feasible', method: 'search' });
	});
});

describe('by hand', () => {
	beforeEach(async () => {
		await heats([
			['08:00', '09:00', ['协鑫']],
			['09:10', '10:00', ['荣威']]
		]);
		for (const [name, employer] of [
			['张伟', '协鑫'],
			['陆建中', '中专'],
			['唐慧', '电力'],
			['皋学明', '电力']
		] as const)
			await judge(name, employer);
		await settings({ zones: zone(1), outsiders: 0, restMinutes: 15 });
	});
	const seat = (heat: number, name: string | null, pinned = true) => ({
		heat,
		zone: 1,
		slot: 1,
		personId: name === null ? null : (judges.get(name) ?? ''),
		pinned
	});
	const put = async (given: ReturnType<typeof seat>[], reason?: string) =>
		await setPanelSeats(stage.organizer, roundId, {
			revision: (await view()).revision,
			seats: given,
			...(reason ? { reason } : {})
		});

	it('a recusal holds whatever the reason; a kinship and a booking too', async () => {
		expect(await put([seat(1, '张伟')], '缺人')).toMatchObject({
			refusal: { code: 'panels_recused', params: { name: '张伟', by: '协鑫', heat: 1 } }
		});
		must(
			await addRecusal(stage.organizer, judges.get('唐慧') ?? '', {
				kind: 'kin',
				against: { employerId: employers.get('荣威') ?? '' }
			})
		);
		expect(await put([seat(2, '唐慧')], '缺人')).toMatchObject({ refusal: { code: 'panels_recused' } });
		expect(await seats()).toEqual([]);
	});

	it('too little rest needs a reason, which stays with the seat when the rest is planned again', async () => {
		expect(await put([seat(1, '陆建中'), seat(2, '陆建中')])).toMatchObject({
			refusal: { code: 'panels_reason_needed', params: { what: '休息不足' } }
		});
		must(await put([seat(1, '陆建中'), seat(2, '陆建中')], '只有他会这台设备'));
		expect(await planned()).toMatchObject({ status: 'optimal' });
		expect(await seats()).toEqual(['1/1 陆建中', '2/1 陆建中']);
		expect((await view()).reasons).toContainEqual({ heat: 1, zone: 0, slot: 0, reason: '只有他会这台设备' });
	});

	it('two change places in one go; a stale page is told', async () => {
		must(await put([seat(1, '陆建中'), seat(2, '唐慧')]));
		const { revision } = await view();
		const swap = { revision, seats: [seat(1, '唐慧'), seat(2, '陆建中')] };
		must(await setPanelSeats(stage.organizer, roundId, swap));
		expect(await seats()).toEqual(['1/1 唐慧', '2/1 陆建中']);
		expect(await setPanelSeats(stage.organizer, roundId, swap)).toMatchObject({ refusal: { code: 'panels_changed' } });
	});

	it('of two at once one is told that the plan has moved', async () => {
		const { revision } = await view();
		const both = await Promise.all([
			setPanelSeats(stage.organizer, roundId, { revision, seats: [seat(1, '陆建中')] }),
			setPanelSeats(stage.organizer, roundId, { revision, seats: [seat(1, '唐慧')] })
		]);
		expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
		expect(both.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'panels_changed' } });
		expect(await seats()).toHaveLength(1);
	});

	it('seats that are not there and people who are not in the pool are refused', async () => {
		expect(await put([{ ...seat(1, '唐慧'), slot: 2 }])).toMatchObject({ refusal: { code: 'panels_no_such_seat' } });
		expect(await put([{ ...seat(1, '唐慧'), personId: newId() }])).toMatchObject({
			refusal: { code: 'panels_judge_unknown' }
		});
	});

	it('who withdraws is replaced, and nobody else moves', async () => {
		must(await put([seat(1, '陆建中', false), seat(2, '唐慧', false)]));
		const { jobId } = must(
			await withdrawJudge(stage.organizer, roundId, {
				revision: (await view()).revision,
				personId: judges.get('唐慧') ?? '',
				reason: '生病'
			})
		);
		expect((await ended(jobId)).state).toBe('done');
		const now = await seats();
		expect(now[0]).toBe('1/1 陆建中');
		expect(now[1]).toMatch(/^2\/1 (张伟|皋学明)$/);
		expect((await view()).settings.out).toEqual([{ personId: judges.get('唐慧'), reason: '生病' }]);
	});

	it('who said they cannot come is not planned, and can be seated with a reason', async () => {
		must(
			await addAvailability(stage.organizer, judges.get('陆建中') ?? '', {
				from: '2026-12-01T00:00:00.000Z',
				to: '2026-12-01T10:00:00.000Z',
				available: false,
				note: '出差'
			})
		);
		await planned();
		expect((await seats()).join()).not.toContain('陆建中');
		expect(await put([seat(1, '陆建中')])).toMatchObject({ refusal: { code: 'panels_reason_needed' } });
		must(await put([seat(1, '陆建中')], '已改行程'));
	});
});

describe('publishing', () => {
	it('fills the seats of a round with one heat; the chief comes last', async () => {
		must(await addEntries(stage.organizer, roundId, [{ name: { zh: '选手' }, employer: { zh: '协鑫' } }]));
		for (const [name, employer] of [
			['陆建中', '中专'],
			['唐慧', '电力'],
			['戴国强', '荣威']
		] as const)
			await judge(name, employer);
		await settings({ zones: zone(2), chiefId: judges.get('戴国强') ?? null });
		await planned();
		must(await publishPanels(stage.organizer, roundId, { revision: (await view()).revision }));
		const rows = await stage.app.database.db
			.selectFrom('seat')
			.where('round_id', '=', roundId)
			.orderBy('number')
			.select(['number', 'role', 'person_id'])
			.execute();
		expect(rows.map((row) => [row.number, row.role])).toEqual([
			[1, 'judge'],
			[2, 'judge'],
			[3, 'chief']
		]);
		expect(rows[2]?.person_id).toBe(judges.get('戴国强'));
		expect(
			rows
				.slice(0, 2)
				.map((row) => row.person_id)
				.sort()
		).toEqual([judges.get('陆建中'), judges.get('唐慧')].sort());
		expect((await view()).publishedAt).not.toBeNull();
	});

	it('books the judges of each heat, and names who is held where when one clashes; then nothing is booked', async () => {
		const { db } = stage.app.database;
		const [first] = await heats([
			['08:00', '09:00', []],
			['10:00', '11:00', []]
		]);
		for (const name of ['陆建中', '唐慧']) await judge(name, '中专');
		await settings({ zones: zone(1), outsiders: 0 });
		await planned();
		const { revision, model } = await view();
		// somebody takes the judge of heat 1 for a class in the meantime
		const taken = model.current.find((one) => one.heat === 0)?.judge ?? '';
		const [classId, resourceId] = [newId(), newId()];
		await db
			.insertInto('occasion')
			.values({
				id: classId,
				organization_id: stage.organizationId,
				kind: 'class',
				title_zh: '焊工班',
				starts_at: '2026-12-01T08:30:00+08:00',
				ends_at: '2026-12-01T09:30:00+08:00'
			})
			.execute();
		await db
			.insertInto('resource')
			.values({ id: resourceId, organization_id: stage.organizationId, kind: 'person', person_id: taken })
			.execute();
		await db
			.insertInto('booking')
			.values({ id: newId(), occasion_id: classId, resource_id: resourceId, role: 'teacher' })
			.execute();
		const name = model.judges.find((one) => one.id === taken)?.name.zh;
		expect(await publishPanels(stage.organizer, roundId, { revision })).toMatchObject({
			refusal: {
				code: 'panels_booked',
				params: { name, what: '焊工班', from: '12-01 08:30', to: '12-01 09:30', heat: 1 }
			}
		});
		const judging = () => db.selectFrom('booking').where('role', '=', 'judge').select('id').execute();
		expect(await judging()).toEqual([]);
		expect((await view()).publishedAt).toBeNull();
		expect(await applyHeat(stage.organizer, first ?? '')).toMatchObject({ refusal: { code: 'panels_not_published' } });
		// planned again, the other one takes both heats
		await planned();
		must(await publishPanels(stage.organizer, roundId, { revision: (await view()).revision }));
		expect(await judging()).toHaveLength(2);
		must(await publishPanels(stage.organizer, roundId, { revision: (await view()).revision }));
		expect(await judging()).toHaveLength(2);
	});

	it('leaves the judges of another round on the occasion that both share', async () => {
		const { db } = stage.app.database;
		await db
			.insertInto('occasion')
			.values({
				id: newId(),
				organization_id: stage.organizationId,
				kind: 'contest',
				competition_id: stage.competitionId,
				title_zh: '比赛日',
				starts_at: '2026-11-24T08:00:00+08:00',
				ends_at: '2026-11-24T17:00:00+08:00'
			})
			.execute();
		for (const name of ['陆建中', '唐慧']) await judge(name, '中专');
		const publishOne = async (name: string) => {
			await settings({ zones: zone(1), outsiders: 0 });
			must(
				await setPanelSeats(stage.organizer, roundId, {
					revision: (await view()).revision,
					seats: [{ heat: 1, zone: 1, slot: 1, personId: judges.get(name) ?? '', pinned: true }]
				})
			);
			must(await publishPanels(stage.organizer, roundId, { revision: (await view()).revision }));
		};
		await publishOne('陆建中');
		roundId = must(await addRound(stage.organizer, stage.eventId, { title: { zh: '决赛二' } })).id;
		await publishOne('唐慧');
		const booked = await db
			.selectFrom('booking')
			.innerJoin('resource', 'resource.id', 'booking.resource_id')
			.select('resource.person_id')
			.execute();
		expect(booked.map((row) => row.person_id).sort()).toEqual([...judges.values()].sort());
	});

	it('each heat takes the seats when it begins, and tablets of who is replaced are taken back', async () => {
		const [first, second] = (await heats([
			['08:00', '09:00', ['协鑫']],
			['10:00', '11:00', ['荣威']]
		])) as [string, string];
		await judge('张伟', '协鑫');
		await judge('李明', '荣威');
		await settings({ zones: zone(1), outsiders: 0 });
		await planned();
		must(await publishPanels(stage.organizer, roundId, { revision: (await view()).revision }));
		must(await applyHeat(stage.organizer, first));
		const { db } = stage.app.database;
		const holder = async () =>
			await db.selectFrom('seat').where('round_id', '=', roundId).select(['id', 'person_id']).executeTakeFirstOrThrow();
		const seat = await holder();
		expect(seat.person_id).toBe(judges.get('李明'));
		const tablet = await pairTablet(stage.app, stage.organizer, seat.id);
		must(await applyHeat(stage.organizer, second));
		expect(await holder()).toEqual({ id: seat.id, person_id: judges.get('张伟') });
		const ended = await db.selectFrom('tablet').where('seat_id', '=', tablet.seatId).select('ended_why').execute();
		expect(ended).toEqual([{ ended_why: 'revoked' }]);
	});
});

describe('lists', () => {
	it('take as many statements for three heats as for one', async () => {
		await judge('陆建中', '中专');
		await heats([['08:00', '09:00', ['协鑫']]]);
		const count = async () => [
			await statements(stage.app, () => readPanels(stage.organizer, roundId)),
			await statements(stage.app, () => listPanels(stage.organizer, stage.competitionId))
		];
		const one = await count();
		await stage.app.database.db.deleteFrom('heat').where('round_id', '=', roundId).execute();
		await heats([
			['08:00', '09:00', ['荣威']],
			['10:00', '11:00', ['协鑫']],
			['12:00', '13:00', ['电力']]
		]);
		await judge('唐慧', '电力');
		await judge('张伟', '协鑫');
		must(await addRound(stage.organizer, stage.eventId, { title: { zh: '决赛' } }));
		expect(await count()).toEqual(one);
	});

	it('are exported with a row for every seat', async () => {
		await heats([['08:00', '09:00', []]]);
		await judge('陆建中', '中专');
		await settings({ zones: zone(2), outsiders: 0 });
		await planned();
		const bytes = must(await exportPanels(stage.organizer, roundId, 'zh-CN'));
		const table = must(await readTable(bytes));
		expect(table.map((row) => row.slice(0, 6))).toEqual([
			['场次', '日期', '开始', '分区', '席位', '裁判'],
			['1', '2026-12-01', '08:00', '一区', '1', '陆建中'],
			['1', '2026-12-01', '08:00', '一区', '2', '']
		]);
	});
});
