// The list over its life: a unit's spreadsheet, offers by link, the first round, checking in, and who may see what.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkIn, readCheckIn } from '../../src/lib/server/competition/registration/check-in.ts';
import { decide, newOwnLink } from '../../src/lib/server/competition/registration/decide.ts';
import { expireOffers } from '../../src/lib/server/competition/registration/expire-offers.ts';
import { exportFile, templateFile } from '../../src/lib/server/competition/registration/files.ts';
import { importRows } from '../../src/lib/server/competition/registration/import.ts';
import { decideOwn, readOwn } from '../../src/lib/server/competition/registration/own-page.ts';
import { checkRows, previewRows } from '../../src/lib/server/competition/registration/preview.ts';
import { listRegistrations } from '../../src/lib/server/competition/registration/read-desk.ts';
import { readHistory } from '../../src/lib/server/competition/registration/read-history.ts';
import { readPublic } from '../../src/lib/server/competition/registration/read-public.ts';
import { registerAtDesk, registerSelf } from '../../src/lib/server/competition/registration/register.ts';
import { setTerms } from '../../src/lib/server/competition/registration/settings.ts';
import { takeIntoRound } from '../../src/lib/server/competition/registration/take-into-round.ts';
import { readRound } from '../../src/lib/server/competition/read-competitions.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { readTable } from '../../src/lib/server/files/read-table.ts';
import { readJob } from '../../src/lib/server/jobs/jobs.ts';
import { addOrganization, addPerson, grantRole } from '../../src/lib/server/people/directory.ts';
import { setAccount, signIn } from '../../src/lib/server/people/sign-in.ts';
import { openRound } from '../../src/lib/server/scoring/officiate.ts';
import { aPerson, expectSound, listed, NOW, openRegistration, someTerms } from './registration-stage.ts';
import { statements } from './statements.ts';
import { asking, must, setLife, newCommandId, setStage, type Stage } from './stage.ts';

const HOUR = 3_600_000;
let stage: Stage;
let desk: Context;
beforeEach(async () => {
	stage = await setStage({ entries: 0, judges: 1, open: false });
	desk = at(stage.organizer);
});
afterEach(() => stage.close());

function at(context: Context, ms = NOW): Context {
	return { ...context, now: () => new Date(ms) };
}
const nobody = (ms = NOW) => at(stage.app.context(), ms);
const states = async () => (await listed(stage.app.database.db)).map((row) => row.state);

async function register(n: number, more: Parameters<typeof aPerson>[1] = {}) {
	return must(await registerSelf(nobody(), stage.eventId, { person: aPerson(n, more) }));
}

/** An organizer of a unit of its own below the federation. */
async function unitDesk(name: string, kind: 'enterprise' | 'township') {
	const { id } = must(
		await addOrganization(stage.organizer, { parentId: stage.organizationId, kind, name: { zh: name } })
	);
	const { id: personId } = must(await addPerson(stage.organizer, { name: { zh: `${name}工会` }, employerId: id }));
	must(await grantRole(stage.organizer, personId, { role: 'organizer', organizationId: id }));
	must(await setAccount(stage.organizer, personId, { name, password: 'ten-characters' }));
	const signed = must(await signIn(stage.app.context(), { name, password: 'ten-characters', address: newCommandId() }));
	return { id, context: at(await asking(stage.app, { login: signed.token })) };
}

