// The season in the database: results through cancelling, postponing and waiving; planning all or none; two who want one base.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HELD_LIVES, PLANNED_LIVES } from '../../src/lib/domain/calendar/season/obligation.ts';
import { addDays } from '../../src/lib/domain/shared/day.ts';
import type { FillAnswer, ObligationGiven, PlanGiven } from '../../src/lib/protocol/season.ts';
import { refusalText } from '../../src/lib/protocol/refusals.ts';
import { addObligation, changeObligation, deleteObligation } from '../../src/lib/server/calendar/season/obligations.ts';
import { planMany, unplanMany } from '../../src/lib/server/calendar/season/plan.ts';
import { proposeForPlace, startFilling } from '../../src/lib/server/calendar/season/propose.ts';
import { readSeason } from '../../src/lib/server/calendar/season/read-season.ts';
import { seasonSheet } from '../../src/lib/server/calendar/season/season-sheet.ts';
import { waive } from '../../src/lib/server/calendar/season/waive.ts';
import { addEvent } from '../../src/lib/server/competition/competitions.ts';
import { newId, type Context } from '../../src/lib/server/context.ts';
import { readTable } from '../../src/lib/server/files/read-table.ts';
import { readJob } from '../../src/lib/server/jobs/jobs.ts';
import { addOrganization, addPerson, grantRole } from '../../src/lib/server/people/directory.ts';
import { setAccount, signIn } from '../../src/lib/server/people/sign-in.ts';
import { asking, must, setLife, setStage, type Stage } from './stage.ts';
import { statements } from './statements.ts';

const NOW = new Date('2026-10-08T04:00:00Z');
let stage: Stage;
let organizer: Context;
let towns: string[];
let base: string;
let monthly: string;

beforeEach(async () => {
	stage = await setStage({ entries: 1, judges: 1, open: false });
	organizer = { ...stage.organizer, now: () => NOW };
	towns = [];
	for (const zh of ['益林镇', '东沟镇', '羊寨镇']) towns.push(await addTown(zh));
	base = await addBase('食品产业基地');
	monthly = must(await addObligation(organizer, rule())).id;
});
afterEach(() => stage.close());

async function addTown(zh: string): Promise<string> {
	const added = await addOrganization(stage.organizer, {
		parentId: stage.organizationId,
		kind: 'township',
		name: { zh }
	});
	return must(added).id;
}

async function addBase(name: string): Promise<string> {
	const id = newId();
	await stage.app.database.db
		.insertInto('resource')
		.values({ id, organization_id: stage.organizationId, kind: 'base', name_zh: name })
		.execute();
	return id;
}

function rule(more: Partial<ObligationGiven> = {}): ObligationGiven {
	return {
		organizationId: stage.organizationId,
		title: { zh: '一月一赛' },
		quantifier: 'each',
		period: 'month',
		minimum: 1,
		levels: ['township'],
		activities: [],
		tradeIds: [],
		heldLives: [...HELD_LIVES],
		plannedLives: [...PLANNED_LIVES],
		leadDays: 25,
		jointCap: 2,
		from: '2026-01-01',
		to: null,
		organizationIds: towns,
		ownerId: null,
		state: 'in-force',
		...more
	};
}

const town = (n: number) => towns[n] ?? '';

function plan(day: string, more: Partial<PlanGiven> = {}): PlanGiven {
	return {
		obligationId: monthly,
		organizationId: town(0),
		start: `${day.slice(0, 7)}-01`,
		day,
		baseId: base,
		tradeId: null,
		...more
	};
}

/** A town's results from October to December. */
async function results(n = 0, context = organizer): Promise<string[]> {
	const { obligations } = must(await readSeason(context, 2026));
	const cells = obligations.find((one) => one.id === monthly)?.cells ?? [];
	return cells
		.filter((cell) => cell.organizationId === town(n))
		.slice(9)
		.map((cell) => cell.result);
}

async function count(): Promise<{ competitions: number; occasions: number; bookings: number }> {
	const { rows } = await stage.app.database.pool.query<{ competitions: number; occasions: number; bookings: number }>(
		`select (select count(*)::int from competition where id <> '${stage.competitionId}') as competitions,
			(select count(*)::int from occasion) as occasions, (select count(*)::int from booking) as bookings`
	);
	return rows[0] ?? { competitions: -1, occasions: -1, bookings: -1 };
}

