// The pool of judges: who keeps it, what is read of it by whom, and spreadsheets in and out.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOBODY } from '../../src/lib/domain/people/policy.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { newId } from '../../src/lib/server/context.ts';
import {
	addAvailability,
	addJudge,
	addQualification,
	addRecusal,
	changeJudge,
	endRecusal,
	removeAvailability,
	removeJudge,
	removeQualification
} from '../../src/lib/server/competition/panels/judges.ts';
import { exportJudges, importJudges, previewJudges } from '../../src/lib/server/competition/panels/import-judges.ts';
import { listJudges, readJudge } from '../../src/lib/server/competition/panels/read-judges.ts';
import { submitMarks } from '../../src/lib/server/scoring/submit-marks.ts';
import { addOrganization, addPerson, grantRole } from '../../src/lib/server/people/directory.ts';
import { setAccount, signIn } from '../../src/lib/server/people/sign-in.ts';
import { aMark, asking, must, setStage, type Stage } from './stage.ts';
import { statements } from './statements.ts';

let stage: Stage;
let town: string;
beforeEach(async () => {
	stage = await setStage({ entries: 2, judges: 3 });
	town = must(
		await addOrganization(stage.organizer, {
			parentId: stage.organizationId,
			kind: 'township',
			name: { zh: '益林镇' }
		})
	).id;
});
afterEach(() => stage.close());

const welder = { trade: { name: { zh: '焊工' } }, grade: 'county' as const };

async function judge(name: string, organizationId = stage.organizationId): Promise<string> {
	return must(
		await addJudge(stage.organizer, {
			organizationId,
			person: { name: { zh: name }, employerId: stage.organizationId },
			note: '老师傅',
			qualifications: [{ ...welder, validUntil: '2027-06-30', certificate: 'HG-1' }]
		})
	).id;
}

/** Somebody who signs in with this role in this organization. */
async function signedIn(role: 'organizer' | 'chief-judge', organizationId: string): Promise<Context> {
	const { id } = must(await addPerson(stage.organizer, { name: { zh: role }, employerId: organizationId }));
	must(await grantRole(stage.organizer, id, { role, organizationId }));
	must(await setAccount(stage.organizer, id, { name: `${role}-1`, password: 'ten-characters' }));
	const { token } = must(
		await signIn(stage.app.context(), { name: `${role}-1`, password: 'ten-characters', address: 'here' })
	);
	return await asking(stage.app, { login: token });
}

