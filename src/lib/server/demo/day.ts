// The day of the running final: opening, heats of two events side by side, a fixed lunch, the award; a little late by now.
import { minuteOfInstant, dayOfInstant, instantAt } from '../../domain/shared/day.ts';
import type { Text } from '../../domain/shared/text.ts';
import { newId } from '../context.ts';
import type { Tx } from '../db/database.ts';

const MINUTE = 60_000;

interface Planned {
	readonly title: Text;
	/** Which event of the competition, by position; null for everybody. */
	readonly event: number | null;
	readonly from: number;
	readonly minutes: number;
	readonly pinned?: boolean;
}

const PLAN: readonly Planned[] = [
	{ title: { zh: '开幕式', en: 'Opening' }, event: null, from: 0, minutes: 20 },
	{ title: { zh: '光伏安装调试 第1场', en: 'PV Installation, Heat 1' }, event: 1, from: 30, minutes: 90 },
	{ title: { zh: '数控车工 第1场', en: 'CNC Turning, Heat 1' }, event: 2, from: 30, minutes: 120 },
	{ title: { zh: '光伏安装调试 第2场', en: 'PV Installation, Heat 2' }, event: 1, from: 135, minutes: 90 },
	{ title: { zh: '午餐', en: 'Lunch' }, event: null, from: 240, minutes: 60, pinned: true },
	{ title: { zh: '数控车工 第2场', en: 'CNC Turning, Heat 2' }, event: 2, from: 300, minutes: 120 },
	{ title: { zh: '光伏安装调试 第3场', en: 'PV Installation, Heat 3' }, event: 1, from: 300, minutes: 90 },
	{ title: { zh: '成绩确认', en: 'Results confirmed' }, event: null, from: 430, minutes: 30 },
	{ title: { zh: '颁奖', en: 'Awards' }, event: null, from: 480, minutes: 40, pinned: true }
];

/** Lays the day around `now`, so that its third hour is under way and twelve minutes late. */
export async function seedDay(tx: Tx, competitionId: string, now: Date): Promise<void> {
	const competition = await tx
		.selectFrom('competition')
		.where('id', '=', competitionId)
		.select(['organization_id', 'base_id'])
		.executeTakeFirstOrThrow();
	const events = await tx
		.selectFrom('event')
		.where('competition_id', '=', competitionId)
		.select(['id', 'position'])
		.execute();
	const base = competition.base_id ?? (await trainingBase(tx, competition.organization_id));
	const today = dayOfInstant(now.getTime());
	// the whole day must lie on this side of both midnights
	const first = Math.min(Math.max(Math.floor((minuteOfInstant(now.getTime()) - 165) / 15) * 15, 0), 900);
	const late = 12;
	const rows = PLAN.map((item) => {
		const planned = instantAt(today, first + item.from);
		const from = item.pinned || item.from === 0 || item.from > 200 ? planned : planned + late * MINUTE;
		const to = from + item.minutes * MINUTE;
		const state = to <= now.getTime() ? 'finished' : from <= now.getTime() ? 'running' : 'planned';
		return {
			id: newId(),
			organization_id: competition.organization_id,
			kind: item.event ? ('heat' as const) : ('meeting' as const),
			competition_id: competitionId,
			event_id: events.find((event) => event.position === item.event)?.id ?? null,
			title_zh: item.title.zh,
			title_en: item.title.en ?? null,
			starts_at: new Date(from),
			ends_at: new Date(to),
			planned_at: from === planned ? null : new Date(planned),
			started_at: state === 'planned' ? null : new Date(from),
			finished_at: state === 'finished' ? new Date(to) : null,
			state,
			pinned: item.pinned ?? false
		} as const;
	});
	await tx.insertInto('occasion').values(rows).execute();
	// turning has machines of its own at the school; the base is for photovoltaics
	const there = rows.filter(
		(row) => row.event_id !== null && row.event_id === events.find((event) => event.position === 1)?.id
	);
	if (there.length > 0)
		await tx
			.insertInto('booking')
			.values(there.map((row) => ({ id: newId(), occasion_id: row.id, resource_id: base, role: 'venue' as const })))
			.execute();
	await tx.updateTable('competition').where('id', '=', competitionId).set({ base_id: base }).execute();
}

async function trainingBase(tx: Tx, organizationId: string): Promise<string> {
	const known = await tx
		.selectFrom('resource')
		.where('kind', '=', 'base')
		.where('name_zh', '=', '光伏实训基地')
		.select('id')
		.executeTakeFirst();
	if (known) return known.id;
	const id = newId();
	await tx
		.insertInto('resource')
		.values({
			id,
			organization_id: organizationId,
			kind: 'base',
			name_zh: '光伏实训基地',
			name_en: 'PV Training Base',
			capacity: 24
		})
		.execute();
	return id;
}
