import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../../shared/day.ts';
import { notices } from './testing/notices.ts';
import { placeDates, type HolidayPolicy } from './place-dates.ts';

/** The second Saturday of each month. */
function secondSaturdays(year: number): string[] {
	return Array.from({ length: 12 }, (_, month) => {
		const first = `${year}-${String(month + 1).padStart(2, '0')}-01`;
		return addDays(first, ((6 - weekday(first) + 7) % 7) + 7);
	});
}

describe('the second Saturday', () => {
	// training report e3, checked against the notices
	it.each([
		[2024, ['2024-02-10', '2024-05-11', '2024-09-14', '2024-10-12']],
		[2025, ['2025-02-08', '2025-10-11']],
		[2026, ['2026-02-14', '2026-05-09', '2026-10-10']]
	])('of %i falls on a holiday or a make-up workday', (year, expected) => {
		const placed = placeDates(secondSaturdays(year), notices, 'next');
		expect(placed).toHaveLength(12);
		expect(placed.filter((one) => one.hit).map((one) => one.recursOn)).toEqual(expected);
	});

	it('moves to the next or the previous ordinary weekend day', () => {
		const moved = (policy: HolidayPolicy, year: number) =>
			placeDates(secondSaturdays(year), notices, policy)
				.filter((one) => one.hit)
				.map((one) => one.day);
		expect(moved('next', 2026)).toEqual(['2026-03-01', '2026-05-10', '2026-10-11']);
		expect(moved('previous', 2026)).toEqual(['2026-02-08', '2026-05-03', '2026-09-27'].map((day) => day));
		expect(moved('skip', 2026)).toEqual([null, null, null]);
		expect(moved('keep', 2026)).toEqual(['2026-02-14', '2026-05-09', '2026-10-10']);
	});
});

describe('a workday', () => {
	it('that is a holiday moves to an ordinary workday', () => {
		const [placed] = placeDates(['2026-10-01'], notices, 'next');
		expect(placed).toMatchObject({ day: '2026-10-08', hit: { kind: 'holiday', name: { zh: '国庆节' } } });
		expect(placeDates(['2026-10-01'], notices, 'previous')[0]?.day).toBe('2026-09-30');
	});
});

describe('placed dates', () => {
	const dates = fc
		.uniqueArray(fc.integer({ min: 0, max: 1090 }), { minLength: 1, maxLength: 60 })
		.map((list) => list.sort((a, b) => a - b).map((n) => addDays('2024-01-01', n)));
	const moving = fc.constantFrom<HolidayPolicy>('next', 'previous', 'skip');

	it('are all accounted for, never two on one day, and never on a day that would be hit', () => {
		fc.assert(
			fc.property(dates, moving, (given, policy) => {
				const placed = placeDates(given, notices, policy);
				expect(placed.map((one) => one.recursOn)).toEqual(given);
				const days = placed.flatMap((one) => one.day ?? []);
				expect(new Set(days).size).toBe(days.length);
				expect(days.filter((day) => notices.has(day))).toEqual([]);
				for (const one of placed) if (!one.hit) expect(one.day).toBe(one.recursOn);
			})
		);
	});

	it('keep to weekends or workdays, as the rule chose', () => {
		fc.assert(
			fc.property(dates, moving, (given, policy) => {
				for (const one of placeDates(given, notices, policy))
					if (one.day) expect(weekday(one.day) >= 6).toBe(weekday(one.recursOn) >= 6);
			})
		);
	});
});
