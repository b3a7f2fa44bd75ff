// 1,726 published performances of figure skating, recomputed from 214,531 marks.
// Source: BuzzFeedNews/figure-skating-scores (CC BY 4.0), from the protocols at isuresults.com.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readIsu } from '../../cli/replay/isu.ts';
import { toFixed } from '../../src/lib/domain/scoring/exact.ts';
import { dataFolder } from './data-folder.ts';
import { recompute } from './recompute.ts';

const folder = dataFolder();

describe.skipIf(!folder)('the ISU protocols of 2016 and 2017', () => {
	it('come out with every published total and rank, ties included', { timeout: 120_000 }, () => {
		const programmes = readIsu(join(folder ?? '', 'isu'));
		const all = programmes.flatMap((programme) =>
			recompute(programme).map((one) => ({ programme: programme.id, ...one }))
		);
		expect(programmes.length).toBe(152);
		expect(all.length).toBe(1726);
		const differing = all.filter(
			({ entry, score, rank }) =>
				score.state !== 'complete' || !score.total || toFixed(score.total, 2) !== entry.total || rank !== entry.rank
		);
		expect(differing.map(({ programme, entry }) => `${programme}: ${entry.name}`)).toEqual([]);
		const tied = all
			.filter(({ tie }) => tie !== null)
			.map(({ entry, rank, tie }) => [entry.name, entry.total, rank, tie]);
		expect(tied).toEqual([
			['Anne Line GJERSEM', '80.62', 23, 0],
			['Viveca LINDFORS', '80.62', 22, 0],
			['Marin HONDA', '66.90', 6, 0],
			['Mai MIHARA', '66.90', 7, 0],
			['Mingyang ZHANG / Bowen SONG', '53.15', 6, 0],
			['Ashley CAIN / Timothy LEDUC', '53.15', 7, 0]
		]);
	});
});
