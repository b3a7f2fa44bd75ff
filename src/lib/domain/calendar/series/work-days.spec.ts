import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/day.ts';
import { isWorking, kindOfDay, layerCalendars, nearestDay, workingDays } from './work-days.ts';
import { notices } from './testing/notices.ts';

const anyDay = fc.integer({ min: 0, max: 1000 }).map((n) => addDays('2024-01-01', n));

describe('a day', () => {
	it('is working, free, a holiday or worked in exchange', () => {
		expect(['2026-02-13', '2026-02-14', '2026-02-15', '2026-03-01'].map((day) => kindOfDay(notices, day))).toEqual([
			'working',
			'make-up',
			'holiday',
			'rest'
		]);
	});

	it('is what the nearest organization says of it', () => {
		const stop = { day: '2026-03-03', kind: 'holiday' as const, name: { zh: '停产检修' } };
		const work = { day: '2026-02-20', kind: 'make-up' as const, name: { zh: '保供' } };
		const calendar = layerCalendars([[...notices.values()], [work], [stop]]);
		expect(['2026-02-20', '2026-03-03'].map((day) => isWorking(calendar, day))).toEqual([true, false]);
	});

	it('has a next and a previous one of a kind', () => {
		expect(nearestDay(notices, '2026-02-14', 1, ['rest'])).toBe('2026-03-01');
		expect(nearestDay(notices, '2026-02-14', 1, ['rest', 'holiday'])).toBe('2026-02-15');
		expect(nearestDay(notices, '2026-02-15', 1, ['working', 'make-up'])).toBe('2026-02-24');
		expect(nearestDay(notices, '2026-02-15', -1, ['working'])).toBe('2026-02-13');
	});
});

describe('working days', () => {
	it('are counted with both ends', () => {
		expect(workingDays(notices, '2026-09-28', '2026-10-11')).toBe(3 + 2 + 1);
		expect(workingDays(notices, '2026-10-11', '2026-09-28')).toBe(0);
	});

	it('add up', () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 }), (from, a, b) => {
				const middle = addDays(from, a);
				const end = addDays(middle, b + 1);
				expect(workingDays(notices, from, middle) + workingDays(notices, addDays(middle, 1), end)).toBe(
					workingDays(notices, from, end)
				);
			})
		);
	});
});
