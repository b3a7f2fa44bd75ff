// The demo season's judges: a pool of Funing with papers, absences and recusals; a competition whose panels are planned, and one
// event of it in which a judge is missing. People are invented.
import { sql } from 'kysely';
import { addDays, dayOfInstant, instantAt } from '../../domain/shared/day.ts';
import type { Text } from '../../domain/shared/text.ts';
import type { PanelSettings } from '../../protocol/panels.ts';
import { personResources } from '../calendar/bookings/person-resource.ts';
import { defaultSettings, loadPanels } from '../competition/panels/load-panels.ts';
import { keepPlan, lockPlan } from '../competition/panels/plan-panels.ts';
import { solvePanels } from '../competition/panels/solve-panels.ts';
import { newId } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { inventedName } from './funing.ts';
import { CNC, POOL, TRADES, WELD } from './judge-pool.ts';

const COUNTY = '阜宁县总工会';
const [GCL, RONGWEI, GRID, SCHOOL] = ['阜宁协鑫光伏', '江苏荣威', '国网阜宁县供电公司', '阜宁中等专业学校'];
const [FILTERS, ZONE] = ['东沟滤袋', '阜宁经济开发区'];

interface Season {
	/** Organizations by their Chinese name. */
	readonly organizations: ReadonlyMap<string, string>;
	readonly person: (name: Text, employer: string) => Promise<string>;
	readonly now: Date;
}

async function tradesOf(tx: Tx): Promise<ReadonlyMap<string, string>> {
	await tx
		.insertInto('trade')
		.values(TRADES.map((one) => ({ id: newId(), name_zh: one.zh, name_en: one.en ?? null })))
		.onConflict((conflict) => conflict.column('name_zh').doNothing())
		.execute();
	const rows = await tx.selectFrom('trade').select(['id', 'name_zh']).execute();
	return new Map(rows.map((row) => [row.name_zh, row.id]));
}

async function seedPool(
	tx: Tx,
	season: Season,
	trades: ReadonlyMap<string, string>
): Promise<ReadonlyMap<string, string>> {
	const today = dayOfInstant(season.now.getTime());
	const ids = new Map<string, string>();
	for (const [name, employer] of POOL) ids.set(name.zh, await season.person(name, employer));
	await tx
		.insertInto('judge')
		.values(
			[...ids.values()].map((id) => ({
				person_id: id,
				organization_id: season.organizations.get(COUNTY) ?? '',
				note: null
			}))
		)
		.execute();
	await tx
		.insertInto('judge_qualification')
		.values(
			POOL.flatMap(([name, , papers], n) =>
				papers.map(([trade, grade, days], k) => ({
					id: newId(),
					person_id: ids.get(name.zh) ?? '',
					trade_id: trades.get(trade) ?? '',
					grade,
					certificate: `YC-${String(2000 + n * 37 + k * 11)}`,
					valid_until: days === null ? null : addDays(today, days)
				}))
			)
		)
		.execute();
	return ids;
}

async function seedTime(tx: Tx, season: Season, judges: ReadonlyMap<string, string>, day: string): Promise<void> {
	const { now, organizations } = season;
	const today = dayOfInstant(now.getTime());
	const spell = (name: string, from: string, days: number, note: string, available = false) => ({
		id: newId(),
		person_id: judges.get(name) ?? '',
		during: sql<string>`tstzrange(${new Date(instantAt(from, 0))}, ${new Date(instantAt(addDays(from, days), 0))}, '[)')`,
		available,
		note
	});
	await tx
		.insertInto('judge_availability')
		.values([
			{
				...spell('左玉华', day, 1, '省里培训'),
				during: sql<string>`tstzrange(${new Date(instantAt(day, '12:30'))}, ${new Date(instantAt(day, '18:00'))}, '[)')`
			},
			spell('严守信', addDays(today, 12), 8, '工地验收'),
			spell('严守信', day, 1, '当天能来', true),
			spell('欧阳静', addDays(today, 3), 5, '进修'),
			spell('葛志远', addDays(today, 24), 3, '出差')
		])
		.execute();
	const resources = await personResources(
		tx,
		['孟庆林', '陆建中', '薛海波', '卞志强'].map((name) => judges.get(name) ?? ''),
		organizations.get(COUNTY) ?? ''
	);
	const classes = [
		['孟庆林', 2, '焊工初级班', 'Welding class'],
		['孟庆林', 9, '焊工初级班', 'Welding class'],
		['陆建中', 5, '光伏运维班', 'PV maintenance class'],
		['薛海波', 11, '安全用电宣讲', 'Electrical safety talk'],
		['卞志强', 18, '师带徒考核', 'Apprenticeship review']
	] as const;
	for (const [name, days, zh, en] of classes) {
		const id = newId();
		await tx
			.insertInto('occasion')
			.values({
				id,
				organization_id: organizations.get(COUNTY) ?? '',
				kind: 'class',
				title_zh: zh,
				title_en: en,
				starts_at: new Date(instantAt(addDays(today, days), '13:30')),
				ends_at: new Date(instantAt(addDays(today, days), '16:30'))
			})
			.execute();
		await tx
			.insertInto('booking')
			.values({
				id: newId(),
				occasion_id: id,
				resource_id: resources.get(judges.get(name) ?? '') ?? '',
				role: 'teacher'
			})
			.execute();
	}
}

