import { describe, expect, it } from 'vitest';
import { cellsOf, entriesFrom } from './pasted-rows.ts';

describe('cellsOf', () => {
	it('reads what a spreadsheet copies', () => {
		expect(cellsOf('张伟\t江苏荣威\r\n李娜\t阜宁中专\r\n')).toEqual([
			['张伟', '江苏荣威'],
			['李娜', '阜宁中专']
		]);
	});

	it('keeps breaks, tabs and quotes inside quoted cells', () => {
		expect(cellsOf('"张\n伟"\t"说""好"""\n"a\tb"\tc')).toEqual([
			['张\n伟', '说"好"'],
			['a\tb', 'c']
		]);
	});

	it('takes commas, Chinese ones too, when there is no tab', () => {
		expect(cellsOf('张伟,荣威\n李娜，中专')).toEqual([
			['张伟', '荣威'],
			['李娜', '中专']
		]);
	});

	it('keeps a comma inside a cell of tab-separated rows', () => {
		expect(cellsOf('Wei, Zhang\tRongwei')).toEqual([['Wei, Zhang', 'Rongwei']]);
	});

	it('skips empty rows and trims cells', () => {
		expect(cellsOf('  张伟 \n\n \t \n李娜')).toEqual([['张伟'], ['李娜']]);
	});

	it('leaves a quote in the middle of a cell alone', () => {
		expect(cellsOf('5" pipe\tx')).toEqual([['5" pipe', 'x']]);
	});
});

const entry = (name: string, employer = '', code = '', nameEn = '') => ({ code, name, nameEn, employer });

describe('entriesFrom', () => {
	it('takes name and employer in that order without headings', () => {
		expect(entriesFrom([['张伟', '荣威'], ['李娜']])).toEqual([entry('张伟', '荣威'), entry('李娜')]);
	});

	it('knows a first column of codes', () => {
		expect(entriesFrom([['A-01', '张伟', '荣威']])).toEqual([entry('张伟', '荣威', 'A-01')]);
		expect(
			entriesFrom([
				['1', '张伟'],
				['2', '李娜']
			])
		).toEqual([entry('张伟', '', '1'), entry('李娜', '', '2')]);
	});

	it('follows headings in any order and both languages', () => {
		expect(
			entriesFrom([
				['单位', '姓名', '编号', '英文名'],
				['荣威', '张伟', 'B-3', 'Zhang Wei']
			])
		).toEqual([entry('张伟', '荣威', 'B-3', 'Zhang Wei')]);
		expect(
			entriesFrom([
				['Name', 'Employer'],
				['Wei', 'R']
			])
		).toEqual([entry('Wei', 'R')]);
	});

	it('does not take a name for a heading row', () => {
		expect(entriesFrom([['单位花', '荣威']])).toEqual([entry('单位花', '荣威')]);
	});

	it('gives nothing for nothing', () => {
		expect(entriesFrom([])).toEqual([]);
	});
});
