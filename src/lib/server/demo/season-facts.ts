// The season's invented facts: smaller employers, bases, and how the towns' months went.
import type { Text } from '../../domain/shared/text.ts';

/** Employers beside the larger ones, each with the town it belongs to. */
export const WORKSHOPS: readonly (readonly [Text, string])[] = [
	[{ zh: '益林酱园', en: 'Yilin Sauce Works' }, '益林镇'],
	[{ zh: '阜城服装厂', en: 'Fucheng Garments' }, '阜城街道'],
	[{ zh: '沟墩阀门厂', en: 'Goudun Valves' }, '沟墩镇'],
	[{ zh: '板湖粮油', en: 'Banhu Grain and Oil' }, '板湖镇'],
	[{ zh: '羊寨果品公司', en: 'Yangzhai Fruit' }, '羊寨镇'],
	[{ zh: '金沙湖宾馆', en: 'Jinshahu Hotel' }, '金沙湖街道'],
	[{ zh: '三灶电子厂', en: 'Sanzao Electronics' }, '三灶镇'],
	[{ zh: '罗桥建材厂', en: 'Luoqiao Building Materials' }, '罗桥镇'],
	[{ zh: '古河米业', en: 'Guhe Rice' }, '古河镇'],
	[{ zh: '陈集农机站', en: 'Chenji Farm Machinery' }, '陈集镇']
];

/** A base, who runs it, and the trades that are at home there. */
export const BASES: readonly { readonly name: Text; readonly owner: string; readonly trades: readonly string[] }[] = [
	{
		name: { zh: '光伏实训基地', en: 'PV Training Base' },
		owner: '阜宁中等专业学校',
		trades: ['光伏安装调试', '电工', '工业机器人', '讲解员']
	},
	{
		name: { zh: '焊接竞赛基地', en: 'Welding Base' },
		owner: '江苏荣威',
		trades: ['焊工', '钳工', '数控车工', '阀门装配', '行车工', '钢筋工']
	},
	{
		name: { zh: '食品产业基地', en: 'Food Industry Base' },
		owner: '益林镇',
		trades: ['酱油酿造', '缝纫工', '收银员', '民宿管家', '养老护理', '母婴护理']
	}
];

/** Town by town, January to December: m held, x missed, c cancelled, d postponed, w waived. */
export const MONTHS: readonly string[] = [
	'mmmmmmmmmmmm',
	'mwmmmxmmmmmm',
	'mwmmcmmxmmmm',
	'mmmmmmmmmmmm',
	'mxmmmmxcmmmm',
	'xwmxmwmmdmxm',
	'mwxmmmxmmmmm',
	'xwmmdwmxmmmm',
	'mwmxmmmcmmmm',
	'xxmmmxmmxmmm',
	'mwmmmxcmmmmm',
	'xxmxmmwxmmdm',
	'mwmmxmxmxmmm',
	'mmmmmmmxmmmm',
	'mxmmcmmmxmmm',
	'xwxmmxwxmmmm',
	'xwxxmdxxmmxm'
];

/** Why a month was let off. */
export const WAIVED: Readonly<Record<number, string>> = {
	2: '春节，企业停工，全月不要求',
	6: '夏收夏种',
	7: '防汛抢险'
};

/** What enterprises hold, besides skills: titles by activity. */
export const SESSIONS: readonly (readonly ['skill' | 'five-small' | 'labour' | 'knowledge', Text])[] = [
	['skill', { zh: '岗位练兵', en: 'Skills Drill' }],
	['five-small', { zh: '“五小”成果赛', en: 'Five-Small Contest' }],
	['labour', { zh: '百日安全生产竞赛', en: 'Hundred Safe Days' }],
	['skill', { zh: '班组技能比武', en: 'Team Skills Contest' }],
	['knowledge', { zh: '安全知识竞赛', en: 'Safety Quiz' }]
];

/** Judges of the county's pool beside those of the final. */
export const POOL: readonly (readonly [string, string])[] = [
	['唐国安', '阜宁中等专业学校'],
	['严桂芳', '阜宁县人民医院'],
	['季永明', '国网阜宁县供电公司'],
	['蔡正东', '江苏荣威'],
	['仇春兰', '阜宁高新区'],
	['项立军', '阜宁经济开发区'],
	['左明华', '县住建系统'],
	['卞秀梅', '县教育系统'],
	['皋建国', '县交通系统'],
	['史文彬', '阜宁协鑫光伏'],
	['邵丽华', '县卫健系统'],
	['裴志勇', '东沟滤袋'],
	['吉长林', '益林镇'],
	['嵇晓燕', '阜宁中等专业学校']
];
