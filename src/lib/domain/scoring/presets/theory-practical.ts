// 理论 30 / 实操 70: one paper and one practical; the practical decides a tie.
import { highest, points, scheme, text, TWO_PLACES, type Preset } from './pieces.ts';

export const theoryPractical: Preset = {
	id: 'theory-practical',
	title: text('理论 30 · 实操 70', 'Theory 30 · practical 70'),
	build: () =>
		scheme(
			text('理论 30 · 实操 70', 'Theory 30 · practical 70'),
			{
				code: 'TOTAL',
				title: text('总分', 'Total'),
				kind: 'weighted',
				steps: [TWO_PLACES],
				children: [
					points('T', text('理论', 'Theory'), '100', '0.5', { weight: '0.30', seats: [1] }),
					points('P', text('实操', 'Practical'), '100', '0.5', {
						weight: '0.70',
						panel: { how: 'trimmed', drop: { high: 1, low: 1 }, take: 'mean' },
						steps: [TWO_PLACES]
					})
				]
			},
			highest({ by: 'node', code: 'P', clause: '同分比实操成绩' })
		)
};
