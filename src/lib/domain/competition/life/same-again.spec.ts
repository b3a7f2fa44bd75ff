import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, periodEnd, periodStart, weekday } from '../../shared/day.ts';
import type { DayKinds } from './lead-times.ts';
import { retitled } from './retitle.ts';
import { copiedSpan, offHolidays, sameAgain } from './same-again.ts';

describe('the same again', () => {
	it('falls on the same weekday of the next period, near the same place in it', () => {
		expect(sameAgain('2026-11-28', 'quarter')).toBe('2027-02-27');
		// 91 days on would still be this quarter
		expect(sameAgain('2026-10-01', 'quarter')).toBe('2027-01-07');
		expect(sameAgain('2026-11-28', 'year')).toBe('2027-11-27');
		expect(sameAgain('2026-01-31', 'month')).toBe('2026-02-28');
		fc.assert(
			fc.property(fc.nat(3000), fc.constantFrom('month', 'quarter', 'year' as const), (after, period) => {
				const day = addDays('2024-01-01', after);
				const next = sameAgain(day, period);
				const first = addDays(periodEnd(day, period), 1);
				expect(weekday(next)).toBe(weekday(day));
				expect(periodStart(next, period)).toBe(first);
				const drift = daysBetween(periodStart(day, period), day) - daysBetween(first, next);
				expect(Math.abs(drift)).toBeLessThanOrEqual(9);
			})
		);
	});
});

const may: DayKinds = new Map(['2027-05-01', '2027-05-02', '2027-05-03'].map((day) => [day, 'holiday'] as const));

describe('a copy', () => {
	it('stays on a weekend but leaves a holiday, if so chosen', () => {
		expect(offHolidays('2027-05-08', may, 'next')).toBe('2027-05-08');
		expect(offHolidays('2027-05-02', may, 'keep')).toBe('2027-05-02');
		expect(offHolidays('2027-05-02', may, 'next')).toBe('2027-05-04');
		expect(offHolidays('2027-05-02', may, 'previous')).toBe('2027-04-30');
	});

	it('keeps its length and has no day on a holiday', () => {
		expect(copiedSpan(3, '2027-04-29', may, 'next')).toEqual({ startsOn: '2027-05-04', endsOn: '2027-05-06' });
		expect(copiedSpan(3, '2027-04-29', may, 'previous')).toEqual({ startsOn: '2027-04-28', endsOn: '2027-04-30' });
		expect(copiedSpan(3, '2027-04-29', may, 'keep')).toEqual({ startsOn: '2027-04-29', endsOn: '2027-05-01' });
	});

	it('says the new date where its title said the old one', () => {
		expect(
			retitled(
				{ zh: '阜宁县2026年第四季度职工职业技能竞赛', en: 'Funing Skills Competition, 2026 Quarter 4' },
				'2026-11-28',
				'2027-02-27'
			)
		).toEqual({ zh: '阜宁县2027年第一季度职工职业技能竞赛', en: 'Funing Skills Competition, 2027 Quarter 1' });
		expect(retitled({ zh: '沟墩镇11月焊工竞赛' }, '2026-11-28', '2026-12-26')).toEqual({ zh: '沟墩镇12月焊工竞赛' });
		expect(retitled({ zh: '沟墩镇十一月焊工竞赛' }, '2026-11-28', '2027-01-30')).toEqual({ zh: '沟墩镇一月焊工竞赛' });
		expect(retitled({ zh: '一月一赛：一月' }, '2026-11-28', '2026-12-26')).toEqual({ zh: '一月一赛：一月' });
	});
});
