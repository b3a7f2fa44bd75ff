// 五评去高低: five judges mark the whole sheet; the highest and the lowest sheet are struck, the rest averaged.
import { highest, points, scheme, sum, text, TWO_PLACES, type Preset } from './pieces.ts';

export const fiveJudges: Preset = {
	id: 'five-judges',
	title: text('五评去高低', 'Five judges, highest and lowest struck'),
	build: () =>
		scheme(
			text('五评去高低', 'Five judges, highest and lowest struck'),
			{
				code: 'TOTAL',
				title: text('总分', 'Total'),
				kind: 'trimmed',
				over: 'judges',
				drop: { high: 1, low: 1 },
				take: 'mean',
				steps: [TWO_PLACES],
				children: [
					sum('SHEET', text('评分表', 'Sheet'), [
						points('A', text('操作规范', 'Procedure'), '30', '0.5'),
						points('B', text('质量', 'Quality'), '50', '0.5'),
						points('C', text('安全文明', 'Safety and order'), '20', '0.5')
					])
				]
			},
			highest({ by: 'judges', clause: '同分以多数裁判为准' })
		)
};
