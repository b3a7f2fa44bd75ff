// A class in September and October 2026, for tests of series: Tuesdays in a room with a teacher, one of them in National Day week.
import type { NewSeriesGiven } from '../../src/lib/server/calendar/series/add-series.ts';
import { addSeries } from '../../src/lib/server/calendar/series/add-series.ts';
import { newId, type Context } from '../../src/lib/server/context.ts';
import { addPerson } from '../../src/lib/server/people/directory.ts';
import { must, setStage, type Stage } from './stage.ts';

export interface SeriesStage extends Stage {
	readonly room: string;
	readonly teacher: string;
	/** The organizer on 1 September 2026, or on another day. */
	at(day?: string): Context;
}

/** An organizer, a room and a teacher. */
export async function setSeriesStage(): Promise<SeriesStage> {
	const stage = await setStage({ entries: 1, judges: 1, open: false });
	const room = newId();
	await stage.app.database.db
		.insertInto('resource')
		.values({ id: room, organization_id: stage.organizationId, kind: 'room', name_zh: '职工学堂 203' })
		.execute();
	const { id: teacher } = must(
		await addPerson(stage.organizer, { name: { zh: '张伟' }, employerId: stage.organizationId })
	);
	return {
		...stage,
		room,
		teacher,
		at: (day = '2026-09-01') => ({ ...stage.organizer, now: () => new Date(`${day}T00:00:00+08:00`) })
	};
}

/** Tuesdays 18:30, two hours, from 15 September. */
export function tuesdays(stage: SeriesStage, more: Partial<NewSeriesGiven> = {}): NewSeriesGiven {
	return {
		organizationId: stage.organizationId,
		kind: 'class',
		level: null,
		title: { zh: '数控班' },
		published: false,
		rule: { every: 'week', interval: 1, days: [2], end: { count: 6 } },
		startsOn: '2026-09-15',
		startsTime: '18:30',
		minutes: 120,
		policy: 'next',
		resources: [{ resourceId: stage.room, role: 'venue' }],
		teachers: [stage.teacher],
		clashes: 'refuse',
		...more
	};
}

export async function addTuesdays(stage: SeriesStage, more: Partial<NewSeriesGiven> = {}): Promise<string> {
	return must(await addSeries(stage.at(), tuesdays(stage, more))).id;
}

const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** Every occasion of every series: when, its state, whether it was changed by hand, how often it changed. */
export async function occasions(stage: Stage) {
	const rows = await stage.app.database.db
		.selectFrom('occasion')
		.where('series_id', 'is not', null)
		.orderBy('starts_at')
		.orderBy('id')
		.selectAll()
		.execute();
	return rows.map((row) => ({
		id: row.id,
		seriesId: row.series_id,
		recursOn: row.recurs_on,
		when: wall.format(row.starts_at).slice(5),
		state: row.state,
		byHand: row.by_hand,
		sequence: row.sequence,
		competitionId: row.competition_id
	}));
}
