// Where the real inputs lie: JIANGSAI_DATA, or the folder beside the project. They are not part of the project.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { MarkValue, EntryStatus, Scheme } from '../../src/lib/domain/scoring/scheme.ts';
import type { Judge } from '../../src/lib/domain/scoring/compiled.ts';
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
	/** What was published. */
	readonly rank: number;
	readonly total: string | null;
}

export type RealMark = {
	readonly entry: string;
	readonly aspect: string;
	readonly run: number;
	readonly judge: string;
} & MarkValue;

/** A real competition as this product would have held it; marks come entry by entry in the order they were given. */
export interface RealProgramme {
	readonly id: string;
	readonly competition: string;
	readonly title: Text;
	readonly scheme: Scheme;
	readonly judges: readonly RealJudge[];
	readonly entries: readonly RealEntry[];
	readonly marks: readonly RealMark[];
}

/** The folder of real inputs, or null where there is none. */
export function dataFolder(): string | null {
	const folder = resolve(process.env.JIANGSAI_DATA ?? join(import.meta.dirname, '../../../shared/data'));
	return existsSync(folder) ? folder : null;
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
