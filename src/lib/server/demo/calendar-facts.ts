// What is held where in the demo season's weeks: places as Funing names them, invented people and classes.
import type { BookingRole, OccasionKind, ResourceKind } from '../../domain/calendar/bookings/facts.ts';
import type { Text } from '../../domain/shared/text.ts';

export interface Taken {
	readonly name: string;
	readonly role: BookingRole;
	readonly travel?: number;
	readonly hard?: boolean;
}

interface Place {
	readonly name: Text;
	readonly kind: ResourceKind;
	readonly capacity: number;
	readonly opens?: string;
	readonly closes?: string;
}

export const PLACES: readonly Place[] = [
	{ name: { zh: '光伏实训基地', en: 'PV Training Base' }, kind: 'base', capacity: 24 },
	{ name: { zh: '焊接竞赛基地', en: 'Welding Base' }, kind: 'base', capacity: 20 },
	{ name: { zh: '数控实训基地', en: 'CNC Base' }, kind: 'base', capacity: 16 },
	{ name: { zh: '食品产业基地', en: 'Food Industry Base' }, kind: 'base', capacity: 12 },
	{ name: { zh: '护理竞赛基地', en: 'Nursing Base' }, kind: 'base', capacity: 8 },
	{ name: { zh: '职工学堂 201', en: 'Classroom 201' }, kind: 'room', capacity: 60, opens: '08:00', closes: '21:00' },
	{ name: { zh: '职工学堂 203', en: 'Classroom 203' }, kind: 'room', capacity: 40, opens: '08:00', closes: '21:00' },
	{
		name: { zh: '文化宫报告厅', en: 'Culture Palace Hall' },
		kind: 'room',
		capacity: 200,
		opens: '08:00',
		closes: '18:00'
	},
	{ name: { zh: '台虎钳', en: 'Bench vices' }, kind: 'equipment', capacity: 12 },
	{ name: { zh: '叉车', en: 'Forklifts' }, kind: 'equipment', capacity: 4 }
];

interface Person {
	readonly name: Text;
	readonly employer: string;
	readonly roles: readonly ('judge' | 'trainer')[];
}

export const JUDGES_AND_TEACHERS: readonly Person[] = [
	{ name: { zh: '张伟', en: 'Zhang Wei' }, employer: '江苏荣威', roles: ['judge', 'trainer'] },
	{ name: { zh: '陆建中', en: 'Lu Jianzhong' }, employer: '阜宁中等专业学校', roles: ['judge', 'trainer'] },
	{ name: { zh: '卞志强', en: 'Bian Zhiqiang' }, employer: '阜宁高新区', roles: ['judge', 'trainer'] },
	{ name: { zh: '周德胜', en: 'Zhou Desheng' }, employer: '阜宁中等专业学校', roles: ['judge', 'trainer'] },
	{ name: { zh: '沈国荣', en: 'Shen Guorong' }, employer: '江苏荣威', roles: ['judge'] },
	{ name: { zh: '顾春兰', en: 'Gu Chunlan' }, employer: '阜宁高新区', roles: ['judge', 'trainer'] },
	{ name: { zh: '皋学明', en: 'Gao Xueming' }, employer: '阜宁协鑫光伏', roles: ['judge'] },
	{ name: { zh: '嵇红梅', en: 'Ji Hongmei' }, employer: '阜宁县人民医院', roles: ['judge', 'trainer'] }
];

/** Who judges at which place. */
export const PLACE_JUDGES: Readonly<Record<string, readonly string[]>> = {
	光伏实训基地: ['皋学明', '周德胜', '沈国荣'],
	焊接竞赛基地: ['沈国荣', '张伟', '卞志强'],
	数控实训基地: ['周德胜', '陆建中', '卞志强', '张伟'],
	食品产业基地: ['顾春兰', '嵇红梅'],
	护理竞赛基地: ['嵇红梅', '顾春兰'],
	'职工学堂 203': ['顾春兰', '周德胜'],
	文化宫报告厅: ['顾春兰', '嵇红梅']
};

