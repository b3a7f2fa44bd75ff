// Stretches of days.
import { expect, it } from 'vitest';
import { daysIn, loadedSpan, narrowDays, shownSpan, stepped, weekNumber } from './view.ts';

it('shows weeks from Monday, months in whole weeks', () => {
	expect(shownSpan('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
	expect(shownSpan('month', '2026-12-15')).toEqual({ from: '2026-11-30', to: '2027-01-03' });
	expect(daysIn(shownSpan('month', '2026-12-15'))).toHaveLength(35);
	expect(loadedSpan('day', '2026-12-01')).toEqual({ from: '2026-11-24', to: '2026-12-08' });
});

it('steps over the ends of months and years', () => {
	expect(stepped('month', '2026-12-31', 1)).toBe('2027-01-01');
	expect(stepped('month', '2026-03-31', -1)).toBe('2026-02-01');
	expect(stepped('week', '2026-12-29', 1)).toBe('2027-01-05');
	expect(stepped('year', '2026-02-28', 1)).toBe('2027-02-01');
});

it('gives days of rest less room, but never today', () => {
	const days = daysIn(shownSpan('week', '2026-10-08'));
	const workDays = new Map([
		['2026-10-07', { day: '2026-10-07', kind: 'holiday' as const, name: { zh: '国庆节' } }],
		['2026-10-10', { day: '2026-10-10', kind: 'make-up' as const, name: { zh: '国庆节' } }]
	]);
	expect([...narrowDays(days, workDays, '2026-10-08')]).toEqual(['2026-10-07', '2026-10-11']);
	expect([...narrowDays(days, workDays, '2026-10-11')]).toEqual(['2026-10-07']);
	expect([...narrowDays(days, workDays, '2026-10-07')]).toEqual(['2026-10-11']);
});

it('numbers weeks as ISO 8601 does', () => {
	expect(['2026-01-01', '2026-10-19', '2026-12-31', '2027-01-01', '2024-12-30'].map(weekNumber)).toEqual([
		1, 43, 53, 53, 1
	]);
});
