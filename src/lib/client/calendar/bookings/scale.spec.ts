// Places and instants on the calendar's width.
import { describe, expect, it } from 'vitest';
import { instantAt } from '#lib/domain/shared/day.ts';
import { endOf, instantOf, scaleOf, xOf } from './scale.ts';

const days = ['2026-11-30', '2026-12-01', '2026-12-05'];
const scale = scaleOf(days, new Set(['2026-12-05']), { opens: 480, closes: 1080 });

describe('a place on the calendar', () => {
	it('is as wide as the day is worked, and days of rest are narrow', () => {
		expect(scale.parts.map((part) => part.width.toFixed(3))).toEqual(['0.439', '0.439', '0.123']);
		expect(xOf(scale, instantAt('2026-11-30', '08:00'))).toBe(0);
		expect(xOf(scale, instantAt('2026-11-30', '13:00'))).toBeCloseTo(0.219, 3);
		expect(scaleOf(days, new Set(days), scale).parts[2]?.width).toBeCloseTo(1 / 3);
	});

	it('stands at the edge for what is outside', () => {
		expect(xOf(scale, instantAt('2026-11-29', '12:00'))).toBe(0);
		expect(xOf(scale, instantAt('2026-12-07', '12:00'))).toBe(1);
		expect(xOf(scale, instantAt('2026-11-30', '22:00'))).toBeCloseTo(scale.parts[1]?.x ?? 0);
		expect(endOf(scale, instantAt('2026-12-01', 0))).toBeCloseTo(scale.parts[1]?.x ?? 0);
	});

	it('leads back to the instant, on the grid', () => {
		for (const time of ['08:00', '09:30', '13:00', '17:30'])
			for (const day of days) {
				const instant = instantAt(day, time);
				expect(instantOf(scale, xOf(scale, instant))).toBe(instant);
			}
		expect(instantOf(scale, xOf(scale, instantAt('2026-12-01', '09:40')))).toBe(instantAt('2026-12-01', '09:30'));
		const long = scaleOf(days, new Set(), { opens: 360, closes: 1320 });
		for (const time of ['06:00', '07:30', '08:00', '12:00', '18:00', '19:30', '21:30'])
			expect(instantOf(long, xOf(long, instantAt('2026-12-01', time)))).toBe(instantAt('2026-12-01', time));
		expect(xOf(long, instantAt('2026-11-30', '08:00'))).toBeCloseTo((2 * 0.35) / (10 + 6 * 0.35) / 3);
		expect(instantOf(scale, -1)).toBe(instantAt('2026-11-30', '08:00'));
		expect(instantOf(scale, 2)).toBe(instantAt('2026-12-05', '18:00'));
	});
});