/** Where a contest in a skill is held; the others stay in their towns. */
export const CONTEST_PLACES: Readonly<Record<string, string>> = {
	光伏安装调试: '光伏实训基地',
	焊工: '焊接竞赛基地',
	电工: '光伏实训基地',
	养老护理: '护理竞赛基地',
	母婴护理: '护理竞赛基地',
	数控车工: '数控实训基地',
	钳工: '数控实训基地',
	阀门装配: '数控实训基地',
	工业机器人: '数控实训基地',
	酱油酿造: '食品产业基地',
	果树修剪: '食品产业基地',
	讲解员: '文化宫报告厅',
	收银员: '职工学堂 203',
	民宿管家: '文化宫报告厅',
	缝纫工: '食品产业基地',
	钢筋工: '焊接竞赛基地',
	行车工: '焊接竞赛基地'
};

/** The contest that waits to be moved, with everything it needs. */
export const PINNED = {
	title: { zh: '芦蒲镇钳工赛', en: 'Lupu Fitting Contest' },
	kind: 'contest' as const,
	from: '13:30',
	to: '17:00',
	people: 32,
	takes: [
		{ name: '数控实训基地', role: 'venue' },
		{ name: '台虎钳', role: 'equipment' },
		{ name: '张伟', role: 'judge' },
		{ name: '陆建中', role: 'judge' },
		{ name: '卞志强', role: 'chief-judge' }
	] satisfies Taken[]
};

export interface Weekly {
	readonly title: Required<Text>;
	readonly kind?: OccasionKind;
	/** The number of the meeting in this week; none for what happens once. */
	readonly counted?: number;
	/** 0 is Monday. */
	readonly weekday: number;
	readonly from: string;
	readonly to: string;
	readonly people?: number;
	readonly state?: 'draft';
	readonly takes: readonly Taken[];
}

const MORNING = { from: '08:30', to: '11:30' };
const AFTERNOON = { from: '13:30', to: '17:00' };
const EVENING = { from: '18:30', to: '20:30' };

function taught(
	zh: string,
	en: string,
	weekday: number,
	time: { from: string; to: string },
	place: string,
	teacher: string | null,
	more: Partial<Weekly> = {}
): Weekly {
	return {
		title: { zh, en },
		weekday,
		...time,
		takes: [{ name: place, role: 'venue' }, ...(teacher ? [{ name: teacher, role: 'teacher' } satisfies Taken] : [])],
		...more
	};
}

/** Held every week before anything else finds its place. */
export const HEATS: readonly Weekly[] = [
	taught('焊工初赛', 'Welding heat', 2, { from: '14:00', to: '16:30' }, '焊接竞赛基地', null, {
		kind: 'contest',
		takes: [
			{ name: '焊接竞赛基地', role: 'venue' },
			{ name: '张伟', role: 'judge' },
			{ name: '沈国荣', role: 'judge', travel: 30 }
		]
	})
];

