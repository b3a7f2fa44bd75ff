import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	add,
	compare,
	decimal,
	divide,
	equal,
	isMultiple,
	multiply,
	parseDecimal,
	roundTo,
	subtract,
	sumOf,
	toDecimal,
	toFigure,
	toFixed,
	toShown,
	whole,
	type Exact
} from './exact.ts';
import type { RoundingMode } from './scheme.ts';

const third = divide(whole(1), whole(3));

describe('parsing', () => {
	it('reads plain decimals and nothing else', () => {
		expect(toDecimal(decimal('-012.500'))).toBe('-12.5');
		for (const text of ['', '.5', '5.', '+1', '1e3', '1,5', ' 1', '0x1', 'NaN', '--1', '1.2.3', '１'])
			expect(parseDecimal(text), text).toBeNull();
	});

	it('throws on text that should have been checked', () => {
		expect(() => decimal('x')).toThrow(RangeError);
	});
});

describe('arithmetic', () => {
	it('keeps what binary floats lose', () => {
		expect(toDecimal(add(decimal('0.1'), decimal('0.2')))).toBe('0.3');
		expect(toDecimal(sumOf([third, third, third]))).toBe('1');
		expect(toDecimal(multiply(third, decimal('0.6')))).toBe('0.2');
		expect(toDecimal(divide(decimal('0.3'), decimal('0.08')))).toBe('3.75');
	});

	it('knows which quotients end', () => {
		expect(toDecimal(divide(whole(1), decimal('-0.16')))).toBe('-6.25');
		expect(toDecimal(third)).toBeNull();
		expect(toDecimal(divide(whole(7), whole(7)))).toBe('1');
	});

	it('refuses to divide by zero', () => {
		expect(() => divide(whole(1), decimal('0.00'))).toThrow(RangeError);
	});

	it('tells multiples of a step', () => {
		expect(isMultiple(decimal('-0.75'), decimal('0.25'))).toBe(true);
		expect(isMultiple(decimal('0.3'), decimal('0.25'))).toBe(false);
		expect(isMultiple(third, decimal('0.1'))).toBe(false);
	});
});

describe('rounding', () => {
	const cases: readonly (readonly [string, number, RoundingMode, string])[] = [
		['2.345', 2, 'half-up', '2.35'],
		['-2.345', 2, 'half-up', '-2.35'],
		['2.345', 2, 'half-even', '2.34'],
		['2.355', 2, 'half-even', '2.36'],
		['-2.5', 0, 'half-even', '-2'],
		['-2.5', 0, 'half-up', '-3'],
		['2.349', 2, 'down', '2.34'],
		['-2.349', 2, 'down', '-2.34'],
		['2.3449999', 2, 'half-up', '2.34'],
		['9.995', 2, 'half-up', '10.00'],
		['7', 2, 'half-up', '7.00']
	];
	it.each(cases)('%s to %i places, %s, is %s', (value, places, mode, rounded) => {
		expect(toFixed(decimal(value), places, mode)).toBe(rounded);
	});

	it('sees a tie only where there is one', () => {
		expect(toFixed(divide(whole(2), whole(3)), 0)).toBe('1');
		expect(toFixed(divide(whole(1), whole(6)), 2)).toBe('0.17');
	});
});

describe('figures', () => {
	it('cut what never ends after six places', () => {
		expect(toFigure(divide(whole(35), whole(3)))).toBe('11.666666…');
		expect(toFigure(divide(whole(-1), whole(3)))).toBe('-0.333333…');
		expect(toFigure(divide(whole(-1), whole(3_000_000_000)))).toBe('-0.000000…');
		expect(toFigure(decimal('12.50'))).toBe('12.5');
	});

	it('show at least the places asked for and never hide a digit', () => {
		expect(toShown(decimal('35.5'), 2)).toBe('35.50');
		expect(toShown(decimal('88.431'), 2)).toBe('88.431');
		expect(toShown(third, 2)).toBe('0.333333…');
	});
});

/** Fractions as a pair of bigints, without any of the cleverness. */
type Naive = readonly [n: bigint, d: bigint];

const anyDecimal = fc
	.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat({ max: 6 }))
	.map(([units, places]): { exact: Exact; naive: Naive } => ({
		exact: { units, places, over: 1n },
		naive: [units, 10n ** BigInt(places)]
	}));
const anyNumber = fc.tuple(anyDecimal, fc.integer({ min: 1, max: 60 })).map(([{ exact, naive }, by]) => ({
	exact: divide(exact, whole(by)),
	naive: [naive[0], naive[1] * BigInt(by)] as Naive
}));

function same(exact: Exact, [n, d]: Naive): boolean {
	const scale = 10n ** BigInt(exact.places) * exact.over;
	return exact.units * d === n * scale;
}

describe('against naive fractions', () => {
	it('adds, subtracts, multiplies, divides and compares the same', () => {
		fc.assert(
			fc.property(anyNumber, anyNumber, (a, b) => {
				const [an, ad] = a.naive;
				const [bn, bd] = b.naive;
				expect(same(add(a.exact, b.exact), [an * bd + bn * ad, ad * bd])).toBe(true);
				expect(same(subtract(a.exact, b.exact), [an * bd - bn * ad, ad * bd])).toBe(true);
				expect(same(multiply(a.exact, b.exact), [an * bn, ad * bd])).toBe(true);
				if (bn !== 0n) expect(same(divide(a.exact, b.exact), [an * bd, ad * bn])).toBe(true);
				const difference = an * bd - bn * ad;
				expect(compare(a.exact, b.exact)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
			})
		);
	});

	it('keeps the normal form: over is positive, prime to ten and to the units', () => {
		fc.assert(
			fc.property(anyNumber, anyNumber, (a, b) => {
				for (const { units, over } of [add(a.exact, b.exact), multiply(a.exact, b.exact)]) {
					expect(over > 0n && over % 2n !== 0n && over % 5n !== 0n).toBe(true);
					for (const prime of [3n, 7n, 11n, 13n, 17n, 19n, 23n, 29n])
						expect(over % prime === 0n && units % prime === 0n && units !== 0n).toBe(false);
				}
			})
		);
	});

	it('rounds to the nearest, and never further than half a step', () => {
		fc.assert(
			fc.property(anyNumber, fc.nat({ max: 4 }), ({ exact }, places) => {
				const step: Exact = { units: 1n, places, over: 1n };
				const off = subtract(roundTo(exact, places), exact);
				const twice = multiply(off, whole(2));
				expect(compare(twice, step) <= 0 && compare(multiply(twice, whole(-1)), step) <= 0).toBe(true);
				const cut = roundTo(exact, places, 'down');
				const lost = subtract(exact, cut);
				expect(compare(multiply(lost, lost), multiply(step, step))).toBe(-1);
				expect(exact.units >= 0n ? lost.units >= 0n : lost.units <= 0n).toBe(true);
			})
		);
	});

	it('reads back what it writes', () => {
		fc.assert(
			fc.property(anyDecimal, ({ exact }) => {
				expect(equal(decimal(toDecimal(exact) ?? ''), exact)).toBe(true);
			})
		);
	});
});
