// The calendar of holidays and make-up workdays: facts of three years, layers of organizations, a year taken in from a file.
import writeXlsx from 'write-excel-file/node';
import readXlsx from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { previewWorkYear } from '../../src/lib/server/calendar/series/preview-work-year.ts';
import {
	exportWorkYear,
	importWorkYear,
	readWorkYear,
	setWorkDay
} from '../../src/lib/server/calendar/series/work-days.ts';
import { addOrganization } from '../../src/lib/server/people/directory.ts';
import { must, setStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
	stage = await setStage({ entries: 1, judges: 1, open: false });
});
afterEach(() => stage.close());

const year = async (of: number, organizationId: string | null = null) =>
	must(await readWorkYear(stage.organizer, { year: of, organizationId }));
const file = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

describe('the years that come with the product', () => {
	// State Council notices: days off and make-up workdays, and what is left of 366, 365 and 365 days
	it.each([
		[2024, 28, 8, 251],
		[2025, 28, 5, 248],
		[2026, 33, 6, 248]
	])('%i', async (of, holidays, makeUps, working) => {
		const { days, working: count } = await year(of);
		expect(days.filter((one) => one.kind === 'holiday')).toHaveLength(holidays);
		expect(days.filter((one) => one.kind === 'make-up')).toHaveLength(makeUps);
		expect(count).toBe(working);
	});

	it('affect 11 of the 52 Saturdays of 2026', async () => {
		const saturdays = (await year(2026)).days.filter(
			(one) => new Date(`${one.day}T00:00:00Z`).getUTCDay() === 6 && one.day
		);
		expect(saturdays).toHaveLength(11);
	});
});

describe('an organization', () => {
	it('has days of its own that go before those of everybody and of those above it', async () => {
		const { id } = must(
			await addOrganization(stage.organizer, {
				parentId: stage.organizationId,
				kind: 'enterprise',
				name: { zh: '江苏荣威' }
			})
		);
		const set = (organizationId: string | null, day: string, kind: 'holiday' | 'make-up' | null) =>
			setWorkDay(stage.organizer, { organizationId, day, kind, name: { zh: '检修' } });
		must(await set(stage.organizationId, '2026-10-08', 'holiday'));
		must(await set(id, '2026-10-08', 'make-up'));
		must(await set(id, '2026-10-01', 'make-up'));
		const kinds = async (organizationId: string | null) => {
			const { days } = await year(2026, organizationId);
			return ['2026-10-01', '2026-10-08'].map((day) => days.find((one) => one.day === day)?.kind);
		};
		expect(await kinds(null)).toEqual(['holiday', undefined]);
		expect(await kinds(stage.organizationId)).toEqual(['holiday', 'holiday']);
		expect(await kinds(id)).toEqual(['make-up', 'make-up']);
		must(await set(id, '2026-10-08', null));
		expect(await kinds(id)).toEqual(['make-up', 'holiday']);
	});
});

describe('a year from a file', () => {
	const days = [
		{ name: '元旦', date: '2027-01-01', isOffDay: true },
		{ name: '春节', date: '2027-02-07', isOffDay: false }
	];

	it('may be holiday-cn JSON, a workbook or CSV, and comes in whole', async () => {
		const cells = [
			['日期', '类型', '名称'],
			['2027-01-01', '放假', '元旦'],
			['2027/2/7', '上班', '春节']
		].map((row) => row.map((value) => ({ value, type: String })));
		const given = [
			file({ year: 2027, days }),
			await writeXlsx(cells, {}).toBuffer(),
			file('日期,类型,名称\n2027-01-01,休,元旦\n2027-02-07,调休,春节\n')
		];
		for (const bytes of given) {
			const preview = must(await previewWorkYear(stage.organizer, null, bytes));
			expect(preview).toMatchObject({ bad: 0, year: 2027 });
			expect(preview.rows.map((row) => row.day)).toEqual([
				{ day: '2027-01-01', kind: 'holiday', name: { zh: '元旦' } },
				{ day: '2027-02-07', kind: 'make-up', name: { zh: '春节' } }
			]);
		}
		expect((await year(2027)).days).toEqual([]);
		const [first, second] = days.map((one) => ({
			day: one.date,
			kind: one.isOffDay ? ('holiday' as const) : ('make-up' as const),
			name: { zh: one.name }
		}));
		must(await importWorkYear(stage.organizer, { organizationId: null, year: 2027, days: [first!, second!] }));
		expect((await year(2027)).days).toHaveLength(2);
		must(await importWorkYear(stage.organizer, { organizationId: null, year: 2027, days: [second!] }));
		expect((await year(2027)).days.map((one) => one.day)).toEqual(['2027-02-07']);
		expect((await year(2026)).days).toHaveLength(39);
	});

	it('is shown with every bad row and its reason', async () => {
		const csv =
			'日期,类型,名称\n2027-02-30,放假,春节\n2027-01-04,上班,元旦\n2027-01-01,放,元旦\n2027-01-09,放假,\n2027-01-09,放假,元旦\n';
		const preview = must(await previewWorkYear(stage.organizer, null, file(csv)));
		expect(preview.bad).toBe(5);
		expect(preview.rows.map((row) => row.problems.map((problem) => problem.zh).join())).toEqual([
			'“2027-02-30”不是日期',
			'本来就是工作日，不用调',
			'“放”不是放假或上班',
			'没有名称',
			'与第 5 行同一天'
		]);
		expect(await previewWorkYear(stage.organizer, null, Buffer.from('PK nonsense'))).toMatchObject({
			refusal: { code: 'file_unreadable' }
		});
	});

	it('goes out as it comes in', async () => {
		const { bytes } = must(await exportWorkYear(stage.organizer, { year: 2026, organizationId: null }));
		const sheets = (await readXlsx(bytes)) as unknown as { data: unknown[][] }[];
		expect(sheets[0]?.data).toHaveLength(40);
		expect(must(await previewWorkYear(stage.organizer, null, bytes))).toMatchObject({ bad: 0, year: 2026 });
	});
});

it('is read and changed only by those who may', async () => {
	const nobody = stage.app.context();
	expect(await readWorkYear(nobody, { year: 2026, organizationId: null })).toMatchObject({ ok: false });
	expect(await previewWorkYear(nobody, null, Buffer.from(''))).toMatchObject({ ok: false });
	const refused = await setWorkDay(nobody, {
		organizationId: null,
		day: '2026-10-01',
		kind: null,
		name: { zh: 'x' }
	});
	expect(refused).toMatchObject({ refusal: { code: 'sign_in_needed' } });
	expect((await year(2026)).days).toHaveLength(39);
});
