import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
	addDays,
	dayOfInstant,
	daysBetween,
	instantAt,
	isDay,
	minuteOfInstant,
	periodEnd,
	periodStart,
	weekday
} from './day.ts';

it('counts days over months, leap years and the turn of the year', () => {
	expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
	expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
	expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
	expect(daysBetween('2026-11-28', '2027-01-01')).toBe(34);
	expect(daysBetween('2026-11-28', '2026-11-27')).toBe(-1);
	expect([weekday('2026-11-28'), weekday('2026-11-29'), weekday('2026-11-30')]).toEqual([6, 7, 1]);
});

it('knows where a month, a quarter and a year begin and end', () => {
	expect([periodStart('2026-11-28', 'month'), periodEnd('2026-11-28', 'month')]).toEqual(['2026-11-01', '2026-11-30']);
	expect([periodStart('2026-11-28', 'quarter'), periodEnd('2026-11-28', 'quarter')]).toEqual([
		'2026-10-01',
		'2026-12-31'
	]);
	expect([periodStart('2024-02-10', 'year'), periodEnd('2024-02-10', 'year')]).toEqual(['2024-01-01', '2024-12-31']);
	expect(periodEnd('2024-02-10', 'month')).toBe('2024-02-29');
});

it('reads the wall clock at UTC+8', () => {
	const at = instantAt('2026-11-28', '00:30');
	expect(new Date(at).toISOString()).toBe('2026-11-27T16:30:00.000Z');
	expect([dayOfInstant(at), minuteOfInstant(at)]).toEqual(['2026-11-28', 30]);
	expect(instantAt('2026-11-28', 30)).toBe(at);
});

it('comes back to the same day and minute', () => {
	fc.assert(
		fc.property(fc.integer({ min: -20_000, max: 40_000 }), fc.integer({ min: 0, max: 1439 }), (days, minute) => {
			const day = addDays('2000-01-01', days);
			const at = instantAt(day, minute);
			expect([dayOfInstant(at), minuteOfInstant(at), daysBetween('2000-01-01', day)]).toEqual([day, minute, days]);
		})
	);
});

it('tells a day from other words', () => {
	expect(['2026-02-28', '2024-02-29'].every(isDay)).toBe(true);
	expect(['2026-02-29', '2026-13-01', '2026-1-1', 'today', ''].some(isDay)).toBe(false);
});
