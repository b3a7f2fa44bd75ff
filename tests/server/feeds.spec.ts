// Calendar feeds: accepted by a strict parser, the same UID over a move with a growing SEQUENCE, what is cancelled stays, nothing
// that is not public gets out, and a revoked address is gone.
import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPrivateFeed, readProgramme, readPublicFeed } from '../../src/lib/server/calendar/feeds/read-feed.ts';
import {
	renewPersonFeed,
	renewSeriesFeed,
	revokePersonFeed,
	revokeSeriesFeed
} from '../../src/lib/server/calendar/feeds/tokens.ts';
import { addSeries } from '../../src/lib/server/calendar/series/add-series.ts';
import { changeDate } from '../../src/lib/server/calendar/series/change-date.ts';
import { changeSeries, endSeries } from '../../src/lib/server/calendar/series/change-series.ts';
import { newId, type Context } from '../../src/lib/server/context.ts';
import { feedResponse } from '../../src/lib/server/http/feed-response.ts';
import { setAccount, signIn } from '../../src/lib/server/people/sign-in.ts';
import { addTuesdays, occasions, setSeriesStage, tuesdays, type SeriesStage } from './series-stage.ts';
import { asking, must, setLife } from './stage.ts';

let stage: SeriesStage;
beforeEach(async () => {
	stage = await setSeriesStage();
});
afterEach(() => stage.close());

/** The events of a file, by UID, as a strict reader understands them. Anything malformed throws. */
function parsed(file: string) {
	const zones = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vtimezone');
	expect(zones.map((zone) => zone.getFirstPropertyValue('tzid'))).toEqual(zones.length ? ['Asia/Shanghai'] : []);
	for (const zone of zones) ICAL.TimezoneService.register(new ICAL.Timezone(zone), 'Asia/Shanghai');
	const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((component) => {
		const event = new ICAL.Event(component, { strictExceptions: true });
		const property = (name: string) => String(component.getFirstPropertyValue(name) ?? '');
		return {
			uid: event.uid,
			summary: event.summary,
			start: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
			end: event.endDate.isDate ? event.endDate.toString() : event.endDate.toJSDate().toISOString(),
			location: event.location ?? '',
			notes: event.description ?? '',
			status: property('status'),
			sequence: event.sequence,
			stamp: property('dtstamp'),
			modified: property('last-modified')
		};
	});
	return events;
}

async function seriesToken(id: string): Promise<string> {
	return must(await renewSeriesFeed(stage.at(), id)).path.replace(/^\/feeds\/series\/(.*)\.ics$/, '$1');
}

const read = async (kind: 'person' | 'series', token: string, at: Context = stage.at()) =>
	must(await readPrivateFeed(at, { kind, token, locale: 'zh-CN' }));