describe('the pool', () => {
	it('is kept by organizers of who keeps the record, and read by those who fill panels', async () => {
		const id = await judge('陆建中');
		const townsman = await signedIn('organizer', town);
		const nobody = stage.app.context(NOBODY);
		for (const asker of [townsman, nobody]) {
			const code = asker === nobody ? 'sign_in_needed' : 'not_allowed';
			for (const act of [
				changeJudge(asker, id, { active: false }),
				removeJudge(asker, id),
				addQualification(asker, id, welder),
				removeQualification(asker, id, newId()),
				addAvailability(asker, id, { from: '2026-12-01T00:00:00Z', to: '2026-12-02T00:00:00Z', available: false }),
				removeAvailability(asker, id, newId()),
				addRecusal(asker, id, { kind: 'kin', against: { employerId: town } }),
				endRecusal(asker, id, newId()),
				addJudge(asker, { organizationId: stage.organizationId, person: { id } }),
				previewJudges(asker, stage.organizationId, Buffer.from('姓名\n张三')),
				importJudges(asker, { organizationId: stage.organizationId, rows: [{ name: { zh: '甲' }, employerId: town }] })
			])
				expect(await act).toMatchObject({ ok: false, refusal: { code } });
		}
		expect(await listJudges(nobody)).toMatchObject({ refusal: { code: 'sign_in_needed' } });
		expect(await readJudge(nobody, id)).toMatchObject({ refusal: { code: 'sign_in_needed' } });
		expect(must(await listJudges(townsman)).judges.map((one) => one.name.zh)).toEqual(['陆建中']);
	});

	it('shows notes only to who keeps the record', async () => {
		const id = await judge('陆建中');
		must(await addRecusal(stage.organizer, id, { kind: 'kin', against: { employerId: town }, note: '妹妹在镇里' }));
		const read = async (asker: Context) => must(await readJudge(asker, id)).judge;
		const mine = await read(stage.organizer);
		expect([mine.manage, mine.note, mine.recused[0]?.note]).toEqual([true, '老师傅', '妹妹在镇里']);
		const chief = await signedIn('chief-judge', town);
		const theirs = await read(chief);
		expect([theirs.manage, theirs.note, theirs.recused[0]?.note]).toEqual([false, null, null]);
		expect(theirs.recused[0]).toMatchObject({ kind: 'kin', against: { zh: '益林镇' } });
	});

	it('has everybody once, and keeps a paper of each grade and trade once', async () => {
		const id = await judge('陆建中');
		expect(await addJudge(stage.organizer, { organizationId: town, person: { id } })).toMatchObject({
			refusal: { code: 'judge_known', params: { name: '陆建中' } }
		});
		expect(await addQualification(stage.organizer, id, welder)).toMatchObject({
			refusal: { code: 'judge_qualified_already', params: { trade: '焊工' } }
		});
		must(await addQualification(stage.organizer, id, { ...welder, grade: 'city' }));
		const { judges, trades } = must(await listJudges(stage.organizer));
		expect(judges[0]?.qualifications.map((one) => one.grade)).toEqual(['city', 'county']);
		expect(trades).toHaveLength(1);
	});

	it('keeps recusals that have ended', async () => {
		const id = await judge('陆建中');
		const given = { kind: 'declared' as const, against: { employerId: town } };
		const { id: first } = must(await addRecusal(stage.organizer, id, given));
		expect(await addRecusal(stage.organizer, id, given)).toMatchObject({ refusal: { code: 'recusal_known' } });
		expect(await addRecusal(stage.organizer, id, { kind: 'kin', against: { personId: id } })).toMatchObject({
			refusal: { code: 'recusal_self' }
		});
		must(await endRecusal(stage.organizer, id, first));
		expect(await endRecusal(stage.organizer, id, first)).toMatchObject({ refusal: { code: 'recusal_over' } });
		must(await addRecusal(stage.organizer, id, given));
		const { judge: read } = must(await readJudge(stage.organizer, id));
		expect(read.recused.map((one) => one.endedAt === null)).toEqual([true, false]);
		expect(read.recusals).toBe(1);
	});

	it('says who is free on a day: not away, not booked, nor what was taken back', async () => {
		const [away, back] = [await judge('出差'), await judge('回来')];
		for (const id of [away, back])
			must(
				await addAvailability(stage.organizer, id, {
					from: '2026-11-30T16:00:00Z',
					to: '2026-12-05T16:00:00Z',
					available: false,
					note: '进修'
				})
			);
		must(
			await addAvailability(stage.organizer, back, {
				from: '2026-12-01T16:00:00Z',
				to: '2026-12-02T16:00:00Z',
				available: true
			})
		);
		const free = async (on?: string) =>
			Object.fromEntries(must(await listJudges(stage.organizer, { on })).judges.map((one) => [one.name.zh, one.free]));
		expect(await free('2026-12-02')).toEqual({ 出差: false, 回来: true });
		expect(await free('2026-12-03')).toEqual({ 出差: false, 回来: false });
		expect(await free('2026-12-06')).toEqual({ 出差: true, 回来: true });
		expect(await free()).toEqual({ 出差: null, 回来: null });
		expect(await free('yesterday')).toEqual({ 出差: null, 回来: null });
	});

	it('knows from seats and lines how often and how strictly somebody judged', async () => {
		const { db } = stage.app.database;
		const [seat] = await db
			.selectFrom('seat')
			.where('round_id', '=', stage.roundId)
			.where('number', '=', 1)
			.selectAll()
			.execute();
		const id = seat?.person_id ?? '';
		must(await addJudge(stage.organizer, { organizationId: stage.organizationId, person: { id } }));
		const entry = stage.entryIds[0] ?? '';
		for (const [index, value] of ['9', '8', '7'].entries()) {
			const tablet = stage.tablets[index];
			if (tablet) must(await submitMarks(tablet.context, stage.roundId, [aMark(entry, 'A', value)]));
		}
		const { judge: read } = must(await readJudge(stage.organizer, id));
		expect(read.rounds).toMatchObject([{ roundId: stage.roundId, marks: 1, deviation: 12.5 }]);
		expect([read.judged, read.thisYear, read.lastOn]).toEqual([1, 1, '2026-11-24']);
	});

	it('is read with as many statements for three judges as for one', async () => {
		await judge('一');
		const count = () => statements(stage.app, () => listJudges(stage.organizer, { on: '2026-12-01' }));
		const one = await count();
		await judge('二');
		await judge('三');
		expect(await count()).toBe(one);
	});
});