async function seedRecusals(tx: Tx, season: Season, judges: ReadonlyMap<string, string>): Promise<void> {
	const niece = await season.person({ zh: '江文慧', en: 'Jiang Wenhui' }, '羊寨镇');
	const pupil = await season.person({ zh: '孙志强', en: 'Sun Zhiqiang' }, GCL);
	const row = (
		name: string,
		kind: 'kin' | 'apprentice' | 'declared',
		against: { person?: string; employer?: string },
		note: string
	) => ({
		id: newId(),
		person_id: judges.get(name) ?? '',
		against_person_id: against.person ?? null,
		against_employer_id: against.employer ? (season.organizations.get(against.employer) ?? null) : null,
		kind,
		note,
		by_person_id: null
	});
	await tx
		.insertInto('recusal')
		.values([
			row('江秀梅', 'kin', { person: niece }, '侄女'),
			row('陆建中', 'apprentice', { person: pupil }, '带过两年'),
			row('葛志远', 'declared', { employer: FILTERS }, '前年在那里任技术顾问'),
			row('贾永成', 'declared', { employer: '东沟镇' }, '住在镇里，与几位选手相熟')
		])
		.execute();
}

interface Drawn {
	readonly competitionId: string;
	readonly event: Text;
	/** Employers by heat and station. */
	readonly places: readonly (readonly string[])[];
	readonly day: string;
	/** Contestants with a name of their own, by heat and station. */
	readonly named?: Readonly<Record<string, Text>>;
}

const HOURS = [
	['08:30', '10:00'],
	['10:20', '11:50'],
	['13:30', '15:00']
] as const;

/** A round drawn into heats, each with its time. */
async function seedRound(tx: Tx, season: Season, given: Drawn, position: number): Promise<string> {
	const [eventId, roundId] = [newId(), newId()];
	const host = season.organizations.get(COUNTY) ?? '';
	await tx
		.insertInto('event')
		.values({
			id: eventId,
			competition_id: given.competitionId,
			title_zh: given.event.zh,
			title_en: given.event.en ?? null,
			position
		})
		.execute();
	await tx
		.insertInto('round')
		.values({ id: roundId, event_id: eventId, title_zh: '决赛', title_en: 'Final', position: 1, scheme_hash: null })
		.execute();
	let order = 0;
	for (const [index, employers] of given.places.entries()) {
		const [occasionId, heatId] = [newId(), newId()];
		const [from, to] = HOURS[index] ?? HOURS[0];
		await tx
			.insertInto('occasion')
			.values({
				id: occasionId,
				organization_id: host,
				kind: 'heat',
				competition_id: given.competitionId,
				event_id: eventId,
				title_zh: `${given.event.zh}第 ${index + 1} 场`,
				title_en: `${given.event.en ?? ''} heat ${index + 1}`,
				starts_at: new Date(instantAt(given.day, from)),
				ends_at: new Date(instantAt(given.day, to))
			})
			.execute();
		await tx
			.insertInto('heat')
			.values({ id: heatId, round_id: roundId, number: index + 1, occasion_id: occasionId })
			.execute();
		const entries = employers.map((employer, station) => {
			order++;
			const name = given.named?.[`${index}/${station}`] ?? inventedName(1200 + position * 60 + order);
			return {
				id: newId(),
				round_id: roundId,
				code: `${position === 1 ? 'H' : 'S'}-${String(order).padStart(2, '0')}`,
				start_order: order,
				name_zh: name.zh,
				name_en: name.en ?? null,
				employer_id: season.organizations.get(employer) ?? null,
				employer_zh: employer,
				employer_en: null
			};
		});
		await tx.insertInto('entry').values(entries).execute();
		await tx
			.insertInto('heat_place')
			.values(entries.map((entry, station) => ({ entry_id: entry.id, heat_id: heatId, station_number: station + 1 })))
			.execute();
	}
	return roundId;
}