/** An organizer of one town only. */
async function townOrganizer(n: number): Promise<Context> {
	const { id } = must(await addPerson(stage.organizer, { name: { zh: `镇工会${n}` }, employerId: town(n) }));
	must(await grantRole(stage.organizer, id, { role: 'organizer', organizationId: town(n) }));
	must(await setAccount(stage.organizer, id, { name: `town${n}`, password: 'ten-characters' }));
	const { token } = must(
		await signIn(stage.app.context(), { name: `town${n}`, password: 'ten-characters', address: 'here' })
	);
	return { ...(await asking(stage.app, { login: token })), now: () => NOW };
}

describe('results', () => {
	it('follow a competition through its life, and the day decides the month', async () => {
		expect(await results()).toEqual(['at-risk', 'open', 'open']);
		const [id = ''] = must(await planMany(organizer, { plans: [plan('2026-10-22')] })).competitionIds;
		expect(await results()).toEqual(['planned', 'open', 'open']);
		for (const life of ['cancelled', 'postponed'] as const) {
			await setLife(stage.app, id, life);
			expect(await results()).toEqual(['at-risk', 'open', 'open']);
		}
		await setLife(stage.app, id, 'planned');
		await stage.app.database.db
			.updateTable('competition')
			.where('id', '=', id)
			.set({ starts_on: '2026-11-03', ends_on: '2026-11-03' })
			.execute();
		expect(await results()).toEqual(['at-risk', 'planned', 'open']);
		await setLife(stage.app, id, 'confirmed');
		expect(await results()).toEqual(['at-risk', 'met', 'open']);
	});

	it('are waived with a reason, for one place or all, and revoked; nothing of it is ever changed', async () => {
		const given = { organizationId: town(0), start: '2026-11-01', action: 'waived' as const, reason: '秋收秋种' };
		must(await waive(organizer, monthly, given));
		expect([await results(), await results(1)]).toEqual([
			['at-risk', 'waived', 'open'],
			['at-risk', 'open', 'open']
		]);
		const { obligations } = must(await readSeason(organizer, 2026));
		const cell = obligations[0]?.cells.find((one) => one.result === 'waived');
		expect(cell?.waiver).toMatchObject({ reason: '秋收秋种', by: { zh: '组织者' }, whole: false });
		must(await waive(organizer, monthly, { ...given, action: 'revoked', reason: '写错了' }));
		expect(await results()).toEqual(['at-risk', 'open', 'open']);
		expect(await waive(organizer, monthly, { ...given, action: 'revoked' })).toMatchObject({
			refusal: { code: 'season_not_waived' }
		});
		must(await waive(organizer, monthly, { ...given, organizationId: null }));
		expect(await results(2)).toEqual(['at-risk', 'waived', 'open']);
		for (const wrong of [{ start: '2026-11-02' }, { organizationId: stage.organizationId }])
			expect(await waive(organizer, monthly, { ...given, ...wrong })).toMatchObject({
				refusal: { code: 'season_place_unknown' }
			});
		const { pool } = stage.app.database;
		await expect(pool.query(`update obligation_waiver set reason = 'x'`)).rejects.toMatchObject({ code: '23001' });
		await expect(pool.query('delete from obligation_waiver')).rejects.toMatchObject({ code: '23001' });
		expect((await pool.query('select 1 from obligation_waiver')).rowCount).toBe(3);
	});

	it('count a joint competition for all who share it, up to the cap', async () => {
		const [id = ''] = must(await planMany(organizer, { plans: [plan('2026-10-22')] })).competitionIds;
		await stage.app.database.db
			.insertInto('competition_host')
			.values([town(1), town(2)].map((organization_id) => ({ competition_id: id, organization_id })))
			.execute();
		const october = async () => [(await results(0))[0], (await results(1))[0], (await results(2))[0]];
		expect(await october()).toEqual(['planned', 'planned', 'at-risk']);
	});

	it('take as many statements for three towns and their competitions as for one', async () => {
		const read = () => statements(stage.app, async () => must(await readSeason(organizer, 2026)));
		must(await changeObligation(organizer, monthly, { organizationIds: [town(0)] }));
		must(await planMany(organizer, { plans: [plan('2026-10-22')] }));
		const one = await read();
		must(await changeObligation(organizer, monthly, { organizationIds: towns }));
		must(await addObligation(organizer, rule({ quantifier: 'total', period: 'year', minimum: 100 })));
		must(
			await planMany(organizer, {
				plans: [1, 2].map((n) => plan(`2026-10-2${n + 2}`, { organizationId: town(n) }))
			})
		);
		expect(await read()).toBe(one);
		expect(one).toBe(7);
	});
});

