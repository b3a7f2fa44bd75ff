// The demo season's judges: the panel of the final and two dozen invented colleagues, with their trades.
import type { Text } from '../../domain/shared/text.ts';
import { JUDGES } from './funing.ts';

const [GCL, RONGWEI, GRID, SCHOOL] = ['阜宁协鑫光伏', '江苏荣威', '国网阜宁县供电公司', '阜宁中等专业学校'];
const [HOSPITAL, FILTERS, HIGH_TECH, ZONE] = ['阜宁县人民医院', '东沟滤袋', '阜宁高新区', '阜宁经济开发区'];

type Paper = readonly [trade: string, grade: 'county' | 'city' | 'province' | 'national', days: number | null];

export const WELD: Text = { zh: '焊工', en: 'Welding' };
export const CNC: Text = { zh: '数控车工', en: 'CNC Turning' };
export const TRADES: readonly Text[] = [
	WELD,
	CNC,
	{ zh: '光伏安装调试', en: 'PV Installation' },
	{ zh: '电工', en: 'Electrical Work' },
	{ zh: '养老护理', en: 'Elderly Care' },
	{ zh: '工业机器人', en: 'Industrial Robots' },
	{ zh: '砌筑工', en: 'Bricklaying' }
];

/** Name, employer and papers; days until a paper ends, from today. */
export const POOL: readonly (readonly [name: Text, employer: string, papers: readonly Paper[]])[] = [
	...JUDGES.map(
		([name, employer], n) =>
			[
				name,
				employer,
				[
					['光伏安装调试', n % 3 ? 'city' : 'province', 210 + n * 90],
					['电工', 'county', 40 + n * 130]
				]
			] as const
	),
	[{ zh: '张伟', en: 'Zhang Wei' }, RONGWEI, [['焊工', 'province', 420]]],
	[
		{ zh: '薛海波', en: 'Xue Haibo' },
		GRID,
		[
			['焊工', 'city', 300],
			['电工', 'city', 300]
		]
	],
	[{ zh: '孟庆林', en: 'Meng Qinglin' }, SCHOOL, [['焊工', 'city', 66]]],
	[{ zh: '贾永成', en: 'Jia Yongcheng' }, FILTERS, [['焊工', 'county', 510]]],
	[{ zh: '江秀梅', en: 'Jiang Xiumei' }, HIGH_TECH, [['焊工', 'county', 180]]],
	[
		{ zh: '葛志远', en: 'Ge Zhiyuan' },
		ZONE,
		[
			['焊工', 'city', 730],
			['工业机器人', 'city', 730]
		]
	],
	[
		{ zh: '严守信', en: 'Yan Shouxin' },
		'县住建系统',
		[
			['焊工', 'county', 95],
			['砌筑工', 'province', 620]
		]
	],
	[{ zh: '卞志强', en: 'Bian Zhiqiang' }, HIGH_TECH, [['焊工', 'national', null]]],
	[{ zh: '夏桂芳', en: 'Xia Guifang' }, '县教育系统', [['焊工', 'county', 240]]],
	[{ zh: '戴正明', en: 'Dai Zhengming' }, '县交通系统', [['焊工', 'county', 365]]],
	[
		{ zh: '邹立群', en: 'Zou Liqun' },
		GCL,
		[
			['数控车工', 'city', 400],
			['工业机器人', 'county', 400]
		]
	],
	[{ zh: '季红兵', en: 'Ji Hongbing' }, GCL, [['数控车工', 'county', 280]]],
	[{ zh: '陆文斌', en: 'Lu Wenbin' }, '县教育系统', [['数控车工', 'province', 610]]],
	[{ zh: '蔡晓峰', en: 'Cai Xiaofeng' }, ZONE, [['数控车工', 'city', 150]]],
	[{ zh: '钱永康', en: 'Qian Yongkang' }, '县交通系统', [['数控车工', 'county', 500]]],
	[{ zh: '左玉华', en: 'Zuo Yuhua' }, HIGH_TECH, [['数控车工', 'county', 333]]],
	[{ zh: '单国兰', en: 'Shan Guolan' }, HOSPITAL, [['养老护理', 'province', 450]]],
	[{ zh: '征晓燕', en: 'Zheng Xiaoyan' }, HOSPITAL, [['养老护理', 'city', 58]]],
	[{ zh: '欧阳静', en: 'Ouyang Jing' }, '县卫健系统', [['养老护理', 'city', 240]]],
	[{ zh: '裴学军', en: 'Pei Xuejun' }, '益林镇', [['砌筑工', 'county', -20]]],
	[{ zh: '顾长林', en: 'Gu Changlin' }, '沟墩镇', [['电工', 'county', 270]]],
	[{ zh: '史建平', en: 'Shi Jianping' }, GRID, [['电工', 'national', null]]],
	[{ zh: '邵春生', en: 'Shao Chunsheng' }, '板湖镇', [['砌筑工', 'county', 77]]],
	[{ zh: '项雪琴', en: 'Xiang Xueqin' }, SCHOOL, [['工业机器人', 'province', 900]]]
];