/** Plans the panels of a round as an organizer would; what cannot be filled stays open with its repairs. */
async function plan(tx: Tx, roundId: string, settings: Partial<PanelSettings>, now: Date): Promise<void> {
	const first = await loadPanels(tx, roundId);
	if (!first) return;
	const { id } = await lockPlan(tx, first);
	const asked = { ...defaultSettings(first.round, first.heats.length), ...settings };
	await tx
		.updateTable('panel_plan')
		.where('id', '=', id)
		.set({ settings: JSON.stringify(asked), chief_id: asked.chiefId })
		.execute();
	const loaded = await loadPanels(tx, roundId);
	if (loaded) await keepPlan(tx, loaded, await solvePanels(loaded.model, { timeLimitMs: 2000 }), now);
}

const zones = (judges: number): PanelSettings['zones'] =>
	[
		['一区', 'Zone 1'],
		['二区', 'Zone 2'],
		['三区', 'Zone 3']
	].map(([zh = '', en = ''], n) => ({ title: { zh, en }, judges, stations: { from: n * 3 + 1, to: n * 3 + 3 } }));

/** The pool, a competition in sixteen days with planned panels of three heats, and its second event that lacks a judge. */
export async function seedPanels(tx: Tx, season: Season): Promise<void> {
	const day = addDays(dayOfInstant(season.now.getTime()), 16);
	const trades = await tradesOf(tx);
	const judges = await seedPool(tx, season, trades);
	await seedTime(tx, season, judges, day);
	await seedRecusals(tx, season, judges);
	const competitionId = newId();
	await tx
		.insertInto('competition')
		.values({
			id: competitionId,
			organization_id: season.organizations.get(COUNTY) ?? '',
			level: 'county',
			title_zh: '阜宁县装备制造产业集群技能竞赛',
			title_en: 'Funing Equipment Cluster Skills Competition',
			venue_zh: '阜宁中等专业学校实训中心',
			venue_en: 'Training Centre, Funing Vocational School',
			starts_on: day,
			ends_on: day,
			trade_id: trades.get(WELD.zh) ?? null
		})
		.execute();
	const welding = await seedRound(
		tx,
		season,
		{
			competitionId,
			event: WELD,
			day,
			places: [
				[RONGWEI, '沟墩镇', FILTERS, GRID, '羊寨镇', GCL, '益林镇', '东沟镇', SCHOOL],
				['陈集镇', RONGWEI, '阜城街道', FILTERS, GCL, '板湖镇', GRID, '古河镇', '罗桥镇'],
				[GCL, '新沟镇', '三灶镇', RONGWEI, '芦蒲镇', SCHOOL, FILTERS, '花园街道', '郭墅镇']
			],
			named: { '0/4': { zh: '江文慧', en: 'Jiang Wenhui' } }
		},
		1
	);
	await plan(
		tx,
		welding,
		{
			zones: zones(2),
			restMinutes: 15,
			outsiders: 1,
			tradeId: trades.get(WELD.zh) ?? null,
			chiefId: judges.get('戴国强') ?? null
		},
		season.now
	);
	const turning = await seedRound(
		tx,
		season,
		{
			competitionId,
			event: CNC,
			day,
			places: [
				['沟墩镇', GCL, '益林镇', '陈集镇', RONGWEI, '东沟镇', '羊寨镇', '板湖镇', SCHOOL],
				['古河镇', '罗桥镇', SCHOOL, '新沟镇', '三灶镇', RONGWEI, GCL, '芦蒲镇', '郭墅镇'],
				[RONGWEI, '花园街道', ZONE, GCL, '阜城街道', '吴滩街道', '陈良镇', GCL, FILTERS]
			]
		},
		2
	);
	await plan(
		tx,
		turning,
		{
			zones: zones(2),
			restMinutes: 15,
			outsiders: 0,
			tradeId: trades.get(CNC.zh) ?? null
		},
		season.now
	);
}
