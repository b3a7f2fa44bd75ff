import { describe, expect, it } from 'vitest';
import { fitColumns, uprightDigits, widthOf } from './slip.ts';

describe('uprightDigits', () => {
	it('reads years digit by digit and counts as they are spoken', () => {
		expect(uprightDigits('阜宁县2026年第4季度')).toBe('阜宁县二〇二六年第四季度');
		expect(uprightDigits('11月竞赛')).toBe('十一月竞赛');
		expect(uprightDigits('第10场 第20场 第35场')).toBe('第十场 第二十场 第三十五场');
		expect(uprightDigits('05号')).toBe('〇五号');
		expect(uprightDigits('0分')).toBe('〇分');
	});
});

describe('widthOf', () => {
	it('counts a Chinese character as one em and a Latin one as about half', () => {
		expect(widthOf('光伏安装')).toBe(4);
		expect(widthOf('PV')).toBeLessThan(1.3);
		expect(widthOf('')).toBe(0);
	});
});

describe('fitColumns', () => {
	const fit = (text: string) => fitColumns(text, { height: 6.22, max: 0.94, min: 0.36 });
	it('fills the height with one column as long as that stays large', () => {
		expect(fit('焊工')).toEqual({ size: 0.94, columns: 1 });
		const six = fit('光伏安装调试');
		expect(six.columns).toBe(1);
		expect(six.size * 6 * 1.06).toBeLessThanOrEqual(6.22);
	});
	it('takes two columns where one would be small, and both fit', () => {
		const long = fit('工业机器人系统操作（数字孪生）');
		expect(long.columns).toBe(2);
		expect(long.size * 8 * 1.06).toBeLessThanOrEqual(6.22);
	});
	it('never goes below the smallest size', () => {
		expect(fit('很'.repeat(60)).size).toBe(0.36);
	});
});
