// The demo season's facts: Funing county (阜宁县, division code 320923) with its real 13 towns and 4 subdistricts. Names of towns:
// modood/Administrative-divisions-of-China. People, results and dates are invented.
import type { Text } from '../../domain/shared/text.ts';

export interface Place {
	readonly name: Text;
	readonly short: Text;
}

const town = (zh: string, en: string): Place => ({ name: { zh: `${zh}镇`, en: `${en} Town` }, short: { zh, en } });
const subdistrict = (zh: string, en: string): Place => ({
	name: { zh: `${zh}街道`, en: `${en} Subdistrict` },
	short: { zh, en }
});

export const SUBDISTRICTS: readonly Place[] = [
	subdistrict('阜城', 'Fucheng'),
	subdistrict('吴滩', 'Wutan'),
	subdistrict('花园', 'Huayuan'),
	subdistrict('金沙湖', 'Jinshahu')
];

export const TOWNS: readonly Place[] = [
	town('沟墩', 'Goudun'),
	town('陈良', 'Chenliang'),
	town('三灶', 'Sanzao'),
	town('郭墅', 'Guoshu'),
	town('新沟', 'Xingou'),
	town('陈集', 'Chenji'),
	town('羊寨', 'Yangzhai'),
	town('芦蒲', 'Lupu'),
	town('板湖', 'Banhu'),
	town('东沟', 'Donggou'),
	town('益林', 'Yilin'),
	town('古河', 'Guhe'),
	town('罗桥', 'Luoqiao')
];

export const ZONES: readonly Place[] = [
	{ name: { zh: '阜宁经济开发区', en: 'Funing Economic Development Zone' }, short: { zh: '经开区', en: 'ED Zone' } },
	{ name: { zh: '阜宁高新区', en: 'Funing High-Tech Zone' }, short: { zh: '高新区', en: 'High-Tech Zone' } }
];

export const SYSTEMS: readonly Place[] = [
	{ name: { zh: '县教育系统', en: 'Education System' }, short: { zh: '教育', en: 'Education' } },
	{ name: { zh: '县住建系统', en: 'Housing and Construction System' }, short: { zh: '住建', en: 'Construction' } },
	{ name: { zh: '县卫健系统', en: 'Health System' }, short: { zh: '卫健', en: 'Health' } },
	{ name: { zh: '县交通系统', en: 'Transport System' }, short: { zh: '交通', en: 'Transport' } }
];

export const CLUSTERS: readonly Place[] = [
	{ name: { zh: '光伏产业集群', en: 'Photovoltaics Cluster' }, short: { zh: '光伏', en: 'PV' } },
	{ name: { zh: '环保滤料产业集群', en: 'Filter Materials Cluster' }, short: { zh: '滤料', en: 'Filters' } },
	{ name: { zh: '装备制造产业集群', en: 'Equipment Cluster' }, short: { zh: '装备', en: 'Equipment' } }
];

export const EMPLOYERS: readonly { readonly name: Text; readonly kind: 'enterprise' | 'school' }[] = [
	{ name: { zh: '阜宁协鑫光伏', en: 'Funing GCL Photovoltaics' }, kind: 'enterprise' },
	{ name: { zh: '江苏荣威', en: 'Jiangsu Rongwei' }, kind: 'enterprise' },
	{ name: { zh: '国网阜宁县供电公司', en: 'State Grid Funing' }, kind: 'enterprise' },
	{ name: { zh: '阜宁中等专业学校', en: 'Funing Vocational School' }, kind: 'school' },
	{ name: { zh: '阜宁县人民医院', en: "Funing People's Hospital" }, kind: 'enterprise' },
	{ name: { zh: '东沟滤袋', en: 'Donggou Filter Bags' }, kind: 'enterprise' }
];

