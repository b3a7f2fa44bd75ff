// A real competition as this product would have held it: what the readers of published data make of their files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Judge } from '../../src/lib/domain/scoring/compiled.ts';
import type { EntryStatus, MarkValue, Scheme } from '../../src/lib/domain/scoring/scheme.ts';
import type { Text } from '../../src/lib/domain/shared/text.ts';

/** A judge as published; the label is what the marks are filed under. */
export interface RealJudge extends Judge {
	readonly name: string;
	readonly country: string;
}

export interface RealEntry {
	readonly id: string;
	/** Place in the starting order, from 1. */
	readonly order: number;
	readonly name: string;
	readonly nation: string;
	readonly status: EntryStatus;
	/** What was published; not every source has totals. */
	readonly rank: number;
	readonly total: string | null;
}

export type RealMark = {
	readonly entry: string;
	readonly aspect: string;
	readonly run: number;
	readonly judge: string;
} & MarkValue;

/** One scored programme. Marks come in the order they were given: an entry's turn is a stretch of marks of that entry. */
export interface RealProgramme {
	readonly id: string;
	readonly competition: string;
	readonly title: Text;
	/** The title in its two parts: the contested skill and the round. */
	readonly event: Text;
	readonly round: Text;
	readonly scheme: Scheme;
	readonly judges: readonly RealJudge[];
	readonly entries: readonly RealEntry[];
	readonly marks: readonly RealMark[];
}

/** The rows of a CSV file with a header line. */
export function readRows<Column extends string>(...path: readonly string[]): readonly Record<Column, string>[] {
	return parse(readFileSync(join(...path)), { columns: true, bom: true });
}

/** Rows by a key, in the order they came. */
export function groupBy<Row>(rows: Iterable<Row>, keyOf: (row: Row) => string): Map<string, Row[]> {
	const groups = new Map<string, Row[]>();
	for (const row of rows) {
		const key = keyOf(row);
		const group = groups.get(key);
		if (group) group.push(row);
		else groups.set(key, [row]);
	}
	return groups;
}
