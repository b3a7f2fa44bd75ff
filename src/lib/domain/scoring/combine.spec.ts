import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascending, combine, struckOf, type CombineRule } from './combine.ts';
import { compare, decimal, equal, greater, lesser, toFigure, type Exact } from './exact.ts';

function rule(how: CombineRule['how'], rest: Partial<CombineRule> = {}): CombineRule {
	return { how, high: 0, low: 0, keep: 1, take: 'mean', better: 'high', ...rest };
}

function of(how: CombineRule, values: readonly string[], failed = 0): string | null {
	const value = combine(how, values.map(decimal), failed);
	return value && toFigure(value);
}

const ONE_EACH = rule('trimmed', { high: 1, low: 1 });

describe('combine', () => {
	it('sums, averages and takes the middle', () => {
		expect(of(rule('sum'), ['1', '2.5', '3'])).toBe('6.5');
		expect(of(rule('mean'), ['2', '2', '3'])).toBe('2.333333…');
		expect(of(rule('median'), ['9', '1', '4'])).toBe('4');
		expect(of(rule('median'), ['9', '1', '4', '5'])).toBe('4.5');
		expect(of(rule('middle-two'), ['9.1', '1', '8.9', '10'])).toBe('9');
		expect(of(rule('middle-two'), ['9', '1', '4'])).toBe('4');
	});

	it('strikes highest and lowest', () => {
		expect(of(ONE_EACH, ['8', '9.5', '9', '7', '8.5'])).toBe('8.5');
		expect(of({ ...ONE_EACH, take: 'sum' }, ['8', '9.5', '9', '7', '8.5'])).toBe('25.5');
		expect(of(rule('trimmed', { high: 2, low: 2, take: 'sum' }), ['4.5', '4.5', '5', '5.5', '5.5', '6', '6'])).toBe(
			'16'
		);
	});

	it('strikes none when nothing would be left', () => {
		expect(of(ONE_EACH, ['8', '9'])).toBe('8.5');
		expect(of(ONE_EACH, ['8', '9', '7'])).toBe('8');
	});

	it('keeps the best, or the fastest', () => {
		expect(of(rule('best-of'), ['61', '75', '70'])).toBe('75');
		expect(of(rule('best-of', { keep: 2 }), ['61', '75', '70'])).toBe('72.5');
		expect(of(rule('best-of', { keep: 2, take: 'sum', better: 'low' }), ['61', '75', '70'])).toBe('131');
	});

	it('has no value for nothing', () => {
		for (const how of ['sum', 'mean', 'trimmed', 'median', 'middle-two', 'best-of'] as const)
			expect(of(rule(how), [])).toBeNull();
	});
});

describe('a failed one', () => {
	const fastest = rule('trimmed', { high: 1, low: 1, better: 'low' });

	it('is struck as the worst, and a second one cannot be', () => {
		expect(of(fastest, ['10', '12', '11', '13'], 1)).toBe('12');
		expect(of(fastest, ['10', '12', '11'], 2)).toBeNull();
	});

	it('does not disturb the best run, unless there is no other', () => {
		expect(of(rule('best-of'), ['61'], 2)).toBe('61');
		expect(of(rule('best-of', { better: 'low' }), ['61', '60'], 1)).toBe('60');
		expect(of(rule('best-of'), [], 3)).toBeNull();
	});

	it('spoils a sum and a mean', () => {
		expect(of(rule('sum'), ['1', '2'], 1)).toBeNull();
		expect(of(rule('mean'), ['1', '2'], 1)).toBeNull();
	});

	it('may lie outside the middle', () => {
		expect(of(rule('median'), ['5', '7'], 1)).toBe('5');
		expect(of(rule('median', { better: 'low' }), ['5', '7'], 1)).toBe('7');
	});
});

describe('struckOf', () => {
	it('tells which end each was struck at', () => {
		expect(struckOf(ONE_EACH, ['8', '9.5', '9', '7', '8.5'].map(decimal))).toEqual([null, 'high', null, 'low', null]);
		expect(struckOf(ONE_EACH, [decimal('8'), decimal('9')])).toEqual([null, null]);
	});

	it('of equal marks takes the first as low and the last as high', () => {
		expect(struckOf(ONE_EACH, ['9', '9', '9', '9'].map(decimal))).toEqual(['low', null, null, 'high']);
	});

	it('counts a failed one at the worse end', () => {
		const fastest = rule('trimmed', { high: 1, low: 1, better: 'low' });
		expect(struckOf(fastest, [decimal('10'), null, decimal('12')])).toEqual(['low', 'high', null]);
	});
});

const marks = fc.array(
	fc
		.tuple(fc.bigInt({ min: -100n, max: 100n }), fc.nat({ max: 2 }))
		.map(([units, places]): Exact => ({ units, places, over: 1n })),
	{ minLength: 1, maxLength: 9 }
);
const drop = fc.nat({ max: 3 });

describe('for any marks', () => {
	it('a trimmed mean lies between the least and the greatest mark', () => {
		fc.assert(
			fc.property(marks, drop, drop, (values, high, low) => {
				const value = combine(rule('trimmed', { high, low }), values);
				expect(value && compare(value, values.reduce(lesser)) >= 0 && compare(value, values.reduce(greater)) <= 0).toBe(
					true
				);
			})
		);
	});

	it('the order of the marks does not matter', () => {
		fc.assert(
			fc.property(
				marks,
				drop,
				drop,
				fc.constantFrom('trimmed', 'median', 'best-of', 'mean', 'sum'),
				(values, high, low, how) => {
					const one = combine(rule(how, { high, low, keep: 2 }), values);
					const other = combine(rule(how, { high, low, keep: 2 }), [...values].reverse());
					expect(one && other && equal(one, other)).toBe(true);
				}
			)
		);
	});

	it('ascending sorts and keeps equal ones in order', () => {
		fc.assert(
			fc.property(marks, (values) => {
				const order = ascending(values);
				expect([...order].sort((a, b) => a - b)).toEqual(values.map((_, i) => i));
				order.slice(1).forEach((at, i) => {
					const [a, b] = [values[order[i] ?? 0], values[at]];
					const sorted = a && b ? compare(a, b) : 1;
					expect(sorted < 0 || (sorted === 0 && (order[i] ?? 0) < at)).toBe(true);
				});
			})
		);
	});
});