describe('planning', () => {
	it('makes the competition, its occasion and the base taken, and undoing leaves nothing', async () => {
		const { competitionIds } = must(await planMany(organizer, { plans: [plan('2026-10-22')] }));
		expect(await count()).toEqual({ competitions: 1, occasions: 1, bookings: 1 });
		const { competitions } = must(await readSeason(organizer, 2026));
		expect(competitions.find((one) => one.id === competitionIds[0])).toMatchObject({
			title: { zh: '益林镇技能竞赛' },
			life: 'planned',
			level: 'township',
			baseId: base
		});
		must(await unplanMany(organizer, { competitionIds }));
		expect(await count()).toEqual({ competitions: 0, occasions: 0, bookings: 0 });
		expect(await results()).toEqual(['at-risk', 'open', 'open']);
	});

	it('does all or none, and says who has the base', async () => {
		must(await planMany(organizer, { plans: [plan('2026-10-22')] }));
		const before = await count();
		const refused = await planMany(organizer, {
			plans: [
				plan('2026-11-10'),
				plan('2026-12-10'),
				plan('2026-10-22', { organizationId: town(1) }),
				plan('2026-11-12', { organizationId: town(1) })
			]
		});
		expect(refused).toMatchObject({
			ok: false,
			refusal: { code: 'season_base_taken', params: { base: '食品产业基地', day: '2026-10-22', by: '益林镇技能竞赛' } }
		});
		if (!refused.ok) expect(refusalText(refused.refusal).zh).toMatch(/食品产业基地.*益林镇技能竞赛/);
		expect(await count()).toEqual(before);
		const itself = await planMany(organizer, {
			plans: [1, 2].map((n) => plan('2026-11-12', { organizationId: town(n) }))
		});
		expect(itself).toMatchObject({ refusal: { code: 'season_base_taken', params: { day: '2026-11-12' } } });
	});

	it('refuses a day outside or over, a closed base, an unknown place, a gap that is filled', async () => {
		const code = async (one: PlanGiven) => {
			const answer = await planMany(organizer, { plans: [one] });
			return answer.ok ? 'planned' : answer.refusal.code;
		};
		expect(await code(plan('2026-10-22', { start: '2026-11-01' }))).toBe('season_day_outside');
		expect(await code(plan('2026-10-07'))).toBe('season_day_past');
		expect(await code(plan('2026-10-22', { baseId: newId() }))).toBe('season_base_unknown');
		expect(await code(plan('2026-10-22', { start: '2026-10-02' }))).toBe('season_place_unknown');
		expect(await code(plan('2026-10-22', { organizationId: stage.organizationId }))).toBe('season_place_unknown');
		expect(await code(plan('2026-10-22', { tradeId: newId() }))).toBe('obligation_trade_unknown');
		expect(await count()).toEqual({ competitions: 0, occasions: 0, bookings: 0 });
		expect(await code(plan('2026-10-22'))).toBe('planned');
		expect(await code(plan('2026-10-26'))).toBe('season_gap_filled');
		expect(await code(plan('2026-10-26', { extra: true }))).toBe('planned');
	});

	it('lets one of two win who want the same base at once', async () => {
		const other = must(await addObligation(organizer, rule({ title: { zh: '五小' } }))).id;
		for (let n = 0; n < 6; n++) {
			const day = `2026-11-${String(n + 10)}`;
			const answers = await Promise.all([
				planMany(organizer, { plans: [plan(day, { extra: true }), plan(addDays(day, 7), { extra: true })] }),
				planMany(organizer, {
					plans: [
						plan(addDays(day, 7), { obligationId: other, organizationId: town(1), extra: true }),
						plan(day, { obligationId: other, organizationId: town(1), extra: true })
					]
				})
			]);
			expect(answers.map((one) => one.ok).sort()).toEqual([false, true]);
			expect(answers.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'season_base_taken' } });
			const won = answers.find((one) => one.ok);
			if (won?.ok) must(await unplanMany(organizer, won.value));
		}
		expect(await count()).toEqual({ competitions: 0, occasions: 0, bookings: 0 });
	});

	it('lets one of two win who fill the same gap at once', async () => {
		const second = await addBase('焊接竞赛基地');
		const answers = await Promise.all([
			planMany(organizer, { plans: [plan('2026-11-10')] }),
			planMany(organizer, { plans: [plan('2026-11-12', { baseId: second })] })
		]);
		expect(answers.filter((one) => one.ok)).toHaveLength(1);
		expect(answers.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'season_gap_filled' } });
	});

	it('is not undone once something hangs on it', async () => {
		const { competitionIds } = must(await planMany(organizer, { plans: [plan('2026-10-22'), plan('2026-11-10')] }));
		must(await addEvent(organizer, competitionIds[1] ?? '', { title: { zh: '焊工' } }));
		expect(await unplanMany(organizer, { competitionIds })).toMatchObject({
			refusal: { code: 'season_plan_moved_on', params: { title: '益林镇技能竞赛' } }
		});
		expect((await count()).competitions).toBe(2);
	});
});

