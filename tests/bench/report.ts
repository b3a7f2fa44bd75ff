// What a bench found: a table for people, a JSON file with the facts of the machine for later, and whether it is enough.
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join, resolve } from 'node:path';

export interface Finding {
	readonly what: string;
	/** Measured floor and product, in `unit`. */
	readonly floor: number;
	readonly product: number;
	readonly unit: string;
	readonly goal: Goal | null;
}

/** `most`: product ÷ floor may be at most this; `least`: it must be at least this; `none`: the product must be zero. */
export type Goal = { readonly most: number } | { readonly least: number } | { readonly none: true };

export interface Bench {
	readonly name: string;
	readonly options: object;
	readonly findings: readonly Finding[];
	/** Figures without a goal. */
	readonly notes: readonly string[];
	/** Everything measured, run by run. */
	readonly samples: unknown;
}

const FOLDER = resolve(import.meta.dirname, '../../bench-results');

function ratio({ floor, product }: Finding): number {
	return product / floor;
}

/** Whether a finding reaches its goal; one without a goal does. */
export function reaches(finding: Finding): boolean {
	const { goal } = finding;
	if (!goal) return true;
	if ('none' in goal) return finding.product === 0;
	return 'most' in goal ? ratio(finding) <= goal.most : ratio(finding) >= goal.least;
}

function shown(value: number): string {
	if (Number.isInteger(value)) return String(value);
	return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(value >= 0.1 ? 2 : 4);
}

function goalText(goal: Goal | null): string {
	if (!goal) return '';
	if ('none' in goal) return 'none';
	return 'most' in goal ? `≤ ${goal.most}` : `≥ ${goal.least}`;
}

/** The findings as a table in plain text. */
export function table(findings: readonly Finding[]): string {
	const rows = [
		['', 'floor', 'product', 'unit', 'ratio', 'goal', ''],
		...findings.map((one) => [
			one.what,
			shown(one.floor),
			shown(one.product),
			one.unit,
			one.floor > 0 ? `${ratio(one).toFixed(2)} ×` : '',
			goalText(one.goal),
			one.goal ? (reaches(one) ? 'reached' : 'FALLS SHORT') : ''
		])
	];
	const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
	const text = new Set([0, 3, 6]);
	return rows
		.map((row) =>
			row
				.map((cell, column) =>
					text.has(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
				)
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}

/** Prints a bench, keeps it, and answers whether every goal is reached. */
export async function report(bench: Bench): Promise<boolean> {
	process.stdout.write(`\n${bench.name}\n\n${table(bench.findings)}\n\n`);
	for (const note of bench.notes) process.stdout.write(`${note}\n`);
	const at = new Date().toISOString();
	const machine = {
		cpu: cpus()[0]?.model ?? 'unknown',
		cores: cpus().length,
		memoryGB: Math.round(totalmem() / 2 ** 30),
		system: `${platform()} ${release()}`,
		node: process.version,
		loadAverage: loadavg()
	};
	await mkdir(FOLDER, { recursive: true });
	const file = join(FOLDER, `${bench.name}-${at.replace(/[:.]/g, '-')}.json`);
	const findings = bench.findings.map((one) => ({
		...one,
		ratio: one.floor > 0 ? ratio(one) : null,
		reached: reaches(one)
	}));
	await writeFile(file, `${JSON.stringify({ ...bench, at, machine, findings }, null, '\t')}\n`);
	process.stdout.write(`${file}\n`);
	return bench.findings.every(reaches);
}
