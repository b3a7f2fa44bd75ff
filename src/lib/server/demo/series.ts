// The demo season's classes: a weekly one that has been through a holiday, an evening class, and a monthly drill of a plant that
// stands still on one of its days.
import { addDays, dayOfInstant, weekday } from '../../domain/shared/day.ts';
import type { Text } from '../../domain/shared/text.ts';
import type { RulePattern } from '../../domain/calendar/series/rule.ts';
import { insertSeries, takeResources } from '../calendar/series/add-series.ts';
import { insertDates } from '../calendar/series/occasions.ts';
import { proposeDates, ruleDates } from '../calendar/series/propose.ts';
import { newId } from '../context.ts';
import type { Tx } from '../db/database.ts';

interface DemoSeries {
	readonly host: string;
	readonly title: Text;
	readonly kind: 'class' | 'meeting';
	readonly room: Text;
	readonly teacher: readonly [Text, string];
	readonly pattern: RulePattern;
	readonly weeksAgo: number;
	readonly weeks: number;
	readonly time: string;
	readonly minutes: number;
	readonly published: boolean;
}

const SERIES: readonly DemoSeries[] = [
	{
		host: '阜宁中等专业学校',
		title: { zh: '数控车工中级班', en: 'CNC Turning, Intermediate' },
		kind: 'class',
		room: { zh: '数控实训室', en: 'CNC Workshop' },
		teacher: [{ zh: '周德胜', en: 'Zhou Desheng' }, '阜宁中等专业学校'],
		pattern: { every: 'week', interval: 1, days: [4] },
		weeksAgo: 10,
		weeks: 18,
		time: '18:30',
		minutes: 120,
		published: true
	},
	{
		host: '阜宁县总工会',
		title: { zh: '职工学堂夜校·电商直播', en: "Workers' Evening School: Live Selling" },
		kind: 'class',
		room: { zh: '职工学堂 205', en: 'Classroom 205' },
		teacher: [{ zh: '嵇红梅', en: 'Ji Hongmei' }, '阜宁高新区'],
		pattern: { every: 'week', interval: 1, days: [2] },
		weeksAgo: 6,
		weeks: 12,
		time: '19:00',
		minutes: 90,
		published: true
	},
	{
		host: '江苏荣威',
		title: { zh: '荣威安全应急演练', en: 'Rongwei Safety Drill' },
		kind: 'meeting',
		room: { zh: '荣威二车间', en: 'Rongwei Plant 2' },
		teacher: [{ zh: '卞志强', en: 'Bian Zhiqiang' }, '江苏荣威'],
		pattern: { every: 'month', interval: 1, nth: 2, weekday: 6 },
		weeksAgo: 46,
		weeks: 70,
		time: '09:00',
		minutes: 90,
		published: false
	}
];

/** Makes the classes with all their dates, one moved and one cancelled by hand, and the plant's own day off. */
export async function seedSeries(
	tx: Tx,
	season: {
		readonly organizations: ReadonlyMap<string, string>;
		readonly person: (name: Text, employer: string) => Promise<string>;
		readonly now: Date;
	}
): Promise<void> {
	const today = dayOfInstant(season.now.getTime());
	const plant = season.organizations.get('江苏荣威');
	if (plant) await stopPlant(tx, plant, today);
	for (const series of SERIES) await seedOne(tx, series, season, today);
	const { id } = await tx
		.selectFrom('occasion')
		.where('title_zh', 'like', '职工学堂夜校%')
		.where('starts_at', '>', season.now)
		.orderBy('starts_at')
		.offset(1)
		.select('id')
		.executeTakeFirstOrThrow();
	await tx.updateTable('occasion').where('id', '=', id).set({ state: 'cancelled' }).execute();
}

/** The plant overhauls its machines on the day of its next drill but one. */
async function stopPlant(tx: Tx, plant: string, today: string): Promise<void> {
	const next = addDays(`${today.slice(0, 7)}-01`, 32).slice(0, 7);
	const first = `${next}-01`;
	const drill = addDays(first, ((6 - weekday(first) + 7) % 7) + 7);
	await tx
		.insertInto('work_day')
		.values(
			[0, 1].map((n) => ({
				id: newId(),
				organization_id: plant,
				day: addDays(drill, n),
				kind: 'holiday' as const,
				name_zh: '停产检修',
				name_en: 'Plant overhaul'
			}))
		)
		.execute();
}

async function seedOne(
	tx: Tx,
	series: DemoSeries,
	season: Parameters<typeof seedSeries>[1],
	today: string
): Promise<void> {
	const organizationId = season.organizations.get(series.host) ?? '';
	const room = newId();
	await tx
		.insertInto('resource')
		.values({
			id: room,
			organization_id: organizationId,
			kind: 'room',
			name_zh: series.room.zh,
			name_en: series.room.en ?? null,
			capacity: 40
		})
		.execute();
	const startsOn = addDays(today, -7 * series.weeksAgo);
	const pattern = {
		rule: { ...series.pattern, end: { until: addDays(startsOn, 7 * series.weeks) } },
		startsOn,
		startsTime: series.time,
		minutes: series.minutes,
		policy: 'next' as const,
		resources: [{ resourceId: room, role: 'venue' as const }],
		teachers: [await season.person(...series.teacher)]
	};
	const dates = ruleDates(pattern);
	if (!dates.ok) return;
	const proposed = await proposeDates(tx, organizationId, pattern, dates.value, []);
	const id = newId();
	const resources = await takeResources(tx, organizationId, pattern);
	const face = { organizationId, kind: series.kind, level: null, title: series.title, resources };
	await insertSeries(tx, { ...pattern, ...face, id, originId: null, published: series.published });
	await insertDates(tx, { ...face, seriesId: id }, proposed);
}
