// Reading raw marks: what one of them is worth.
import type { ReadMark } from './compiled.ts';
import { add, compare, decimal, greater, lesser, multiply, ZERO, type Exact } from './exact.ts';
import type { Decimal, Leaf, Worth } from './scheme.ts';

/** The function from a raw mark to what it is worth. */
export function worthFunction(worth: Worth | undefined): (raw: Exact) => Exact {
	if (!worth) return (raw) => raw;
	if ('table' in worth) {
		const rows = worth.table.map((row) => ({ from: decimal(row.from), worth: decimal(row.worth) }));
		return (raw) => rows.findLast((row) => compare(row.from, raw) <= 0)?.worth ?? ZERO;
	}
	const per = decimal(worth.per);
	const base = decimal(worth.base ?? '0');
	const min = worth.min === undefined ? null : decimal(worth.min);
	const max = worth.max === undefined ? null : decimal(worth.max);
	return (raw) => {
		let points = add(base, multiply(per, raw));
		if (min) points = greater(points, min);
		if (max) points = lesser(points, max);
		return points;
	};
}

/** The raw marks between which every worth of the leaf occurs. */
export function tellingMarks(leaf: Leaf, choices: readonly Exact[] | null): readonly Exact[] {
	if (choices) return choices;
	const min = decimal(leaf.min);
	const max = decimal(leaf.max);
	const inside =
		leaf.worth && 'table' in leaf.worth
			? leaf.worth.table
					.map((row) => decimal(row.from))
					.filter((from) => compare(from, min) > 0 && compare(from, max) <= 0)
			: [];
	return [min, max, ...inside];
}

const REMEMBERED = 4096;

/** Reads the decimals of one leaf; a mark's few possible values are remembered. */
export function markReader(worthOf: (raw: Exact) => Exact): (value: Decimal) => ReadMark {
	const known = new Map<Decimal, ReadMark>();
	return (value) => {
		let read = known.get(value);
		if (!read) {
			const raw = decimal(value);
			read = { raw, worth: worthOf(raw) };
			if (known.size >= REMEMBERED) known.clear();
			known.set(value, read);
		}
		return read;
	};
}
