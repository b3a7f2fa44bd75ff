import { describe, expect, it } from 'vitest';
import type { LifeShown, StepTaken } from '#lib/client/life/shapes.ts';
import type { Life } from '#lib/domain/competition/life.ts';
import { USUAL_LEAD_TIMES } from '#lib/domain/competition/life/lead-times.ts';
import { standsOn, stationsOf } from './line.ts';

function shown(lives: readonly Life[]): LifeShown {
	const steps = lives.map((to, at): StepTaken => ({
		number: at + 1,
		from: lives[at - 1] ?? null,
		to,
		reason: null,
		note: null,
		by: null,
		at: `2026-11-${String(at + 1).padStart(2, '0')}T02:00:00Z`
	}));
	return {
		life: lives.at(-1) ?? 'idea',
		steps,
		possible: [],
		deadlines: [{ kind: 'judges', dueOn: '2026-11-20', state: 'done', doneOn: null, by: null }],
		times: USUAL_LEAD_TIMES,
		own: {}
	};
}
const words = (lives: readonly Life[]) =>
	stationsOf(shown(lives), (at) => at.slice(0, 10)).map(
		({ of, how, on }) => `${of} ${how}${on ? ` ${on.slice(8)}` : ''}`
	);

describe('the line', () => {
	it('has every station in order, with the judges before the draw', () => {
		expect(words(['planned', 'filed', 'approved'])).toEqual([
			'idea passed',
			'planned done 01',
			'filed done 02',
			'approved here 03',
			...['notice', 'registration'].map((of) => `${of} ahead`),
			'judges done',
			...['drawn', 'running', 'provisional', 'public-notice', 'confirmed', 'archived'].map((of) => `${of} ahead`)
		]);
	});

	it('forgets what was taken back, and shows the later of two', () => {
		expect(words(['planned', 'filed', 'planned', 'filed']).slice(0, 4)).toEqual([
			'idea passed',
			'planned done 03',
			'filed here 04',
			'approved ahead'
		]);
	});

	it('stands where it was when it is put off', () => {
		expect(standsOn(shown(['planned', 'filed', 'postponed']))).toBe('filed');
	});
});
