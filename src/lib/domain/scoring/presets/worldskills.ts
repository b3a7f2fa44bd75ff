// 世赛测量与评价: three judges, 0–3 with a spread of at most one; what can be measured is one agreed value.
import { highest, judgement, passOrFail, scheme, sum, text, type Preset } from './pieces.ts';

const SEATS = [1, 2, 3];

export const worldskills: Preset = {
	id: 'worldskills',
	title: text('世赛测量与评价（M/J）', 'WorldSkills measurement and judgement (M/J)'),
	build: () =>
		scheme(
			text('世赛测量与评价', 'WorldSkills measurement and judgement'),
			sum('TOTAL', text('总分', 'Total'), [
				sum('A', text('模块 A', 'Module A'), [
					passOrFail('A-M1', text('尺寸', 'Dimensions'), '20', { seats: SEATS }),
					passOrFail('A-M2', text('功能', 'Function'), '15', { seats: SEATS }),
					judgement('A-J1', text('工艺', 'Workmanship'), '15', { seats: SEATS })
				]),
				sum('B', text('模块 B', 'Module B'), [
					passOrFail('B-M1', text('检测结果', 'Test result'), '30', { seats: SEATS }),
					{
						code: 'B-M2',
						title: text('错误处数', 'Number of faults'),
						hint: text('每处扣 2 分，扣完为止', 'Two points off each, down to nothing'),
						kind: 'measurement',
						min: '0',
						max: '20',
						step: '1',
						unit: text('处', 'faults'),
						seats: SEATS,
						panel: { how: 'agreed' },
						worth: { base: '10', per: '-2', min: '0' }
					},
					judgement('B-J1', text('现场与安全', 'Workplace and safety'), '10', { seats: SEATS })
				])
			]),
			highest({ by: 'node', code: 'A', clause: '同分先比模块 A' }, { by: 'node', code: 'B-M1', clause: '再比检测结果' })
		)
};
