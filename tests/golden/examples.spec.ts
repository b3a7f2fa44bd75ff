// Every example of docs/examples, scored from its files by the command's own reader. The expected results were worked out
// by an independent calculation, or are the published ones of a real event.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { statusOf, totalText } from '../../cli/score/print-standings.ts';
import { readTable } from '../../cli/score/read-table.ts';
import { scoreFiles } from '../../cli/score/score-files.ts';

const folder = join(import.meta.dirname, '../../docs/examples');
const examples = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());

const COLUMNS = { entry: ['entry'], rank: ['rank'], total: ['total'], status: ['status'] } as const;

describe('the examples of the documentation', () => {
	it('are all there', () => {
		expect(examples.length).toBeGreaterThanOrEqual(13);
	});

	it.each(examples.map((one) => one.name))('%s', (name) => {
		const file = (of: string): string => join(folder, name, of);
		const entries = existsSync(file('entries.csv')) ? file('entries.csv') : null;
		const scored = scoreFiles({ scheme: file('scheme.json'), marks: file('marks.csv'), entries });
		const { rows } = readTable(file('expected.csv'), COLUMNS, ['entry', 'rank', 'total', 'status']);
		const results = scored.entries.map((entry) => ({
			entry: entry.id,
			rank: String(entry.standing.rank ?? ''),
			total: entry.score.total ? totalText(scored, entry.score.total) : '',
			status: statusOf(entry)
		}));
		expect(rows.length).toBeGreaterThan(0);
		expect(results).toEqual(rows.map((row) => row.cells));
	});
});
