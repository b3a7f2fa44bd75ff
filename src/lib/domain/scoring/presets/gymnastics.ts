// Gymnastics: difficulty plus execution minus penalties (D + E − P).
import { highest, points, scheme, sum, text, type Preset } from './pieces.ts';

export const gymnastics: Preset = {
	id: 'gymnastics',
	title: text('体操（D + E − P）', 'Gymnastics (D + E − P)'),
	build: () =>
		scheme(
			text('体操', 'Gymnastics'),
			{
				code: 'TOTAL',
				title: text('总分', 'Total'),
				kind: 'minus',
				children: [
					sum('DE', text('难度与完成', 'Difficulty and execution'), [
						{
							code: 'D',
							title: text('难度分 D', 'D score'),
							kind: 'points',
							min: '0',
							max: '12',
							step: '0.1',
							seats: [1],
							panel: { how: 'agreed' }
						},
						points('E', text('完成分 E', 'E score'), '10', '0.1', {
							seats: [2, 3, 4, 5, 6],
							panel: { how: 'trimmed', drop: { high: 1, low: 1 }, take: 'mean' },
							steps: [{ round: 3, mode: 'down' }]
						})
					]),
					{
						code: 'P',
						title: text('中性扣分', 'Penalty'),
						kind: 'penalty',
						min: '0',
						max: '10',
						step: '0.1',
						seats: [1],
						missing: 'zero'
					}
				]
			},
			highest({ by: 'node', code: 'E', clause: '同分比完成分' }, { by: 'node', code: 'D', clause: '再比难度分' })
		)
};
