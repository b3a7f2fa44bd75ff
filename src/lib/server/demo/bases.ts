// The demo season's bases: four that Funing's competitions are held at, each at another point of its way, and what is booked there.
import type { BaseState } from '../../domain/calendar/bases/life.ts';
import { addDays, dayOfInstant, instantAt } from '../../domain/shared/day.ts';
import type { Text } from '../../domain/shared/text.ts';
import { newId } from '../context.ts';
import type { Tx } from '../db/database.ts';
import type { BaseTable } from '../db/schema/bases.ts';

interface DemoBase {
	readonly name: Text;
	readonly owner: string;
	readonly ownedBy: BaseTable['owned_by'];
	readonly grade: BaseTable['grade'];
	readonly trades: string[];
	readonly machines: readonly (readonly [number, string])[];
	readonly equipment: string[];
	readonly contact: string;
	readonly address: string;
	/** Days from today of each step. */
	readonly steps: readonly { step: BaseState; on: number; until?: number; reason?: string }[];
}

const BASES: readonly DemoBase[] = [
	{
		name: { zh: '光伏实训基地', en: 'PV Training Base' },
		owner: '阜宁中等专业学校',
		ownedBy: 'school',
		grade: 'city',
		trades: ['光伏安装调试', '电工'],
		machines: [[24, '光伏工位']],
		equipment: ['组件测试仪 × 6', '逆变器实训台 × 24', '接地电阻测试仪 × 4'],
		contact: '陆建中 0515-8723 1106',
		address: '阜城街道上海路 88 号',
		steps: [
			{ step: 'applied', on: -760 },
			{ step: 'checked', on: -742 },
			{ step: 'visited', on: -731 },
			{ step: 'named', on: -720, until: 380 },
			{ step: 'yearly-check', on: -362 },
			{ step: 'renewed', on: -355, until: 380 }
		]
	},
	{
		name: { zh: '焊接竞赛基地', en: 'Welding Competition Base' },
		owner: '江苏荣威',
		ownedBy: 'enterprise',
		grade: 'county',
		trades: ['焊工', '钳工'],
		machines: [
			[14, '焊条电弧焊机'],
			[6, '氩弧焊机']
		],
		equipment: ['X 射线探伤机 × 1', '焊缝检验尺 × 20', '除尘系统 × 1'],
		contact: '季加兵 0515-8726 0039',
		address: '阜宁经济开发区协鑫大道 6 号',
		steps: [
			{ step: 'applied', on: -410 },
			{ step: 'checked', on: -396 },
			{ step: 'visited', on: -381 },
			{ step: 'named', on: -344, until: 38 }
		]
	},
	{
		name: { zh: '食品产业基地', en: 'Food Industry Base' },
		owner: '益林镇',
		ownedBy: 'enterprise',
		grade: 'county',
		trades: ['酱油酿造', '食品检验'],
		machines: [
			[8, '品评工位'],
			[4, '酿造工位']
		],
		equipment: ['恒温品评室 × 1', '发酵罐 × 4'],
		contact: '卞学军 0515-8751 2210',
		address: '益林镇工业集中区',
		steps: [
			{ step: 'applied', on: -520 },
			{ step: 'checked', on: -505 },
			{ step: 'visited', on: -490 },
			{ step: 'named', on: -470, until: 260 },
			{ step: 'yearly-check', on: -26 },
			{ step: 'rectify', on: -19, until: 11, reason: '品评室通风未达标，应急出口被货架占用，限期整改' }
		]
	},
	{
		name: { zh: '护理竞赛基地', en: 'Nursing Competition Base' },
		owner: '阜宁县人民医院',
		ownedBy: 'public',
		grade: 'province',
		trades: ['养老护理', '母婴护理'],
		machines: [[8, '护理床位']],
		equipment: ['高级模拟人 × 4', 'AED 训练机 × 8'],
		contact: '唐慧 0515-8722 3315',
		address: '阜城街道香港路 118 号',
		steps: [
			{ step: 'applied', on: -96 },
			{ step: 'checked', on: -71 },
			{ step: 'visited', on: -40 },
			{ step: 'named', on: -33, until: 698 }
		]
	}
];

/** What takes the bases in these weeks, beside what the calendar books: base, day from today, days, title. */
const USES: readonly (readonly [string, number, number, string])[] = [
	['光伏实训基地', -24, 3, '光伏安装集训一班'],
	['光伏实训基地', 9, 4, '光伏安装集训二班'],
	['光伏实训基地', 31, 2, '电工月赛'],
	['焊接竞赛基地', -12, 2, '焊工月赛'],
	['焊接竞赛基地', 6, 2, '焊工技能竞赛'],
	['焊接竞赛基地', 20, 5, '氩弧焊专班'],
	['食品产业基地', -9, 1, '酱油酿造月赛'],
	['护理竞赛基地', 12, 2, '养老护理练兵'],
	['护理竞赛基地', 40, 1, '母婴护理月赛']
];