describe('proposals', () => {
	it('are three dates for one place, on free days of the base', async () => {
		must(await planMany(organizer, { plans: [plan('2026-11-10', { organizationId: town(1) })] }));
		const place = { obligationId: monthly, organizationId: town(0), start: '2026-11-01' };
		const { proposals, days } = must(await proposeForPlace(organizer, place));
		expect(proposals).toHaveLength(3);
		expect(proposals.every((one) => one.baseId === base && one.day !== '2026-11-10')).toBe(true);
		expect(days.find((one) => one.day === '2026-11-10')).toMatchObject({ basesFree: 0 });
		expect(days.find((one) => one.day === '2026-11-11')).toMatchObject({ basesFree: 1 });
		expect(await proposeForPlace(organizer, { ...place, start: '2026-11-02' })).toMatchObject({
			refusal: { code: 'season_place_unknown' }
		});
	});

	it('fill all gaps as long work, and can be inked in one go', async () => {
		const { jobId } = must(await startFilling(organizer, { year: 2026, obligationId: monthly }));
		const answer = (await finished(jobId)) as FillAnswer;
		expect(answer.filled).toHaveLength(9);
		expect(answer.unfilled).toEqual([]);
		must(
			await planMany(organizer, {
				plans: answer.filled.map(({ proposal, obligationId, organizationId, start }) => ({
					obligationId,
					organizationId,
					start,
					day: proposal.day,
					baseId: proposal.baseId,
					tradeId: proposal.tradeId
				}))
			})
		);
		expect(await results(2)).toEqual(['planned', 'planned', 'planned']);
		expect(await startFilling(organizer, { year: 2026 })).toMatchObject({ refusal: { code: 'season_no_gaps' } });
	});
});