describe('a spreadsheet of judges', () => {
	const csv = [
		'姓名,单位,工种,级别,证号,有效期至',
		'张伟,益林镇,焊工,县级,HG-7,2027/3/5',
		',益林镇,焊工,县级,,',
		'李明,不存在的厂,焊工,县级,,',
		'王芳,益林镇,焊工,特级,,',
		'赵强,益林镇,焊工,,,',
		'钱进,益林镇,焊工,市级,,明年',
		'张伟,益林镇,焊工,县级,,',
		'张伟,益林镇,钳工,省级,,2028-01-31'
	].join('\n');

	it('is shown with every bad row and its reason, and changes nothing', async () => {
		const { rows, bad } = must(await previewJudges(stage.organizer, stage.organizationId, Buffer.from(csv)));
		expect(bad).toBe(6);
		expect(rows.map((row) => [row.line, row.problems.map((one) => one.column).join()])).toEqual([
			[2, ''],
			[3, 'name'],
			[4, 'employer'],
			[5, 'grade'],
			[6, 'grade'],
			[7, 'validUntil'],
			[8, 'name'],
			[9, '']
		]);
		expect(rows[0]).toMatchObject({ grade: 'county', validUntil: '2027-03-05', employerId: town });
		expect(must(await listJudges(stage.organizer)).judges).toEqual([]);
	});

	it('is taken as a whole, twice without a change, and comes out as it went in', async () => {
		const { rows } = must(await previewJudges(stage.organizer, stage.organizationId, Buffer.from(csv)));
		const given = {
			organizationId: stage.organizationId,
			rows: rows
				.filter((row) => row.problems.length === 0)
				.map((row) => ({
					name: row.name,
					employerId: row.employerId ?? '',
					trade: row.trade,
					...(row.grade ? { grade: row.grade } : {}),
					certificate: row.certificate,
					validUntil: row.validUntil
				}))
		};
		expect(must(await importJudges(stage.organizer, given))).toEqual({ judges: 1, qualifications: 2 });
		const before = must(await listJudges(stage.organizer));
		must(await importJudges(stage.organizer, given));
		expect(must(await listJudges(stage.organizer))).toEqual(before);
		const again = must(
			await previewJudges(stage.organizer, stage.organizationId, must(await exportJudges(stage.organizer, 'zh-CN')))
		);
		expect(again.bad).toBe(0);
		expect(again.rows.map((row) => [row.name.zh, row.trade, row.grade, row.validUntil])).toEqual([
			['张伟', '焊工', 'county', '2027-03-05'],
			['张伟', '钳工', 'province', '2028-01-31']
		]);
		const lost = { ...given, rows: [...given.rows, { name: { zh: '丁' }, employerId: newId() }] };
		expect(await importJudges(stage.organizer, lost)).toMatchObject({ refusal: { code: 'judges_bad_rows' } });
		expect(must(await listJudges(stage.organizer))).toEqual(before);
	});
});
