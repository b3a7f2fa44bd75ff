import { describe, expect, it } from 'vitest';
import { asUtf8, csvOf, entriesCsv, isWorkbook } from './entry-files.ts';

describe('asUtf8', () => {
	it('reads UTF-8 as it is', () => {
		expect(asUtf8(new TextEncoder().encode('姓名,单位'))).toEqual({ text: '姓名,单位', recoded: false });
	});

	it('reads what a Chinese spreadsheet saves', () => {
		// 姓名 in GB 18030
		expect(asUtf8(new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb]))).toEqual({ text: '姓名', recoded: true });
	});
});

describe('csvOf', () => {
	it('quotes what needs it and marks the encoding for Excel', () => {
		expect(csvOf([['a,b', '说"好"', 'x\ny']])).toBe('\ufeff"a,b","说""好""","x\ny"\r\n');
	});

	it('makes formulas harmless and leaves numbers alone', () => {
		expect(csvOf([['=1+1', '@x', '-12.5', '+3', '-x']])).toBe("\ufeff'=1+1,'@x,-12.5,+3,'-x\r\n");
	});
});

describe('entriesCsv', () => {
	it('lists entries under the headings of the template', () => {
		const csv = entriesCsv(
			[
				{
					id: '1',
					code: 'A-01',
					order: 1,
					name: { zh: '张伟', en: 'Zhang Wei' },
					employer: { zh: '荣威' },
					status: 'active'
				}
			],
			() => '参赛'
		);
		expect(csv.split('\r\n').slice(0, 2)).toEqual([
			'\ufeff编号,姓名,英文名,单位,单位英文,顺序,状态',
			'A-01,张伟,Zhang Wei,荣威,,1,参赛'
		]);
	});
});

describe('isWorkbook', () => {
	it('knows a zip by its first bytes', () => {
		expect(isWorkbook(new Uint8Array([0x50, 0x4b, 3, 4]))).toBe(true);
		expect(isWorkbook(new TextEncoder().encode('姓名'))).toBe(false);
	});
});
