// 光伏安装调试: theory 30 and practical 70, marked by five seats; a worked example of every way to mark.
import type { Text } from '../../shared/text.ts';
import type { Leaf, Level } from '../scheme.ts';
import { highest, judgement, passOrFail, points, scheme, sum, text, TWO_PLACES, type Preset } from './pieces.ts';

const TRIMMED = { how: 'trimmed', drop: { high: 1, low: 1 }, take: 'mean' } as const;
const THREE = [1, 2, 3];

function levels(...texts: readonly [Text, Text, Text, Text]): readonly Level[] {
	const titles = [
		text('低于标准', 'Below standard'),
		text('达到标准', 'Meets standard'),
		text('部分超出', 'Partly above'),
		text('优秀', 'Excellent')
	];
	return titles.map((title, i) => ({ value: String(i), title, text: texts[i] ?? title }));
}

const FLATNESS = levels(
	text(
		'组件明显高低错落，缝隙不匀，边线歪斜；未完成也评此级。',
		'Modules clearly uneven, gaps irregular, edges askew; also when not finished.'
	),
	text(
		'组件基本平整，缝隙大致均匀；个别边线有偏差。',
		'Modules mostly level, gaps roughly even; single edges deviate.'
	),
	text('组件平整，缝隙均匀，边线成直线，误差在 2 毫米内。', 'Modules level, gaps even, edges in one line within 2 mm.'),
	text(
		'整个阵列如一个平面，缝隙一致，可作示范。',
		'The whole array is one plane with equal gaps; could serve as a model.'
	)
);

const WIRING = levels(
	text(
		'走线零乱交叉，压接松动露铜，缺线号；未完成也评此级。',
		'Wires cross in disorder, crimps loose with bare copper, labels missing; also when not finished.'
	),
	text(
		'走线横平竖直，压接牢固，线号齐全；个别弯曲偏小。',
		'Wires run level and plumb, crimps firm, labels complete; single bends too tight.'
	),
	text(
		'成束整齐，压接无外露，线号朝向一致，余量合理。',
		'Neat bundles, no bare copper, labels all facing one way, sensible slack.'
	),
	text(
		'可作示范：束线间距均匀，弯曲半径一致，留足检修余量。',
		'Could serve as a model: ties evenly spaced, equal bend radii, ample slack for service.'
	)
);

const SAFETY = levels(
	text('未断电操作或未戴防护用品，工位零乱。', 'Worked live or without protective gear; workplace in disorder.'),
	text(
		'按规程断电、验电，防护齐全，完工清场。',
		'Isolated and tested as required, full protective gear, workplace cleared.'
	),
	text('步步确认并挂牌，工具摆放有序，废料分类。', 'Each step confirmed and tagged out, tools in order, waste sorted.'),
	text('全程可作示范，主动识别并排除风险。', 'A model throughout; finds and removes risks unasked.')
);

/** The chief of the panel enters the paper's result and violations from seat 1. */
const theory: Leaf = {
	...points('T', text('理论机考', 'Theory test'), '100', '0.5'),
	hint: text('机考 0–100，一次成绩', 'Computer test 0–100, one result'),
	weight: '0.30',
	seats: [1]
};

const violations: Leaf = {
	code: 'V',
	title: text('违章', 'Violations'),
	hint: text('每次扣 2 分，至多扣 10 分', 'Two points off each, ten at most'),
	kind: 'penalty',
	min: '0',
	max: '20',
	step: '1',
	unit: text('次', 'times'),
	seats: [1],
	missing: 'zero',
	worth: { per: '-2', min: '-10' }
};

const insulation: Leaf = {
	code: 'C1',
	title: text('绝缘电阻测试', 'Insulation resistance'),
	hint: text('三档：8、4、0', 'Three steps: 8, 4, 0'),
	kind: 'measurement',
	min: '0',
	max: '8',
	step: '4',
	levels: [
		{ value: '0', title: text('不合格', 'Fail') },
		{ value: '4', title: text('方法有误', 'Wrong method') },
		{ value: '8', title: text('合格', 'Pass') }
	],
	panel: { how: 'agreed' }
};

const settings: Leaf = {
	code: 'C2',
	title: text('并网参数设置', 'Grid settings'),
	hint: text('5 处，每处 2 分', 'Five settings, two points each'),
	kind: 'count',
	min: '0',
	max: '5',
	step: '1',
	unit: text('处', 'right'),
	worth: { per: '2' },
	panel: { how: 'agreed' }
};

const installation = sum('A', text('组件安装', 'Module installation'), [
	passOrFail('A1', text('支架定位尺寸', 'Rack position'), '10'),
	judgement('A2', text('组件安装平整度', 'Flatness of the array'), '12', { levels: FLATNESS, seats: THREE }),
	points('A3', text('压块与紧固件', 'Clamps and fasteners'), '8', '0.5', { panel: TRIMMED, steps: [TWO_PLACES] })
]);

const wiring = sum('B', text('电气接线', 'Wiring'), [
	judgement('B1', text('接线工艺', 'Wiring workmanship'), '15', {
		hint: text(
			'看走线、压接、线号与检修余量，以作品现状为准',
			'Look at routing, crimps, labels and slack, as the work stands'
		),
		levels: WIRING,
		seats: THREE
	}),
	passOrFail('B2', text('MC4 接头压接', 'MC4 connectors'), '15'),
	points('B3', text('线缆敷设与标识', 'Cable routing and labels'), '10', '0.5', { panel: TRIMMED, steps: [TWO_PLACES] })
]);

const testing = sum('C', text('检测与安全', 'Testing and safety'), [
	insulation,
	settings,
	judgement('C3', text('安全操作', 'Safe working'), '12', { levels: SAFETY, seats: THREE })
]);

export const photovoltaic: Preset = {
	id: 'photovoltaic',
	title: text('光伏安装调试', 'Photovoltaic installation'),
	build: () =>
		scheme(
			text('光伏安装调试', 'Photovoltaic installation'),
			{
				code: 'TOTAL',
				title: text('总分', 'Total'),
				kind: 'weighted',
				steps: [TWO_PLACES],
				children: [
					theory,
					{
						code: 'P',
						title: text('实操', 'Practical'),
						kind: 'sum',
						weight: '0.70',
						children: [installation, wiring, testing, violations]
					}
				]
			},
			highest({ by: 'node', code: 'P', clause: '细则 7.3' }, { by: 'node', code: 'B', clause: '细则 7.3' })
		)
};
