// People in and out of spreadsheets: bad rows are named, all come or none, and lists go out whole.
import readXlsx from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { competitionsTable } from '../../src/lib/server/competition/life/competitions-table.ts';
import { addOrganization, findPeople } from '../../src/lib/server/people/directory.ts';
import { exportOrganizations, exportPeople } from '../../src/lib/server/people/export-people.ts';
import { importPeople, previewPeople } from '../../src/lib/server/people/import-people.ts';
import { must, setStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
	stage = await setStage({ entries: 1, judges: 1, open: false });
	must(
		await addOrganization(stage.organizer, {
			parentId: stage.organizationId,
			kind: 'enterprise',
			name: { zh: '江苏荣威', en: 'Jiangsu Rongwei' },
			short: { zh: '荣威' }
		})
	);
});
afterEach(() => stage.close());

const names = async () => must(await findPeople(stage.organizer, {})).people.map((one) => one.name.zh);

describe('a spreadsheet of people', () => {
	const csv =
		'姓名,英文名,单位\n王建国,Wang Jianguo,江苏荣威\n,,荣威\n李明,,不认识的厂\n王建国,,荣威\n赵强,,\n钱进,,Jiangsu Rongwei\n';

	it('is shown with every bad row and its reason, and changes nothing', async () => {
		const before = await names();
		const { rows, bad } = must(await previewPeople(stage.organizer, Buffer.from(csv)));
		expect(bad).toBe(4);
		expect(rows.map((row) => [row.line, row.problems.map((problem) => problem.zh).join()])).toEqual([
			[2, ''],
			[3, '没有姓名'],
			[4, '没有叫“不认识的厂”的单位，请先建单位或改名'],
			[5, '与第 2 行同名同单位'],
			[6, '没有单位'],
			[7, '']
		]);
		expect(await names()).toEqual(before);
	});

	it('comes in whole or not at all', async () => {
		const { rows } = must(await previewPeople(stage.organizer, Buffer.from(csv)));
		const good = rows.flatMap((row) =>
			row.problems.length === 0 && row.employerId
				? [{ line: row.line, name: row.name, employerId: row.employerId }]
				: []
		);
		expect(must(await importPeople(stage.organizer, { people: good }))).toEqual({ count: 2 });
		const after = await names();
		expect(after).toEqual(expect.arrayContaining(['王建国', '钱进']));
		const again = [{ line: 9, name: { zh: '新人' }, employerId: good[0]?.employerId ?? '' }, ...good];
		expect(await importPeople(stage.organizer, { people: again })).toMatchObject({
			refusal: { code: 'people_file_changed', params: { line: 2 } }
		});
		expect(await names()).toEqual(after);
		const second = must(await previewPeople(stage.organizer, Buffer.from(csv)));
		expect(second.rows[0]?.problems[0]?.zh).toBe('名录里已有同名同单位的人');
	});

	it('is nobody else’s business', async () => {
		expect(await previewPeople(stage.app.context(), Buffer.from(csv))).toMatchObject({ ok: false });
		expect(await importPeople(stage.app.context(), { people: [] })).toMatchObject({ ok: false });
		const elsewhere = { people: [{ line: 1, name: { zh: '甲' }, employerId: stage.roundId }] };
		expect(await importPeople(stage.organizer, elsewhere)).toMatchObject({ refusal: { code: 'not_allowed' } });
	});
});

describe('a list as a spreadsheet', () => {
	const table = async (bytes: Buffer) => ((await readXlsx(bytes)) as unknown as { data: unknown[][] }[])[0]?.data ?? [];

	it('holds everybody, and what goes out can come in', async () => {
		const { bytes } = must(await exportPeople(stage.organizer));
		const rows = await table(bytes);
		expect(rows[0]).toEqual(['姓名', '英文名', '单位', '用户名', '角色']);
		expect(rows.find((row) => row[0] === '组织者')).toMatchObject({ 3: '组织者', 4: '组织者' });
		const back = must(await previewPeople(stage.organizer, bytes));
		expect(back.rows).toHaveLength(rows.length - 1);
	});

	it('holds organizations and competitions', async () => {
		const organizations = await table(must(await exportOrganizations(stage.organizer)).bytes);
		expect(organizations.at(-1)).toEqual(['江苏荣威', 'Jiangsu Rongwei', '荣威', '企业', organizations[1]?.[0]]);
		const competitions = await table(must(await competitionsTable(stage.organizer)).bytes);
		expect(competitions[1]).toMatchObject({ 0: '测试竞赛', 3: '县级 County', 4: '2026-11-24', 9: 1, 10: 1 });
		for (const refused of [
			await exportPeople(stage.app.context()),
			await exportOrganizations(stage.app.context()),
			await competitionsTable(stage.app.context())
		])
			expect(refused).toMatchObject({ ok: false });
	});
});
