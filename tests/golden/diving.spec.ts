// The diving finals of Sydney 2000: semi-final and final added, every final rank, and the published totals of the medallists.
// Source: Emerson, Seltzer and Lin 2009; totals as published by the organizers.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDiving } from '../../cli/replay/diving.ts';
import { toFixed } from '../../src/lib/domain/scoring/exact.ts';
import { dataFolder } from './data-folder.ts';
import { recompute } from './recompute.ts';

const folder = dataFolder();

describe.skipIf(!folder)('the diving finals of Sydney 2000', () => {
	const events = folder ? readDiving(join(folder, 'diving')).map(recompute) : [];

	it('come out with all 48 ranks', () => {
		const all = events.flat();
		expect(all.length).toBe(48);
		expect(all.filter(({ entry, rank, score }) => rank !== entry.rank || score.state !== 'complete')).toEqual([]);
	});

	it('come out with the totals of the three medallists of the 3 m springboard', () => {
		const medallists = events
			.flat()
			.filter(({ entry }) => ['XIONG Ni', 'PLATAS Fernando', 'SAOUTINE Dmitri'].includes(entry.name))
			.map(({ entry, score }) => `${entry.name} ${score.total ? toFixed(score.total, 2) : ''}`);
		expect(medallists).toEqual(
			expect.arrayContaining(['XIONG Ni 708.72', 'PLATAS Fernando 708.42', 'SAOUTINE Dmitri 703.20'])
		);
	});
});
