import { expect, it } from 'vitest';
import { paceOf, workingDaysBetween } from './pace.ts';

const marks = new Map([
	['2026-10-01', 'holiday' as const],
	['2026-10-02', 'holiday' as const],
	['2026-10-10', 'make-up' as const]
]);
const total = { held: 8, planned: 2, minimum: 22, start: '2026-10-01', end: '2026-10-31' };

it('counts working days with holidays and make-up workdays', () => {
	// 22 weekdays, two of them holidays, one Saturday worked
	expect(workingDaysBetween('2026-10-01', '2026-10-31', marks)).toBe(21);
	expect(workingDaysBetween('2026-10-10', '2026-10-11', marks)).toBe(1);
	expect(workingDaysBetween('2026-10-02', '2026-10-01', marks)).toBe(0);
});

it('expects what the working days that are gone would hold', () => {
	// 5 to 10 October: five weekdays and the make-up Saturday
	expect(paceOf(total, '2026-10-11', marks)).toEqual({
		expected: 6,
		trend: 28,
		certain: 10,
		forecast: 28,
		behind: false
	});
	expect(paceOf({ ...total, held: 5 }, '2026-10-11', marks).behind).toBe(true);
});

it('expects nothing on the first day and all of it afterwards', () => {
	expect(paceOf({ ...total, held: 0 }, '2026-10-01', marks)).toMatchObject({ expected: 0, trend: 0, forecast: 2 });
	expect(paceOf(total, '2026-11-01', marks)).toMatchObject({ expected: 22, trend: 8, forecast: 10, behind: true });
});
