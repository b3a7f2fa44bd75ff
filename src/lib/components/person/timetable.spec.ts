import { describe, expect, it } from 'vitest';
import type { Booked } from '#lib/client/calendar/series-shapes.ts';
import { instantAt } from '#lib/domain/shared/day.ts';
import { byDay, nearness, nextOf } from './timetable.ts';

const at = (id: string, day: string, time: string, state: Booked['state'] = 'planned'): Booked => ({
	id,
	title: { zh: id },
	competition: null,
	seriesId: null,
	kind: 'class',
	role: 'teacher',
	startsAt: instantAt(day, time),
	endsAt: instantAt(day, time) + 3_600_000,
	place: null,
	wholeDays: false,
	state
});

describe('a timetable', () => {
	const rows = [
		at('a', '2026-11-28', '23:30', 'cancelled'),
		at('b', '2026-11-29', '00:30'),
		at('c', '2026-11-29', '08:00')
	];

	it('puts what is on one day of the venue together', () => {
		expect(byDay(rows).map((one) => [one.day, one.rows.map((row) => row.id)])).toEqual([
			['2026-11-28', ['a']],
			['2026-11-29', ['b', 'c']]
		]);
	});

	it('does not call what is cancelled the next', () => {
		expect(nextOf(rows)?.id).toBe('b');
		expect(nextOf(rows.slice(0, 1))).toBe(undefined);
	});

	it('knows today and tomorrow, also over the end of a month', () => {
		expect(nearness('2026-11-30', '2026-11-30')).toBe('today');
		expect(nearness('2026-12-01', '2026-11-30')).toBe('tomorrow');
		expect(nearness('2026-12-02', '2026-11-30')).toBe(null);
	});
});