async function organizationId(tx: Tx, name: string): Promise<string> {
	const found = await tx.selectFrom('organization').where('name_zh', '=', name).select('id').executeTakeFirst();
	if (found) return found.id;
	return (await tx.selectFrom('organization').where('parent_id', 'is', null).select('id').executeTakeFirstOrThrow()).id;
}

/** The base of this name, made when nobody did before. */
async function resourceOf(tx: Tx, base: DemoBase): Promise<{ id: string; organizationId: string }> {
	const there = await tx
		.selectFrom('resource')
		.where('kind', '=', 'base')
		.where('name_zh', '=', base.name.zh)
		.select(['id', 'organization_id'])
		.executeTakeFirst();
	if (there) return { id: there.id, organizationId: there.organization_id };
	const [id, owner] = [newId(), await organizationId(tx, base.owner)];
	await tx
		.insertInto('resource')
		.values({ id, organization_id: owner, kind: 'base', name_zh: base.name.zh, name_en: base.name.en ?? null })
		.execute();
	return { id, organizationId: owner };
}

async function addStations(tx: Tx, base: DemoBase, at: { id: string; organizationId: string }): Promise<void> {
	const there = await tx
		.selectFrom('resource')
		.where('parent_id', '=', at.id)
		.where('kind', '=', 'station')
		.select('id')
		.limit(1)
		.execute();
	if (there.length > 0) return;
	const machines = base.machines.flatMap(([count, machine]) => Array.from({ length: count }, () => machine));
	await tx
		.insertInto('resource')
		.values(
			machines.map((machine, index) => ({
				id: newId(),
				organization_id: at.organizationId,
				kind: 'station' as const,
				parent_id: at.id,
				name_zh: `${index + 1}号`,
				name_en: `No. ${index + 1}`,
				machine,
				position: index + 1
			}))
		)
		.execute();
}

async function addBase(tx: Tx, base: DemoBase, today: string): Promise<void> {
	const at = await resourceOf(tx, base);
	await addStations(tx, base, at);
	const last = base.steps.at(-1);
	const named = base.steps.find((step) => step.step === 'named');
	const renewed = base.steps.findLast((step) => step.step === 'named' || step.step === 'renewed');
	const day = (on: number | undefined) => (on === undefined ? null : addDays(today, on));
	await tx
		.insertInto('base')
		.values({
			resource_id: at.id,
			owned_by: base.ownedBy,
			grade: base.grade,
			trades: base.trades,
			equipment: base.equipment,
			contact: base.contact,
			address: base.address,
			state: last?.step ?? 'applied',
			named_on: day(named?.on),
			expires_on: day(renewed?.until),
			check_due_on: last?.step === 'rectify' ? day(last.until) : day((renewed?.on ?? 0) + 365),
			barred_until: null
		})
		.execute();
	await tx
		.insertInto('base_step')
		.values(
			base.steps.map((step) => ({
				id: newId(),
				base_id: at.id,
				step: step.step,
				reason: step.reason ?? null,
				until_on: day(step.until),
				person_id: null,
				at: new Date(instantAt(addDays(today, step.on), '10:00'))
			}))
		)
		.execute();
}

async function addUse(tx: Tx, [name, from, days, title]: (typeof USES)[number], today: string): Promise<void> {
	const base = await tx
		.selectFrom('resource')
		.where('kind', '=', 'base')
		.where('name_zh', '=', name)
		.select(['id', 'organization_id'])
		.executeTakeFirstOrThrow();
	for (let n = 0; n < days; n++) {
		const id = newId();
		const day = addDays(today, from + n);
		await tx
			.insertInto('occasion')
			.values({
				id,
				organization_id: base.organization_id,
				kind: title.endsWith('班') ? 'class' : 'contest',
				title_zh: title,
				starts_at: new Date(instantAt(day, '08:30')),
				ends_at: new Date(instantAt(day, '16:30'))
			})
			.execute();
		// soft: whatever else the season books there keeps its place
		await tx
			.insertInto('booking')
			.values({ id: newId(), occasion_id: id, resource_id: base.id, role: 'venue', hard: false })
			.execute();
	}
}

/** Adds the bases with their stations, steps and uses. */
export async function seedBases(tx: Tx, now: Date): Promise<void> {
	const today = dayOfInstant(now.getTime());
	for (const base of BASES) await addBase(tx, base, today);
	for (const use of USES) await addUse(tx, use, today);
}
