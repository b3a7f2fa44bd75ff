// Every event of a generated year is taken by a strict reader of calendars, and none is missing.
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPrivateFeed, readPublicFeed } from '../../src/lib/server/calendar/feeds/read-feed.ts';
import { renewPersonFeed } from '../../src/lib/server/calendar/feeds/tokens.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { COUNTY_YEAR, makeYear } from '../bench/year/generate.ts';
import { must, setStage, type Stage } from './stage.ts';

const YEAR = 2026;
let stage: Stage;
/** At the first of January, so that the whole year lies ahead. */
let organizer: Context;
beforeAll(async () => {
	stage = await setStage({ entries: 1, judges: 1, open: false });
	organizer = { ...stage.organizer, now: () => new Date(`${YEAR}-01-01T00:00:00+08:00`) };
	await makeYear(stage.url, YEAR, { ...COUNTY_YEAR, people: 2000 });
}, 120_000);
afterAll(() => stage.close());

/** The UIDs of a file's events; anything that is not as RFC 5545 wants it throws. */
function uids(file: string): string[] {
	const calendar = new ICAL.Component(ICAL.parse(file));
	for (const zone of calendar.getAllSubcomponents('vtimezone'))
		ICAL.TimezoneService.register(new ICAL.Timezone(zone), 'Asia/Shanghai');
	return calendar.getAllSubcomponents('vevent').map((component) => {
		const event = new ICAL.Event(component, { strictExceptions: true });
		if (!(event.endDate.toUnixTime() > event.startDate.toUnixTime()))
			throw new Error(`${event.uid} ends before it starts`);
		return event.uid;
	});
}

it('finds every class with its teacher and every published competition with its host', async () => {
	const { db } = stage.app.database;
	const booked = await db
		.selectFrom('booking')
		.innerJoin('resource', 'resource.id', 'booking.resource_id')
		.where('resource.person_id', 'is not', null)
		.select(['booking.occasion_id', 'resource.person_id'])
		.execute();
	const seen = new Set<string>();
	for (const personId of new Set(booked.map((row) => row.person_id ?? ''))) {
		const { path } = must(await renewPersonFeed(organizer, personId));
		const token = /([^/]+)\.ics$/.exec(path)?.[1] ?? '';
		for (const uid of uids(must(await readPrivateFeed(organizer, { kind: 'person', token, locale: 'zh-CN' }))))
			seen.add(uid);
	}
	const idOf = (uid: string): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(uid)?.[0] ?? uid;
	const ids = new Set([...seen].map(idOf));
	expect(new Set(booked.map((row) => row.occasion_id)).difference(ids)).toEqual(new Set());

	const hosts = await db.selectFrom('competition').distinct().select('organization_id').execute();
	const published = new Set<string>();
	for (const { organization_id } of hosts)
		for (const uid of uids(
			must(await readPublicFeed(organizer, { kind: 'organizations', id: organization_id, locale: 'en' }))
		))
			published.add(idOf(uid));
	const shown = await db
		.selectFrom('occasion')
		.innerJoin('competition', 'competition.id', 'occasion.competition_id')
		.where('competition.life', 'not in', ['idea', 'planned', 'filed', 'approved', 'postponed', 'cancelled'])
		.select('occasion.id')
		.execute();
	expect(shown.length).toBeGreaterThan(300);
	expect(new Set(shown.map((row) => row.id)).difference(published)).toEqual(new Set());
}, 120_000);
