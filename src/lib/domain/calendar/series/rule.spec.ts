import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/day.ts';
import { parseRRule, toRRule, type Nth, type SeriesRule } from './rule.ts';

const end = fc.oneof(
	fc.integer({ min: 1, max: 400 }).map((count) => ({ count })),
	fc.integer({ min: 0, max: 3000 }).map((n) => ({ until: addDays('2024-01-01', n) }))
);
const interval = fc.integer({ min: 1, max: 12 });
const day = fc.integer({ min: 1, max: 7 });
const rules: fc.Arbitrary<SeriesRule> = fc.oneof(
	fc.record({
		every: fc.constant('week' as const),
		interval,
		days: fc.uniqueArray(day, { minLength: 1 }).map((days) => days.sort()),
		end
	}),
	fc.record({
		every: fc.constant('month' as const),
		interval,
		nth: fc.constantFrom<Nth>(1, 2, 3, 4, -1),
		weekday: day,
		end
	}),
	fc.record({
		every: fc.constant('month' as const),
		interval,
		date: fc.oneof(fc.constant(-1), fc.integer({ min: 1, max: 31 })),
		end
	})
);

describe('a rule', () => {
	it('is spelled as RFC 5545 wants it', () => {
		expect(toRRule({ every: 'week', interval: 2, days: [4, 2], end: { count: 24 } })).toBe(
			'FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,TH;COUNT=24'
		);
		expect(toRRule({ every: 'month', interval: 1, nth: 2, weekday: 6, end: { until: '2026-12-31' } })).toBe(
			'FREQ=MONTHLY;BYDAY=2SA;UNTIL=20261231T155959Z'
		);
		expect(toRRule({ every: 'month', interval: 3, date: -1, end: { count: 4 } })).toBe(
			'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1;COUNT=4'
		);
	});

	it('is read as it was written', () => {
		fc.assert(
			fc.property(rules, (rule) => {
				expect(parseRRule(toRRule(rule))).toEqual(rule);
			})
		);
	});

	it('of another kind is not pretended to be known', () => {
		for (const other of ['FREQ=DAILY;COUNT=3', 'FREQ=WEEKLY;BYDAY=TU', 'FREQ=MONTHLY;BYMONTHDAY=40;COUNT=1', ''])
			expect(parseRRule(other)).toBe(null);
	});
});
