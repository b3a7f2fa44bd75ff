import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchDates } from './match-dates.ts';

const rowsOf = (days: readonly string[]) => days.map((recursOn) => ({ recursOn }));

describe('a changed rule', () => {
	it('keeps what it still has and adds the rest', () => {
		const matched = matchDates(rowsOf(['03-03', '03-10']), ['03-03', '03-05', '03-10', '03-12']);
		expect(matched.kept.every(({ row, recursOn }) => row.recursOn === recursOn)).toBe(true);
		expect(matched.fresh).toEqual(['03-05', '03-12']);
	});

	it('moves lessons in their order to another day of the week', () => {
		const matched = matchDates(rowsOf(['03-03', '03-10', '03-17']), ['03-04', '03-11']);
		expect(matched.kept.map(({ row, recursOn }) => [row.recursOn, recursOn])).toEqual([
			['03-03', '03-04'],
			['03-10', '03-11']
		]);
		expect(matched.surplus).toEqual([{ recursOn: '03-17' }]);
	});

	it('that only begins later does not carry its first date to the end', () => {
		const matched = matchDates(rowsOf(['03-03', '03-10']), ['03-10', '03-17']);
		expect(matched.surplus).toEqual([{ recursOn: '03-03' }]);
		expect(matched.fresh).toEqual(['03-17']);
	});

	it('accounts for every row and every date once', () => {
		const days = fc
			.uniqueArray(fc.integer({ min: 10, max: 99 }), { maxLength: 40 })
			.map((list) => list.sort().map(String));
		fc.assert(
			fc.property(days, days, (rows, dates) => {
				const { kept, surplus, fresh } = matchDates(rowsOf(rows), dates);
				expect([...kept.map(({ row }) => row.recursOn), ...surplus.map((row) => row.recursOn)].sort()).toEqual(rows);
				expect([...kept.map(({ recursOn }) => recursOn), ...fresh].sort()).toEqual(dates);
			})
		);
	});
});