export const CLASSES: readonly Weekly[] = [
	taught('数控班', 'CNC', 0, AFTERNOON, '数控实训基地', '陆建中', { counted: 1, people: 16 }),
	taught('数控班', 'CNC', 2, MORNING, '数控实训基地', '陆建中', { counted: 2, people: 16 }),
	taught('数控班', 'CNC', 4, MORNING, '数控实训基地', '陆建中', { counted: 3, people: 16 }),
	taught('光伏班', 'PV', 0, MORNING, '光伏实训基地', null, { counted: 1 }),
	taught('光伏班', 'PV', 1, MORNING, '光伏实训基地', null, { counted: 2 }),
	taught('组件班', 'Modules', 3, AFTERNOON, '光伏实训基地', '皋学明', { counted: 1 }),
	taught('焊工班', 'Welding', 0, MORNING, '焊接竞赛基地', '张伟', { counted: 1, people: 20 }),
	taught('焊工班', 'Welding', 1, MORNING, '焊接竞赛基地', '沈国荣', { counted: 2, people: 20 }),
	taught('焊工班', 'Welding', 4, MORNING, '焊接竞赛基地', '张伟', { counted: 3, people: 20 }),
	taught('食检班', 'Food tests', 0, AFTERNOON, '食品产业基地', '顾春兰', { counted: 1 }),
	taught('食检班', 'Food tests', 1, AFTERNOON, '食品产业基地', '顾春兰', { counted: 2 }),
	taught('食检班', 'Food tests', 4, AFTERNOON, '食品产业基地', null, { counted: 3 }),
	taught('护理班', 'Nursing', 0, AFTERNOON, '护理竞赛基地', null, { counted: 1 }),
	taught('护理班', 'Nursing', 3, AFTERNOON, '护理竞赛基地', '嵇红梅', { counted: 2, people: 8 }),
	taught('护理班', 'Nursing', 4, MORNING, '护理竞赛基地', '嵇红梅', { counted: 3, people: 10 }),
	taught('月嫂班', 'Infant care', 5, { from: '09:00', to: '16:30' }, '护理竞赛基地', '嵇红梅', { counted: 1 }),
	taught('班组长', 'Team leaders', 0, { from: '09:00', to: '12:00' }, '职工学堂 201', null, { counted: 1, people: 52 }),
	taught('安全员', 'Safety', 0, { from: '14:00', to: '17:00' }, '职工学堂 201', null, { counted: 1 }),
	taught('安全员', 'Safety', 1, { from: '09:00', to: '12:00' }, '职工学堂 201', null, { counted: 2 }),
	taught('安全员', 'Safety', 2, { from: '09:00', to: '12:00' }, '职工学堂 201', null, { counted: 3 }),
	taught('消防员', 'Fire safety', 3, { from: '09:00', to: '12:00' }, '职工学堂 201', null, { counted: 1 }),
	taught('求学圆梦', 'Degree course', 4, { from: '14:00', to: '17:00' }, '职工学堂 201', null, { people: 75 }),
	taught('求学圆梦', 'Degree course', 5, { from: '09:00', to: '16:30' }, '职工学堂 201', null),
	taught('电商班', 'E-commerce', 0, { from: '14:00', to: '17:00' }, '职工学堂 203', null, { counted: 1 }),
	taught('电商班', 'E-commerce', 3, { from: '09:00', to: '12:00' }, '职工学堂 203', null, { counted: 2 }),
	taught('电商班', 'E-commerce', 4, { from: '14:00', to: '17:00' }, '职工学堂 203', null, { counted: 3 }),
	taught('理论机考', 'Theory test', 1, AFTERNOON, '职工学堂 203', null, { kind: 'contest', people: 40 }),
	taught('夜校 摄影', 'Evening: photography', 1, EVENING, '职工学堂 201', null),
	taught('夜校 八段锦', 'Evening: qigong', 3, EVENING, '职工学堂 203', null),
	taught('裁判培训', 'Judge training', 0, { from: '14:00', to: '17:00' }, '文化宫报告厅', '周德胜', {
		kind: 'meeting'
	}),
	taught('宣讲', 'Talk', 2, { from: '09:00', to: '12:00' }, '文化宫报告厅', null, { kind: 'meeting', people: 180 }),
	taught('劳模宣讲', 'Model-worker talk', 3, { from: '14:00', to: '17:00' }, '文化宫报告厅', null, {
		kind: 'meeting',
		people: 150
	}),
	taught('检修保养', 'Maintenance', 3, AFTERNOON, '台虎钳', null, {
		kind: 'maintenance',
		takes: [{ name: '台虎钳', role: 'equipment' }]
	}),
	taught('钳工班', 'Fitting', 3, AFTERNOON, '数控实训基地', '卞志强', { counted: 1 }),
	taught('叉车班', 'Forklift', 4, AFTERNOON, '叉车', null, {
		counted: 1,
		kind: 'class',
		takes: [
			{ name: '叉车', role: 'equipment' },
			{ name: '文化宫报告厅', role: 'venue' }
		]
	}),
	taught('电工复训', 'Electrician refresher', 4, AFTERNOON, '光伏实训基地', '皋学明', { state: 'draft' })
];