describe('the feed of a class', () => {
	it('says when and where in the venue’s time, with stamps in UTC', async () => {
		const id = await addTuesdays(stage, { title: { zh: '数控班，中级；第\n一期' } });
		const file = await read('series', await seriesToken(id));
		const events = parsed(file);
		expect(events).toHaveLength(6);
		expect(events[0]).toMatchObject({
			summary: '数控班，中级；第\n一期',
			start: '2026-09-15T10:30:00.000Z',
			end: '2026-09-15T12:30:00.000Z',
			location: '职工学堂 203',
			status: 'CONFIRMED',
			sequence: 0
		});
		expect(file).toContain('DTSTART;TZID=Asia/Shanghai:20260915T183000\r\n');
		for (const event of events) {
			expect(event.stamp).toMatch(/Z$/);
			expect(event.modified).toBe(event.stamp);
		}
		expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
		expect(file.endsWith('END:VCALENDAR')).toBe(true);
		expect(file.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
	});

	it('keeps its UIDs while dates move, one by one and from here on, and numbers the changes', async () => {
		const id = await addTuesdays(stage);
		const token = await seriesToken(id);
		const before = parsed(await read('series', token));
		const rows = await occasions(stage);
		must(await changeDate(stage.at(), id, rows[1]?.id ?? '', { day: '2026-09-23' }));
		const moved = parsed(await read('series', token));
		expect(moved.map((one) => one.uid)).toEqual(before.map((one) => one.uid));
		expect(moved.map((one) => one.sequence)).toEqual([0, 1, 0, 0, 0, 0]);
		expect(moved[1]?.start).toBe('2026-09-23T10:30:00.000Z');
		const { organizationId: _o, kind: _k, level: _l, ...pattern } = tuesdays(stage);
		must(
			await changeSeries(stage.at(), id, {
				...pattern,
				title: { zh: '数控班（夜校）' },
				from: '2026-10-06',
				startsOn: '2026-10-06',
				rule: { every: 'week', interval: 1, days: [4], end: { count: 3 } },
				reset: false
			})
		);
		const split = parsed(await read('series', token));
		expect(split.map((one) => one.uid).sort()).toEqual(before.map((one) => one.uid).sort());
		expect(split.map((one) => one.summary)).toEqual([
			...Array.from({ length: 3 }, () => '数控班'),
			...Array.from({ length: 3 }, () => '数控班（夜校）')
		]);
		for (const one of split)
			expect(one.sequence).toBeGreaterThanOrEqual(moved.find((other) => other.uid === one.uid)?.sequence ?? 0);
	});

	it('tells of what was cancelled for at least ninety days, and not of what never was', async () => {
		const id = await addTuesdays(stage, { policy: 'skip' });
		const token = await seriesToken(id);
		expect(parsed(await read('series', token))).toHaveLength(5);
		must(await endSeries(stage.at(), id, { from: '2026-10-13' }));
		const in89Days = { ...stage.at(), now: () => new Date(Date.now() + 89 * 86_400_000) };
		for (const at of [stage.at(), in89Days])
			expect(parsed(await read('series', token, at)).filter((one) => one.status === 'CANCELLED')).toHaveLength(2);
	});

	it('is the same file until something changes, and then another', async () => {
		const id = await addTuesdays(stage);
		const token = await seriesToken(id);
		const ask = async (etag?: string) =>
			feedResponse(
				new Request('http://localhost/', etag ? { headers: { 'if-none-match': etag } } : {}),
				await readPrivateFeed(stage.at(), { kind: 'series', token, locale: 'zh-CN' }),
				'ics',
				'private'
			);
		const first = await ask();
		const etag = first.headers.get('etag') ?? '';
		expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
		expect((await ask(etag)).status).toBe(304);
		expect((await ask(`W/${etag}, "other"`)).status).toBe(304);
		const [row] = await occasions(stage);
		must(await changeDate(stage.at(), id, row?.id ?? '', { time: '19:00' }));
		expect((await ask(etag)).status).toBe(200);
	});
});

describe('the feed of a person', () => {
	it('holds what the person is booked for with the part played in it', async () => {
		await addTuesdays(stage);
		const path = must(await renewPersonFeed(stage.at(), stage.teacher)).path;
		const token = path.replace(/^\/feeds\/person\/(.*)\.ics$/, '$1');
		const events = parsed(await read('person', token));
		expect(events).toHaveLength(6);
		expect(events[0]?.notes.split('\n')[0]).toBe('教师');
		expect(await readPrivateFeed(stage.at(), { kind: 'series', token, locale: 'zh-CN' })).toMatchObject({
			refusal: { code: 'feed_unknown' }
		});
	});

	it('names competitions in which the person judges, as whole days', async () => {
		const { db } = stage.app.database;
		const seat = await db.selectFrom('seat').select('person_id').executeTakeFirstOrThrow();
		const path = must(await renewPersonFeed(stage.at(), seat.person_id ?? '')).path;
		const now = { ...stage.organizer, now: () => new Date('2026-11-20T00:00:00Z') };
		const events = parsed(await read('person', path.replace(/^\/feeds\/person\/(.*)\.ics$/, '$1'), now));
		expect(events).toMatchObject([
			{ summary: '测试竞赛', start: '2026-11-24', end: '2026-11-25', status: 'CONFIRMED' }
		]);
		expect(events[0]?.notes).toContain('裁判');
	});

	it('is renewed and revoked; an old address reads like one that never was', async () => {
		await addTuesdays(stage);
		const tokenOf = (path: string) => path.replace(/^\/feeds\/person\/(.*)\.ics$/, '$1');
		const first = tokenOf(must(await renewPersonFeed(stage.at(), stage.teacher)).path);
		const both = await Promise.all([
			renewPersonFeed(stage.at(), stage.teacher),
			renewPersonFeed(stage.at(), stage.teacher)
		]);
		const opened = await Promise.all(
			both.map((one) =>
				readPrivateFeed(stage.app.context(), { kind: 'person', token: tokenOf(must(one).path), locale: 'zh-CN' })
			)
		);
		expect(opened.map((one) => one.ok).sort()).toEqual([false, true]);
		const gone = await readPrivateFeed(stage.app.context(), { kind: 'person', token: first, locale: 'zh-CN' });
		const never = await readPrivateFeed(stage.app.context(), { kind: 'person', token: 'x', locale: 'zh-CN' });
		expect(gone).toEqual(never);
		must(await revokePersonFeed(stage.at(), stage.teacher));
		for (const one of both)
			expect(
				await readPrivateFeed(stage.app.context(), { kind: 'person', token: tokenOf(must(one).path), locale: 'zh-CN' })
			).toEqual(never);
		const response = feedResponse(new Request('http://localhost/'), never, 'ics', 'private');
		expect(response.status).toBe(404);
		const stored = await stage.app.database.db.selectFrom('feed_token').select('token_hash').execute();
		expect(stored.every((row) => row.token_hash.length === 32)).toBe(true);
	});

	it('is its own affair: others may not renew or revoke it', async () => {
		must(await setAccount(stage.organizer, stage.teacher, { name: '张伟', password: 'ten-characters' }));
		const { token } = must(
			await signIn(stage.app.context(), { name: '张伟', password: 'ten-characters', address: 'test' })
		);
		const teacher = await asking(stage.app, { login: token });
		must(await renewPersonFeed(teacher, stage.teacher));
		const { id: other } = await stage.app.database.db
			.selectFrom('person')
			.where('id', '!=', stage.teacher)
			.select('id')
			.executeTakeFirstOrThrow();
		const series = await addTuesdays(stage);
		for (const refused of [
			await renewPersonFeed(teacher, other),
			await revokePersonFeed(teacher, other),
			await renewSeriesFeed(teacher, series),
			await revokeSeriesFeed(teacher, series)
		])
			expect(refused).toMatchObject({ refusal: { code: 'not_allowed' } });
		expect(await renewPersonFeed(stage.app.context(), stage.teacher)).toMatchObject({
			refusal: { code: 'sign_in_needed' }
		});
	});
});

describe('a public feed', () => {
	const organization = async (locale: 'zh-CN' | 'en' = 'zh-CN') =>
		parsed(must(await readPublicFeed(stage.at(), { kind: 'organizations', id: stage.organizationId, locale })));

	it('holds published series and competitions whose notice is out, and nobody’s name', async () => {
		await addTuesdays(stage);
		expect(await organization()).toEqual([]);
		const published = await addTuesdays(stage, {
			title: { zh: '夜校', en: 'Evening class' },
			published: true,
			teachers: [],
			resources: []
		});
		expect((await organization('en')).map((one) => one.summary)).toEqual(
			Array.from({ length: 6 }, () => 'Evening class')
		);
		const { db } = stage.app.database;
		await db.updateTable('series').where('id', '=', published).set({ published: false }).execute();
		expect(await organization()).toEqual([]);
		await setLife(stage.app, stage.competitionId, 'notice');
		const [competition] = await organization();
		expect(competition).toMatchObject({ summary: '测试竞赛', start: '2026-11-24', status: 'CONFIRMED' });
		await setLife(stage.app, stage.competitionId, 'cancelled');
		const [cancelled] = await organization();
		expect(cancelled).toMatchObject({ uid: competition?.uid, status: 'CANCELLED' });
		expect(cancelled?.sequence).toBeGreaterThan(competition?.sequence ?? 0);
	});

	it('of a competition that is not public is not there', async () => {
		const asked = { kind: 'competitions' as const, id: stage.competitionId, locale: 'zh-CN' as const };
		expect(await readPublicFeed(stage.at(), asked)).toEqual(
			await readPublicFeed(stage.at(), { ...asked, id: newId() })
		);
	});

	it('of a base holds what takes place there or at its stations', async () => {
		const { db } = stage.app.database;
		const [base, station] = [newId(), newId()];
		await db
			.insertInto('resource')
			.values([
				{ id: base, organization_id: stage.organizationId, kind: 'base', name_zh: '光伏实训基地' },
				{ id: station, organization_id: stage.organizationId, kind: 'station', name_zh: '1 号', parent_id: base }
			])
			.execute();
		for (const [resourceId, startsTime] of [
			[base, '08:00'],
			[station, '14:00'],
			[stage.room, '14:00']
		] as const)
			must(
				await addSeries(
					stage.at(),
					tuesdays(stage, { published: true, teachers: [], startsTime, resources: [{ resourceId, role: 'venue' }] })
				)
			);
		const events = parsed(must(await readPublicFeed(stage.at(), { kind: 'bases', id: base, locale: 'zh-CN' })));
		expect(events).toHaveLength(12);
		expect([...new Set(events.map((one) => one.location))].sort()).toEqual(['1 号', '光伏实训基地']);
	});
});

/** What voc/schedule's validator/json/schema.json asks of a schedule, as far as a programme of ours has it. */
function frabProblems(file: unknown): string[] {
	const problems: string[] = [];
	const need = (thing: unknown, where: string, fields: Record<string, RegExp | 'null' | 'list'>) => {
		for (const [name, shape] of Object.entries(fields)) {
			const value = (thing as Record<string, unknown> | undefined)?.[name];
			if (
				shape === 'list' ? !Array.isArray(value) : shape === 'null' ? value === undefined : !shape.test(String(value))
			)
				problems.push(`${where}.${name}: ${JSON.stringify(value)}`);
		}
	};
	const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
	const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;
	const { schedule } = file as { schedule: { conference: { days: { rooms: Record<string, unknown[]> }[] } } };
	need(schedule, 'schedule', { version: /./, base_url: /^https?:/ });
	need(schedule.conference, 'conference', {
		title: /./,
		acronym: /^[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?$/,
		days: 'list',
		daysCount: /^\d+$/,
		start: /^\d{4}-\d\d-\d\d$/,
		end: /^\d{4}-\d\d-\d\d$/,
		timeslot_duration: /^\d\d:\d\d$/,
		time_zone_name: /^[A-Z][a-z]+\/[A-Z][a-z]+$/
	});
	for (const day of schedule.conference.days) {
		need(day, 'day', { date: /^\d{4}-\d\d-\d\d$/, day_start: TIME, day_end: TIME, index: /^\d+$/ });
		for (const [room, events] of Object.entries(day.rooms))
			for (const event of events)
				need(event, room, {
					id: /^[1-9]\d*$/,
					guid: UUID,
					date: TIME,
					start: /^\d\d:\d\d$/,
					duration: /^\d+:\d\d$/,
					room: new RegExp(`^${room}$`),
					slug: /^[a-z0-9_-]+[a-z0-9]$/,
					url: /^https?:/,
					title: /./,
					language: /^(zh|en)$/,
					type: /./,
					abstract: 'null',
					subtitle: 'null',
					track: 'null',
					persons: 'list',
					links: 'list'
				});
	}
	return problems;
}

describe('schedule.json', () => {
	it('has the shape that readers of frab programmes expect', async () => {
		await addTuesdays(stage, { published: true });
		const asked = { locale: 'zh-CN' as const, origin: 'https://jiangsai.example' };
		const file: unknown = JSON.parse(
			must(await readProgramme(stage.at(), { ...asked, kind: 'organizations', id: stage.organizationId }))
		);
		expect(frabProblems(file)).toEqual([]);
		expect(file).toMatchObject({
			schedule: {
				conference: {
					start: '2026-09-15',
					end: '2026-10-20',
					daysCount: 6,
					days: [
						{ rooms: { '职工学堂 203': [{ start: '18:30', duration: '02:00', title: '数控班' }] } },
						{},
						{},
						{},
						{},
						{}
					]
				}
			}
		});
		const empty: unknown = JSON.parse(
			must(
				await readProgramme(
					{ ...stage.organizer, now: () => new Date('2030-01-01T00:00:00Z') },
					{ ...asked, kind: 'organizations', id: stage.organizationId }
				)
			)
		);
		expect(frabProblems(empty)).toEqual([]);
	});
});
