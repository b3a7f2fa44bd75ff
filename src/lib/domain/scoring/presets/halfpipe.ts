// Halfpipe: the best of three runs counts; of six judges the highest and the lowest are struck; countback breaks ties.
import { highest, points, scheme, text, TWO_PLACES, type Preset } from './pieces.ts';

export const halfpipe: Preset = {
	id: 'halfpipe',
	title: text('U 型场地（三轮取最好）', 'Halfpipe (best of three runs)'),
	build: () =>
		scheme(
			text('U 型场地', 'Halfpipe'),
			{
				code: 'BEST',
				title: text('最好一轮', 'Best run'),
				kind: 'best-of',
				keep: 1,
				over: 'runs',
				runs: 3,
				children: [
					points('RUN', text('一轮', 'Run'), '100', '1', {
						seats: [1, 2, 3, 4, 5, 6],
						panel: { how: 'trimmed', drop: { high: 1, low: 1 }, take: 'mean' },
						steps: [TWO_PLACES]
					})
				]
			},
			highest({ by: 'runs', code: 'BEST', clause: '同分比次好一轮' })
		)
};
