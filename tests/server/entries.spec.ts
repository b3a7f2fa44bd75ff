// Entries: a spreadsheet's bad rows are named and nothing happens; many are added or none.
import writeXlsx from 'write-excel-file/node';
import { afterEach, describe, expect, it } from 'vitest';
import { addEntries, changeEntry, deleteEntry } from '../../src/lib/server/competition/entries.ts';
import { previewEntries } from '../../src/lib/server/competition/preview-entries.ts';
import { readRound } from '../../src/lib/server/competition/read-competitions.ts';
import { submitMarks } from '../../src/lib/server/scoring/submit-marks.ts';
import { aMark, must, setStage, type Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

async function entries() {
	return must(await readRound(stage.organizer, stage.roundId)).round.entries;
}

describe('a spreadsheet of entries', () => {
	it('is shown with every bad row and its reason, and changes nothing', async () => {
		stage = await setStage({ open: false });
		const before = await entries();
		const csv = [
			'\ufeff姓名,单位,编号,顺序',
			'王建国,江苏荣威,B-01,7',
			',江苏荣威,,',
			'李明,江苏荣威,B-01,',
			'赵强,,A-01,',
			'钱进,东沟镇,,第一',
			'王建国,江苏荣威,,',
			'"周, 海",阜城街道,,',
			''
		].join('\r\n');
		const { rows, bad } = must(await previewEntries(stage.organizer, stage.roundId, Buffer.from(csv)));
		expect(bad).toBe(5);
		expect(rows.map((row) => [row.line, row.problems.map((problem) => problem.column).join()])).toEqual([
			[2, ''],
			[3, 'name'],
			[4, 'code'],
			[5, 'code'],
			[6, 'order'],
			[7, 'name'],
			[8, '']
		]);
		expect(rows[0]).toMatchObject({ code: 'B-01', name: { zh: '王建国' }, employer: { zh: '江苏荣威' }, order: 7 });
		expect(rows[6]?.name.zh).toBe('周, 海');
		for (const problem of rows.flatMap((row) => row.problems)) {
			expect(problem.zh).toMatch(/[\u4e00-\u9fff]/);
			expect(problem.en).not.toBe('');
		}
		// each sentence is of one language
		expect(rows[3]?.problems).toEqual([
			{ column: 'code', zh: '编号 A-01 与名单重复', en: 'Code A-01 repeats the list' }
		]);
		expect(rows[5]?.problems).toEqual([{ column: 'name', zh: '与第 2 行重复', en: 'Repeats row 2' }]);
		expect(await entries()).toEqual(before);
	});

	it('may be an Excel file, or a list without a heading', async () => {
		stage = await setStage({ open: false });
		const rows = [
			['单位', '选手姓名'],
			['益林镇', '卞学军']
		].map((row) => row.map((value) => ({ value, type: String })));
		const xlsx = await writeXlsx(rows, {}).toBuffer();
		expect(must(await previewEntries(stage.organizer, stage.roundId, xlsx)).rows).toMatchObject([
			{ line: 2, name: { zh: '卞学军' }, employer: { zh: '益林镇' }, problems: [] }
		]);
		const plain = must(await previewEntries(stage.organizer, stage.roundId, Buffer.from('卞学军\t益林镇\n')));
		expect(plain.rows).toMatchObject([{ line: 1, name: { zh: '卞学军' }, employer: { zh: '益林镇' } }]);
	});

	it('that cannot be read is refused with a sentence', async () => {
		stage = await setStage({ open: false });
		const gbk = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0xcd, 0xf5]);
		expect(await previewEntries(stage.organizer, stage.roundId, gbk)).toMatchObject({
			refusal: { code: 'file_unreadable' }
		});
		expect(await previewEntries(stage.organizer, stage.roundId, Buffer.from('PK nonsense'))).toMatchObject({
			refusal: { code: 'file_unreadable' }
		});
	});
});

describe('adding entries', () => {
	it('gives codes and places that are free, and takes all or none', async () => {
		stage = await setStage({ open: false });
		const refused = await addEntries(stage.organizer, stage.roundId, [
			{ name: { zh: '甲' } },
			{ name: { zh: '乙' }, code: 'A-02' }
		]);
		expect(refused).toMatchObject({ refusal: { code: 'code_taken', params: { code: 'A-02' } } });
		expect(await entries()).toHaveLength(3);
		must(await addEntries(stage.organizer, stage.roundId, [{ name: { zh: '甲' } }, { name: { zh: '乙' }, order: 2 }]));
		expect((await entries()).map((entry) => [entry.code, entry.order])).toEqual([
			['A-01', 1],
			['A-02', 2],
			['A-03', 3],
			['A-04', 4],
			['A-05', 5]
		]);
	});

	it('lets two change places, and keeps an entry that has marks', async () => {
		stage = await setStage();
		const [first, second, third] = stage.entryIds as [string, string, string];
		must(await changeEntry(stage.organizer, stage.roundId, first, { order: 3 }));
		expect((await entries()).map((entry) => entry.id)).toEqual([third, second, first]);
		must(await submitMarks(stage.tablets[0]!.context, stage.roundId, [aMark(first, 'A', '7')]));
		expect(await deleteEntry(stage.organizer, stage.roundId, first)).toMatchObject({ refusal: { code: 'in_use' } });
		must(await deleteEntry(stage.organizer, stage.roundId, second));
		expect((await entries()).map((entry) => entry.id)).toEqual([third, first]);
		const round = await stage.app.rounds.get(stage.roundId);
		expect(round?.book.placed(first, '1', 'A', 0)?.mark).toEqual({ value: '7' });
	});
});
