// A person's page and the lists beside it: what they say, to whom, and with how many statements.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOwnPage, readPersonPage } from '../../src/lib/server/calendar/feeds/read-person.ts';
import { readPrivateFeed, readPublicFeed } from '../../src/lib/server/calendar/feeds/read-feed.ts';
import { renewPersonFeed } from '../../src/lib/server/calendar/feeds/tokens.ts';
import { changeDate } from '../../src/lib/server/calendar/series/change-date.ts';
import { previewSeries } from '../../src/lib/server/calendar/series/preview-series.ts';
import { listPlaces, listSeries, readSeries } from '../../src/lib/server/calendar/series/read-series.ts';
import { readWorkYear, setWorkDay } from '../../src/lib/server/calendar/series/work-days.ts';
import { competitionsTable } from '../../src/lib/server/competition/life/competitions-table.ts';
import { newId } from '../../src/lib/server/context.ts';
import { setAccount, signIn } from '../../src/lib/server/people/sign-in.ts';
import { exportPeople } from '../../src/lib/server/people/export-people.ts';
import { statements } from './statements.ts';
import { addTuesdays, occasions, setSeriesStage, tuesdays, type SeriesStage } from './series-stage.ts';
import { asking, must, setRound } from './stage.ts';

let stage: SeriesStage;
beforeEach(async () => {
	stage = await setSeriesStage();
});
afterEach(() => stage.close());

describe('a person’s page', () => {
	it('says what is booked when, coming and past, with the part in it', async () => {
		const id = await addTuesdays(stage);
		const rows = await occasions(stage);
		must(await changeDate(stage.at(), id, rows[5]?.id ?? '', { state: 'cancelled' }));
		const page = must(await readPersonPage(stage.at('2026-09-30'), stage.teacher));
		expect(page.person).toMatchObject({ name: { zh: '张伟' }, account: null, roles: [] });
		expect(page.past.map((one) => one.id)).toEqual([rows[2]?.id, rows[1]?.id, rows[0]?.id]);
		expect(page.coming.map((one) => [one.role, one.place?.zh, one.state])).toEqual([
			['teacher', '职工学堂 203', 'planned'],
			['teacher', '职工学堂 203', 'planned'],
			['teacher', '职工学堂 203', 'cancelled']
		]);
		expect(page.year).toEqual({ year: 2026, judged: 0, taught: 10, contested: 0 });
	});

	it('says what was judged and contested', async () => {
		const { db } = stage.app.database;
		const judge = await db.selectFrom('seat').select('person_id').executeTakeFirstOrThrow();
		expect(must(await readPersonPage(stage.at(), judge.person_id ?? ''))).toMatchObject({
			judged: [{ competitionId: stage.competitionId, title: { zh: '测试竞赛' }, round: { zh: '焊工 决赛' } }],
			year: { judged: 1 }
		});
		await db.updateTable('entry').set({ name_zh: '张伟', employer_id: stage.organizationId }).execute();
		expect(must(await readPersonPage(stage.at(), stage.teacher))).toMatchObject({
			contested: [{ competitionId: stage.competitionId }],
			year: { contested: 1 }
		});
	});

	it('is for those who read the directory, and one’s own', async () => {
		must(await setAccount(stage.organizer, stage.teacher, { name: '张伟', password: 'ten-characters' }));
		const { token } = must(
			await signIn(stage.app.context(), { name: '张伟', password: 'ten-characters', address: 'test' })
		);
		const teacher = await asking(stage.app, { login: token });
		expect(must(await readOwnPage(teacher))).toMatchObject({ person: { id: stage.teacher }, mayFeed: true });
		expect(must(await readPersonPage(teacher, stage.teacher)).mayFeed).toBe(true);
		const other = stage.organizer.actor.account?.personId ?? '';
		expect(await readPersonPage(teacher, other)).toMatchObject({ refusal: { code: 'not_allowed' } });
		expect(await readPersonPage(stage.at(), newId())).toMatchObject({ refusal: { code: 'not_allowed' } });
		expect(await readOwnPage(stage.app.context())).toMatchObject({ refusal: { code: 'sign_in_needed' } });
	});
});

it('lists ask as often for three rows as for one', async () => {
	const first = await addTuesdays(stage);
	const path = must(await renewPersonFeed(stage.at(), stage.teacher)).path;
	const token = path.replace(/^\/feeds\/person\/(.*)\.ics$/, '$1');
	const at = stage.at();
	const lists: Record<string, () => Promise<{ ok: boolean }>> = {
		readPersonPage: () => readPersonPage(at, stage.teacher),
		readOwnPage: () => readOwnPage(at),
		listSeries: () => listSeries(at),
		readSeries: () => readSeries(at, first),
		listPlaces: () => listPlaces(at),
		previewSeries: () => previewSeries(at, { ...tuesdays(stage), startsTime: '08:00' }),
		readWorkYear: () => readWorkYear(at, { year: 2030, organizationId: null }),
		exportPeople: () => exportPeople(at),
		competitionsTable: () => competitionsTable(at),
		personFeed: () => readPrivateFeed(at, { kind: 'person', token, locale: 'zh-CN' }),
		publicFeed: () => readPublicFeed(at, { kind: 'organizations', id: stage.organizationId, locale: 'en' })
	};
	const counts = async () => {
		const all: Record<string, number> = {};
		for (const [name, list] of Object.entries(lists))
			all[name] = await statements(stage.app, async () => expect((await list()).ok).toBe(true));
		return all;
	};
	const one = await counts();
	for (let n = 0; n < 2; n++) {
		await addTuesdays(stage, { startsTime: `1${n}:00`, minutes: 45 });
		await setRound(stage.app, stage.organizer, stage.eventId, { entries: 3, judges: 3, open: false });
		const name = { zh: '停产' };
		must(await setWorkDay(at, { organizationId: null, day: `2030-03-0${n + 1}`, kind: 'holiday', name }));
	}
	expect(await counts()).toEqual(one);
	expect(Object.values(one).every((count) => count > 0)).toBe(true);
});
