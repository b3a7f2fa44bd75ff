// Dates of a rule are those of the venue, wherever the machine stands.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toRRule } from '../../../domain/calendar/series/rule.ts';
import { datesOfRule } from './expand-rule.ts';

/** The dates as a machine in another zone computes them. */
function elsewhere(zone: string, args: readonly string[]): string[] {
	const file = join(import.meta.dirname, 'expand-rule.ts');
	const program = `import { datesOfRule } from ${JSON.stringify(file)}; process.stdout.write(JSON.stringify(datesOfRule(...${JSON.stringify(args)})))`;
	return JSON.parse(
		execFileSync(process.execPath, ['--input-type=module', '-e', program], {
			env: { ...process.env, TZ: zone },
			encoding: 'utf8'
		})
	) as string[];
}

describe('the dates of a rule', () => {
	it('are the four kinds that an editor offers', () => {
		const end = { count: 3 };
		expect(
			datesOfRule(toRRule({ every: 'week', interval: 2, days: [2, 4], end: { count: 4 } }), '2026-03-03', '18:30')
		).toEqual(['2026-03-03', '2026-03-05', '2026-03-17', '2026-03-19']);
		expect(
			datesOfRule(toRRule({ every: 'month', interval: 1, nth: 2, weekday: 6, end }), '2026-01-01', '09:00')
		).toEqual(['2026-01-10', '2026-02-14', '2026-03-14']);
		expect(datesOfRule(toRRule({ every: 'month', interval: 1, date: 31, end }), '2026-01-01', '09:00')).toEqual([
			'2026-01-31',
			'2026-03-31',
			'2026-05-31'
		]);
		expect(datesOfRule(toRRule({ every: 'month', interval: 3, date: -1, end }), '2026-02-01', '09:00')).toEqual([
			'2026-02-28',
			'2026-05-31',
			'2026-08-31'
		]);
		expect(
			datesOfRule(
				toRRule({ every: 'week', interval: 1, days: [7], end: { until: '2026-03-15' } }),
				'2026-03-01',
				'23:30'
			)
		).toEqual(['2026-03-01', '2026-03-08', '2026-03-15']);
	});

	it.each(['America/New_York', 'UTC', 'Pacific/Kiritimati'])('are the same on a machine in %s', (zone) => {
		for (const time of ['00:30', '09:00', '23:30']) {
			const rule = [
				toRRule({ every: 'month', interval: 1, nth: 2, weekday: 6, end: { until: '2026-12-12' } }),
				'2026-01-10',
				time
			] as const;
			expect(elsewhere(zone, rule)).toEqual(datesOfRule(...rule));
			expect(datesOfRule(...rule)).toHaveLength(12);
		}
	});
});