async function finished(context: Context, jobId: string) {
	for (;;) {
		const { job } = must(await readJob(context, jobId));
		if (job.state !== 'running') return job;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

describe("a unit's spreadsheet", () => {
	const csv = [
		'姓名,单位,手机号,身份证后四位,出生年份,技能等级',
		'王建国,江苏荣威,13800000001,,1990,高级工',
		',江苏荣威,13800000002,,1990,高级工',
		'李明,阜宁协鑫,13800000003,,1990,高级工',
		'赵强,,1380000,,1990,高级工',
		'钱进,,13800000005,,1960,初级工',
		'王建国,,13800000001,,1990,高级工',
		'孙兰,,,123X,1992,老师傅',
		'周海,,13800000008,,1985,技师',
		'吴梅,,13800000009,,1985,技师'
	].join('\r\n');

	it('is shown with every bad row and all its reasons, mended in place, and taken all or none', async () => {
		await openRegistration(stage, {
			employerQuota: 3,
			rules: { ageTo: 60, levelFrom: 'senior', employers: 'area', listed: [] }
		});
		const rongwei = await unitDesk('江苏荣威', 'enterprise');
		must(
			await addOrganization(stage.organizer, {
				parentId: stage.organizationId,
				kind: 'enterprise',
				name: { zh: '阜宁协鑫' }
			})
		);
		const preview = must(await previewRows(rongwei.context, stage.eventId, rongwei.id, Buffer.from(csv)));
		expect(preview.rows.map((row) => [row.line, row.problems.map((one) => one.code).join(), row.becomes])).toEqual([
			[2, '', 'confirmed'],
			[3, 'registration_name_needed', null],
			[4, 'registration_other_unit', null],
			[5, 'registration_phone_wrong', null],
			[6, 'registration_too_old,registration_level_low', null],
			[7, 'registration_twice', null],
			[8, 'registration_level_unknown', null],
			[9, '', 'confirmed'],
			[10, '', 'waitlisted']
		]);
		expect(preview.bad).toBe(6);
		expect(preview.rows[4]?.problems[0]?.zh).toBe('今年 66 岁，不得超过 60 岁。');
		expect(await states()).toEqual([]);

		// mending one makes it the fourth of three
		const mended = preview.rows.map(({ line, person }) => ({
			line,
			person: line === 8 ? { ...person, level: '高级工' } : person
		}));
		const again = must(await checkRows(rongwei.context, stage.eventId, { unitId: rongwei.id, rows: mended }));
		expect(again.rows.find((row) => row.line === 8)?.problems).toEqual([]);
		expect(again.rows.find((row) => row.line === 10)?.problems).toMatchObject([
			{ code: 'registration_employer_full', params: { employer: '江苏荣威', count: 3, quota: 3 } }
		]);

		const all = must(await importRows(rongwei.context, stage.eventId, { unitId: rongwei.id, rows: mended }));
		expect(await finished(rongwei.context, all.jobId)).toMatchObject({
			state: 'failed',
			result: { refusal: { code: 'registration_rows_bad', params: { count: 6 } } }
		});
		expect(await states()).toEqual([]);
		const good = again.rows.filter((row) => row.problems.length === 0);
		const some = must(await importRows(rongwei.context, stage.eventId, { unitId: rongwei.id, rows: good }));
		expect(await finished(rongwei.context, some.jobId)).toMatchObject({
			state: 'done',
			result: { registered: 3, confirmed: 2, waitlisted: 1 }
		});
		await expectSound(stage.app.database.db, stage.eventId);
		expect((await listed(stage.app.database.db)).map((row) => [row.name_zh, row.source, row.unit_id])).toEqual(
			['王建国', '孙兰', '周海'].map((name) => [name, 'unit', rongwei.id])
		);
	});

	it('of a town may name firms that are in no directory, but no organization of somebody else', async () => {
		await openRegistration(stage, { townQuota: 9 });
		const yilin = await unitDesk('益林镇', 'township');
		await unitDesk('江苏荣威', 'enterprise');
		const rows = ['益林酱醋厂', '江苏荣威', ''].map((employer, n) => ({
			line: n + 1,
			person: aPerson(n, { employer })
		}));
		const checked = must(await checkRows(yilin.context, stage.eventId, { unitId: yilin.id, rows }));
		expect(checked.rows.map((row) => row.problems.map((one) => one.code))).toEqual([
			[],
			['registration_other_unit'],
			[]
		]);
	});

	it('can be had empty, and the list as a file', async () => {
		await openRegistration(stage);
		await register(1);
		expect(must(await readTable(await templateFile()))[0]).toContain('身份证后四位');
		const [head, first] = must(await readTable(must(await exportFile(desk, stage.competitionId))));
		expect([head?.[2], first?.[2], first?.[5]]).toEqual(['姓名', '选手1', '已确认']);
	});

	it('is cancelled as a whole', async () => {
		await openRegistration(stage, { capacity: 500 });
		const rows = Array.from({ length: 400 }, (_, n) => ({ line: n + 1, person: aPerson(n) }));
		const { jobId } = must(await importRows(desk, stage.eventId, { unitId: null, rows }));
		await stage.app.database.db.updateTable('job').where('id', '=', jobId).set({ cancel_asked: true }).execute();
		const job = await finished(desk, jobId);
		expect([job.state, (await states()).length]).toEqual(['cancelled', 0]);
	});
});

describe('an offer', () => {
	it('is taken by the link that only the person has, and lapses for the next when it is not', async () => {
		await openRegistration(stage, { capacity: 1 });
		const [first, second, third] = [await register(1), await register(2), await register(3)];
		must(await decideOwn(nobody(), first.token, { action: 'withdraw' }, 'a'));
		expect(must(await readOwn(nobody(), second.token, 'a')).registration).toMatchObject({
			state: 'offered',
			offerExpiresAt: new Date(NOW + 24 * HOUR).toISOString()
		});
		expect(must(await readOwn(nobody(), third.token, 'a')).registration).toMatchObject({ position: 1 });
		// one day later it is over for the second, whoever looks first
		expect(must(await readOwn(nobody(NOW + 24 * HOUR), third.token, 'a')).registration.state).toBe('offered');
		expect(await decideOwn(nobody(NOW + 24 * HOUR), second.token, { action: 'accept' }, 'a')).toMatchObject({
			refusal: { code: 'registration_over' }
		});
		must(await decideOwn(nobody(NOW + 25 * HOUR), third.token, { action: 'accept' }, 'a'));
		expect(await states()).toEqual(['withdrawn', 'expired', 'confirmed']);
		await expectSound(stage.app.database.db, stage.eventId);
	});

	it('lapses by itself, and twice is as good as once', async () => {
		await openRegistration(stage, { capacity: 1, offerHours: 1 });
		const first = await register(1);
		await register(2);
		must(await decideOwn(nobody(), first.token, { action: 'withdraw' }, 'a'));
		const { database } = stage.app;
		const due = new Date(NOW + HOUR);
		const both = await Promise.all([expireOffers(database, due), expireOffers(database, due)]);
		expect(both.every((n) => n <= 1)).toBe(true);
		expect(await expireOffers(database, due)).toBe(0);
		expect(await states()).toEqual(['withdrawn', 'expired']);
	});

	it('is read by nobody with another link, nor with the old one after a new one was made', async () => {
		await openRegistration(stage);
		const { id, token } = await register(1);
		const made = must(await newOwnLink(desk, id));
		for (const wrong of [token, 'x', ''])
			expect(await readOwn(nobody(), wrong, 'a')).toMatchObject({ refusal: { code: 'registration_link_wrong' } });
		expect(must(await readOwn(nobody(), made.token, 'a')).registration.name.zh).toBe('选手1');
	});
});

it('of a competition that is called off takes nobody and offers nothing', async () => {
	await openRegistration(stage, { capacity: 1 });
	const first = await register(1);
	await register(2);
	await setLife(stage.app, stage.competitionId, 'postponed');
	expect(await registerSelf(nobody(), stage.eventId, { person: aPerson(3) })).toMatchObject({
		refusal: { code: 'registration_called_off' }
	});
	must(await decideOwn(nobody(), first.token, { action: 'withdraw' }, 'a'));
	expect(await states()).toEqual(['withdrawn', 'waitlisted']);
	expect(must(await readPublic(nobody(), stage.eventId)).registration.calledOff).toBe(true);
});

describe('the first round', () => {
	it('takes who is confirmed, adds only who is new later, and keeps codes', async () => {
		await openRegistration(stage, { capacity: 3 });
		for (const n of [1, 2]) await register(n);
		expect(must(await takeIntoRound(desk, stage.eventId))).toMatchObject({ roundId: stage.roundId, added: 2 });
		const third = await register(3);
		must(await decide(desk, stage.eventId, { action: 'withdraw', ids: [third.id], reason: '出差' }));
		await register(4);
		expect(must(await takeIntoRound(desk, stage.eventId)).added).toBe(1);
		expect(must(await takeIntoRound(desk, stage.eventId)).added).toBe(0);
		const { entries } = must(await readRound(stage.organizer, stage.roundId)).round;
		expect(entries.map((entry) => [entry.code, entry.name.zh, entry.employer?.zh])).toEqual([
			['A-01', '选手1', '江苏荣威'],
			['A-02', '选手2', '江苏荣威'],
			['A-03', '选手4', '江苏荣威']
		]);
	});

	it('records who left before scoring opened, and only tells the desk of who leaves later', async () => {
		await openRegistration(stage, { capacity: 3 });
		const people = [await register(1), await register(2), await register(3)];
		must(await takeIntoRound(desk, stage.eventId));
		const leave = async (n: number) =>
			must(await decide(desk, stage.eventId, { action: 'withdraw', ids: [people[n]?.id ?? ''], reason: '生病' }));
		await leave(0);
		must(await openRound(stage.organizer, stage.roundId, newCommandId()));
		await leave(1);
		const { round } = must(await readRound(stage.organizer, stage.roundId));
		expect(round.entries.map((entry) => entry.status)).toEqual(['withdrawn', 'active', 'active']);
		const { registrations } = must(await listRegistrations(desk, stage.competitionId));
		expect(registrations.map((row) => row.matter)).toEqual([false, true, false]);
		expect(await takeIntoRound(desk, stage.eventId)).toMatchObject({ refusal: { code: 'registration_round_begun' } });
	});
});

describe('checking in', () => {
	it('takes an address or a code, once, on a day of the competition, and can be taken back', async () => {
		await openRegistration(stage, { capacity: 1 });
		const [first, second] = [await register(1), await register(2)];
		const day = at(stage.organizer, Date.parse('2026-11-24T00:30:00Z'));
		expect(await checkIn(desk, first.code, { undo: false })).toMatchObject({
			refusal: { code: 'registration_wrong_day', params: { from: '2026-11-24' } }
		});
		const scanned = `http://192.168.1.5:3000/checkin/${first.code}`;
		expect(must(await checkIn(day, scanned, { undo: false })).card).toMatchObject({
			name: { zh: '选手1' },
			state: 'checked-in',
			here: 1,
			expected: 1
		});
		expect(await checkIn(day, first.code.toLowerCase(), { undo: false })).toMatchObject({
			refusal: { code: 'registration_checked_already', params: { name: '选手1', at: '2026-11-24 08:30' } }
		});
		expect(must(await readCheckIn(day, second.code)).card.against?.zh).toContain('候补');
		expect(await checkIn(day, first.code, { undo: false, competitionId: newCommandId() })).toMatchObject({
			refusal: { code: 'registration_wrong_competition' }
		});
		expect(await checkIn(day, 'ABCDEF', { undo: false })).toMatchObject({
			refusal: { code: 'registration_code_unknown' }
		});
		expect(must(await checkIn(day, first.code, { undo: true })).card.state).toBe('confirmed');
		await expectSound(stage.app.database.db, stage.eventId);
	});
});

describe('who may what', () => {
	it('lets a stranger see figures and no name, and do nothing to others', async () => {
		await openRegistration(stage);
		const { id, code } = await register(1, { name: '皋玉凤', phone: '13800004321' });
		const page = JSON.stringify(must(await readPublic(nobody(), stage.eventId)));
		expect(page).toContain('"seats":1');
		for (const secret of ['皋玉凤', '4321', code, '荣威']) expect(page).not.toContain(secret);
		const rows = [{ line: 1, person: aPerson(2) }];
		const acts: Record<string, (c: Context) => Promise<unknown>> = {
			setTerms: (c) => setTerms(c, stage.eventId, someTerms()),
			registerAtDesk: (c) => registerAtDesk(c, stage.eventId, { person: aPerson(2), waiving: null }),
			decide: (c) => decide(c, stage.eventId, { action: 'withdraw', ids: [id], reason: 'x' }),
			move: (c) => decide(c, stage.eventId, { action: 'move', ids: [id], to: 1, reason: 'x' }),
			newOwnLink: (c) => newOwnLink(c, id),
			listRegistrations: (c) => listRegistrations(c, stage.competitionId),
			readHistory: (c) => readHistory(c, id),
			previewRows: (c) => previewRows(c, stage.eventId, null, Buffer.from('姓名\n张三')),
			previewUnit: (c) => previewRows(c, stage.eventId, stage.organizationId, Buffer.from('姓名\n张三')),
			checkRows: (c) => checkRows(c, stage.eventId, { unitId: null, rows }),
			importRows: (c) => importRows(c, stage.eventId, { unitId: null, rows }),
			exportFile: (c) => exportFile(c, stage.competitionId),
			takeIntoRound: (c) => takeIntoRound(c, stage.eventId),
			readCheckIn: (c) => readCheckIn(c, code),
			checkIn: (c) => checkIn(c, code, { undo: false })
		};
		const before = await listed(stage.app.database.db);
		for (const [name, act] of Object.entries(acts))
			expect([name, await act(nobody())]).toEqual([name, { ok: false, refusal: { code: 'sign_in_needed' } }]);
		const judge = at(stage.tablets[0]!.context);
		for (const [name, act] of Object.entries(acts))
			expect([name, await act(judge)]).toMatchObject([name, { ok: false }]);
		const elsewhere = await unitDesk('外单位', 'enterprise');
		const others = Object.entries(acts).filter(([name]) => name !== 'listRegistrations' && name !== 'exportFile');
		for (const [name, act] of others) expect([name, await act(elsewhere.context)]).toMatchObject([name, { ok: false }]);
		expect(await listed(stage.app.database.db)).toEqual(before);
	});

	it('shows a unit its own people only, and lets it speak for them but not judge', async () => {
		await openRegistration(stage, { capacity: 9 });
		const rongwei = await unitDesk('江苏荣威', 'enterprise');
		const own = await register(1);
		const other = await register(2, { employer: '国网阜宁' });
		const list = must(await listRegistrations(rongwei.context, stage.competitionId));
		expect(list.registrations.map((row) => row.name.zh)).toEqual(['选手1']);
		expect([list.desk, list.officiate, list.events[0]?.figures.seats]).toEqual([false, false, 2]);
		const act = (action: 'withdraw' | 'reject', id: string) =>
			decide(rongwei.context, stage.eventId, { action, ids: [id], reason: '岗位有事' });
		expect(await act('withdraw', other.id)).toMatchObject({ refusal: { code: 'not_allowed' } });
		expect(await act('reject', own.id)).toMatchObject({ refusal: { code: 'not_allowed' } });
		expect(await readHistory(rongwei.context, other.id)).toMatchObject({ refusal: { code: 'not_allowed' } });
		must(await act('withdraw', own.id));
		expect(must(await readHistory(rongwei.context, own.id)).lines).toMatchObject([
			{ seq: 2, kind: 'withdrawn', by: 'unit', reason: '岗位有事', person: { zh: '江苏荣威工会' } },
			{ seq: 1, kind: 'registered', by: 'self', person: null }
		]);
	});

	it('lets the desk decide on many at once, all or none', async () => {
		await openRegistration(stage, { needsApproval: true, capacity: 2 });
		const ids = [await register(1), await register(2), await register(3)].map((row) => row.id);
		expect(await decide(desk, stage.eventId, { action: 'approve', ids })).toMatchObject({
			refusal: { code: 'registration_state', params: { state: '候补' } }
		});
		expect(await states()).toEqual(['applied', 'applied', 'waitlisted']);
		must(await decide(desk, stage.eventId, { action: 'approve', ids: ids.slice(0, 1) }));
		must(await decide(desk, stage.eventId, { action: 'reject', ids: ids.slice(1, 2), reason: '材料不全' }));
		expect(await states()).toEqual(['confirmed', 'rejected', 'offered']);
	});
});

it('asks the database as often for three people and a file of three as for one', async () => {
	await openRegistration(stage, { capacity: 99 });
	await register(1);
	const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ line: n + 1, person: aPerson(50 + n) }));
	const counts = async (count: number) => ({
		list: await statements(stage.app, async () => must(await listRegistrations(desk, stage.competitionId))),
		page: await statements(stage.app, async () => must(await readPublic(nobody(), stage.eventId))),
		check: await statements(stage.app, async () =>
			must(await checkRows(desk, stage.eventId, { unitId: null, rows: rows(count) }))
		),
		decide: await statements(stage.app, async () => {
			const ids = (await listed(stage.app.database.db)).filter((row) => row.state === 'confirmed').map((row) => row.id);
			must(await decide(desk, stage.eventId, { action: 'withdraw', ids: ids.slice(0, count), reason: '雨' }));
		})
	});
	const one = await counts(1);
	for (const n of [2, 3, 4, 5]) await register(n);
	expect(await counts(3)).toEqual(one);
	expect(Object.values(one).every((count) => count > 0)).toBe(true);
});
