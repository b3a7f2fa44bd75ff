import { describe, expect, it } from 'vitest';
import { daysFrom, dayOf, dayWord, spanWord, timeWord } from './day.ts';

describe('days', () => {
	it('are said in both languages', () => {
		expect(dayWord('2026-11-23', 'zh-CN', { week: true })).toBe('11月23日 周一');
		expect(dayWord('2026-11-23', 'en', { week: true, year: true })).toBe('Mon 23 Nov 2026');
		expect(dayWord('2026-01-04', 'zh-CN', { year: true })).toBe('2026年1月4日');
	});

	it('are said once where a span shares them', () => {
		expect(spanWord('2026-11-23', '2026-11-23', 'zh-CN')).toBe('11月23日');
		expect(spanWord('2026-11-23', '2026-11-25', 'zh-CN')).toBe('11月23–25日');
		expect(spanWord('2026-11-30', '2026-12-02', 'zh-CN')).toBe('11月30日–12月2日');
		expect(spanWord('2026-11-23', '2026-11-25', 'en')).toBe('23–25 Nov');
		expect(spanWord('2026-11-30', '2026-12-02', 'en')).toBe('30 Nov – 2 Dec');
	});

	it('are counted across a month', () => {
		expect(daysFrom('2026-11-29', '2026-12-01')).toBe(2);
		expect(daysFrom('2026-12-01', '2026-11-29')).toBe(-2);
	});

	it('and times are the venue’s, whatever the machine’s zone is', () => {
		expect(timeWord('2026-11-23T04:30:08Z')).toBe('12:30');
		expect(timeWord('2026-11-23T04:30:08Z', true)).toBe('12:30:08');
		expect(timeWord(null)).toBe('');
		expect(dayOf(Date.parse('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
	});
});