/** Contestants of the running final: name, employer. */
export const FINALISTS: readonly (readonly [Text, string])[] = [
	[{ zh: '孙志强', en: 'Sun Zhiqiang' }, '阜宁协鑫光伏'],
	[{ zh: '杨帆', en: 'Yang Fan' }, '阜宁高新区'],
	[{ zh: '季加兵', en: 'Ji Jiabing' }, '江苏荣威'],
	[{ zh: '皋玉凤', en: 'Gao Yufeng' }, '江苏荣威'],
	[{ zh: '裴光明', en: 'Pei Guangming' }, '沟墩镇'],
	[{ zh: '唐慧', en: 'Tang Hui' }, '国网阜宁县供电公司'],
	[{ zh: '卞学军', en: 'Bian Xuejun' }, '益林镇'],
	[{ zh: '顾晓东', en: 'Gu Xiaodong' }, '东沟镇'],
	[{ zh: '左长林', en: 'Zuo Changlin' }, '羊寨镇'],
	[{ zh: '周海涛', en: 'Zhou Haitao' }, '阜宁协鑫光伏'],
	[{ zh: '史红梅', en: 'Shi Hongmei' }, '阜城街道'],
	[{ zh: '邵建华', en: 'Shao Jianhua' }, '板湖镇'],
	[{ zh: '欧阳文博', en: 'Ouyang Wenbo' }, '阜宁经济开发区'],
	[{ zh: '仇正刚', en: 'Qiu Zhenggang' }, '阜宁中等专业学校'],
	[{ zh: '项士成', en: 'Xiang Shicheng' }, '陈集镇'],
	[{ zh: '徐文静', en: 'Xu Wenjing' }, '阜宁协鑫光伏'],
	[{ zh: '蔡金龙', en: 'Cai Jinlong' }, '新沟镇'],
	[{ zh: '戴永兵', en: 'Dai Yongbing' }, '国网阜宁县供电公司'],
	[{ zh: '陈立军', en: 'Chen Lijun' }, '三灶镇'],
	[{ zh: '单晓燕', en: 'Shan Xiaoyan' }, '金沙湖街道'],
	[{ zh: '王建国', en: 'Wang Jianguo' }, '阜宁中等专业学校'],
	[{ zh: '征国平', en: 'Zheng Guoping' }, '古河镇'],
	[{ zh: '嵇雪峰', en: 'Ji Xuefeng' }, '江苏荣威'],
	[{ zh: '吉春明', en: 'Ji Chunming' }, '罗桥镇']
];

/** The panel of the final, seat 1 first; the last is the chief judge. */
export const JUDGES: readonly (readonly [Text, string])[] = [
	[{ zh: '陆建中', en: 'Lu Jianzhong' }, '阜宁中等专业学校'],
	[{ zh: '周海燕', en: 'Zhou Haiyan' }, '国网阜宁县供电公司'],
	[{ zh: '皋学明', en: 'Gao Xueming' }, '阜宁协鑫光伏'],
	[{ zh: '顾春兰', en: 'Gu Chunlan' }, '阜宁高新区'],
	[{ zh: '沈国荣', en: 'Shen Guorong' }, '江苏荣威'],
	[{ zh: '戴国强', en: 'Dai Guoqiang' }, '阜宁中等专业学校']
];

const SURNAMES =
	'王李张刘陈杨徐周吴孙朱马胡郭林何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷';
const GIVEN = [
	'建军',
	'志明',
	'海燕',
	'春华',
	'文',
	'玉兰',
	'永强',
	'晓红',
	'国平',
	'立新',
	'雪',
	'正洪',
	'秀英',
	'成',
	'德明',
	'金凤',
	'学文',
	'亚军',
	'小芳',
	'兆龙',
	'宝',
	'守义',
	'梅',
	'长春'
];

/** An invented name for a number; different numbers below 2,000 give different names. */
export function inventedName(n: number): Text {
	const surname = SURNAMES[(n * 7) % SURNAMES.length] ?? '王';
	return { zh: `${surname}${GIVEN[(n * 5 + Math.floor(n / SURNAMES.length)) % GIVEN.length] ?? '明'}` };
}

/** Skills contested, as monthly competitions of towns and systems name them. */
export const SKILLS: readonly Text[] = [
	{ zh: '焊工', en: 'Welding' },
	{ zh: '电工', en: 'Electrical Work' },
	{ zh: '养老护理', en: 'Elderly Care' },
	{ zh: '数控车工', en: 'CNC Turning' },
	{ zh: '叉车司机', en: 'Forklift Driving' },
	{ zh: '砌筑工', en: 'Bricklaying' },
	{ zh: '钢筋工', en: 'Rebar Fixing' },
	{ zh: '农机维修', en: 'Farm Machinery Repair' },
	{ zh: '快递员', en: 'Courier Service' },
	{ zh: '缝纫工', en: 'Sewing' },
	{ zh: '民宿管家', en: 'Guesthouse Keeping' },
	{ zh: '果树修剪', en: 'Fruit Tree Pruning' },
	{ zh: '钳工', en: 'Fitting' },
	{ zh: '行车工', en: 'Crane Operation' },
	{ zh: '酱油酿造', en: 'Soy Sauce Brewing' },
	{ zh: '农机驾驶', en: 'Farm Machinery Driving' },
	{ zh: '环卫工', en: 'Street Cleaning' },
	{ zh: '母婴护理', en: 'Infant Care' },
	{ zh: '收银员', en: 'Checkout Service' },
	{ zh: '讲解员', en: 'Guiding' },
	{ zh: '阀门装配', en: 'Valve Assembly' },
	{ zh: '工业机器人', en: 'Industrial Robots' }
];