async function finished(jobId: string, context = organizer): Promise<unknown> {
	for (;;) {
		const { job } = must(await readJob(context, jobId));
		if (job.state === 'done') return job.result;
		if (job.state !== 'running') throw new Error(JSON.stringify(job));
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}

describe('an obligation', () => {
	it('refuses what contradicts itself or reaches beyond its organization', async () => {
		const code = async (more: Partial<ObligationGiven>) => {
			const answer = await addObligation(organizer, rule(more));
			return answer.ok ? 'added' : answer.refusal.code;
		};
		expect(await code({ organizationIds: [] })).toBe('obligation_binds_nobody');
		expect(await code({ organizationId: town(0), organizationIds: [town(1)] })).toBe('obligation_out_of_reach');
		expect(await code({ tradeIds: [newId()] })).toBe('obligation_trade_unknown');
		expect(await code({ plannedLives: ['confirmed'] })).toBe('obligation_lives_overlap');
		expect(await code({ to: '2025-12-31' })).toBe('dates_reversed');
		expect(must(await readSeason(organizer, 2026)).obligations).toHaveLength(1);
	});

	it('in force is not rewritten but succeeded, and the past stays', async () => {
		expect(await changeObligation(organizer, monthly, { minimum: 2 })).toMatchObject({
			refusal: { code: 'obligation_in_force' }
		});
		must(await changeObligation(organizer, monthly, { title: { zh: '镇级一月一赛' }, leadDays: 20 }));
		const next = rule({ minimum: 2, from: '2026-11-01', supersedes: monthly });
		const [first, second] = await Promise.all([addObligation(organizer, next), addObligation(organizer, next)]);
		expect([first.ok, second.ok].sort()).toEqual([false, true]);
		expect([first, second].find((one) => !one.ok)).toMatchObject({ refusal: { code: 'obligation_succession' } });
		const { obligations } = must(await readSeason(organizer, 2026));
		expect(obligations.map((one) => [one.state, one.minimum, one.to, one.cells.length])).toEqual([
			['superseded', 1, '2026-10-31', 30],
			['in-force', 2, null, 6]
		]);
	});

	it('as a draft asks nothing and can be deleted; in force it cannot', async () => {
		const { id } = must(await addObligation(organizer, rule({ state: 'draft' })));
		const draft = must(await readSeason(organizer, 2026)).obligations.find((one) => one.id === id);
		expect(draft?.cells).toEqual([]);
		must(await deleteObligation(organizer, id));
		expect(await deleteObligation(organizer, monthly)).toMatchObject({ refusal: { code: 'obligation_not_draft' } });
	});
});

describe('a town', () => {
	it('plans for itself and nobody else, and does not let itself off', async () => {
		const own = await townOrganizer(0);
		must(await planMany(own, { plans: [plan('2026-10-22')] }));
		const before = await count();
		expect(
			await planMany(own, { plans: [plan('2026-11-10'), plan('2026-11-12', { organizationId: town(1) })] })
		).toMatchObject({ refusal: { code: 'not_allowed' } });
		expect(await planMany(own, { plans: [plan('2026-11-10', { organizationId: newId() })] })).toMatchObject({
			refusal: { code: 'not_allowed' }
		});
		const others = must(
			await planMany(organizer, { plans: [plan('2026-11-12', { organizationId: town(1) })] })
		).competitionIds;
		expect(await unplanMany(own, { competitionIds: others })).toMatchObject({ refusal: { code: 'not_allowed' } });
		const waiver = { organizationId: town(0), start: '2026-11-01', action: 'waived' as const, reason: '忙' };
		expect(await waive(own, monthly, waiver)).toMatchObject({ refusal: { code: 'not_allowed' } });
		expect(await addObligation(own, rule())).toMatchObject({ refusal: { code: 'not_allowed' } });
		expect(await changeObligation(own, monthly, { leadDays: 0 })).toMatchObject({ refusal: { code: 'not_allowed' } });
		expect(await deleteObligation(own, monthly)).toMatchObject({ refusal: { code: 'not_allowed' } });
		expect((await count()).competitions).toBe(before.competitions + 1);
		const { jobId } = must(await startFilling(own, { year: 2026 }));
		const filled = ((await finished(jobId, own)) as FillAnswer).filled;
		expect(filled.map((one) => [one.organizationId, one.start])).toEqual([
			[town(0), '2026-11-01'],
			[town(0), '2026-12-01']
		]);
	});

	it('may look at the season; a stranger may not', async () => {
		must(await readSeason(await townOrganizer(0), 2026));
		const stranger = stage.app.context();
		for (const answer of [
			await readSeason(stranger, 2026),
			await seasonSheet(stranger, 2026, monthly, 'en'),
			await planMany(stranger, { plans: [plan('2026-10-22')] }),
			await startFilling(stranger, { year: 2026 }),
			await waive(stranger, monthly, { organizationId: null, start: '2026-11-01', action: 'waived', reason: 'x' })
		])
			expect(answer).toMatchObject({ refusal: { code: 'sign_in_needed' } });
	});
});

it('a year is a spreadsheet with a row for each town', async () => {
	must(await planMany(organizer, { plans: [plan('2026-10-22')] }));
	const { bytes, name } = must(await seasonSheet(organizer, 2026, monthly, 'zh-CN'));
	const rows = must(await readTable(bytes));
	expect(name).toBe('2026 一月一赛');
	expect(rows[0]?.slice(0, 3)).toEqual(['单位', '1月', '2月']);
	expect(rows.map((row) => [row[0], row[10]])).toEqual([
		['单位', '10月'],
		['益林镇', '排 10-22'],
		['东沟镇', '临期'],
		['羊寨镇', '临期']
	]);
});
