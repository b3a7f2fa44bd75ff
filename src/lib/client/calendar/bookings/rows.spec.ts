// Which rows the calendar shows: a base's stations stay folded until something happens there or they are asked for.
import { describe, expect, it } from 'vitest';
import { instantAt } from '#lib/domain/shared/day.ts';
import type { CalendarOccasion, CalendarResource, CalendarWindow } from '#lib/protocol/calendar/bookings.ts';
import { groupsOf, type Narrow } from './rows.ts';

const day = '2026-11-30';
const span = { from: instantAt(day, 0), to: instantAt('2026-12-07', 0) };

function resource(id: string, kind: CalendarResource['kind'], zh: string, parentId: string | null = null) {
	const rest = { personId: null, capacity: null, machine: null, opens: null, closes: null, naming: null };
	const note = parentId ? { zh: '光伏实训基地' } : null;
	return { id, organizationId: 'o', kind, name: { zh }, parentId, note, retired: false, roles: [], ...rest };
}

function occasion(resourceId: string, title: string): CalendarOccasion {
	return {
		id: title,
		organizationId: 'o',
		kind: 'class',
		title: { zh: title },
		startsAt: instantAt(day, '09:00'),
		endsAt: instantAt(day, '11:00'),
		setup: 0,
		teardown: 0,
		state: 'planned',
		people: null,
		competition: null,
		competitionTitle: null,
		sequence: 0,
		seriesId: null,
		bookings: [{ id: `${title} ${resourceId}`, resourceId, role: 'venue', travel: 0, hard: true }],
		overrides: []
	};
}

const window: CalendarWindow = {
	from: day,
	to: '2026-12-06',
	resources: [
		resource('pv', 'base', '光伏实训基地'),
		resource('cnc', 'base', '数控实训基地'),
		...['1号', '2号', '3号'].map((name, n) => resource(`s${n + 1}`, 'station', name, 'pv'))
	],
	occasions: [occasion('s2', '工位检修')],
	workDays: [],
	contests: [],
	levels: {}
};
const shown = (narrow?: Narrow) =>
	groupsOf(window, span, narrow).flatMap((group) => group.rows.map((row) => row.resource.id));

describe('the rows of the calendar', () => {
	it('leave stations out where nothing happens, and say how many there are', () => {
		expect(shown()).toEqual(['pv', 's2', 'cnc']);
		expect(groupsOf({ ...window, occasions: [] }, span)[0]?.rows.map((row) => row.stations)).toEqual([3, 0]);
	});

	it('show all stations of an unfolded base, and those that are needed', () => {
		expect(shown({ unfolded: new Set(['pv']) })).toEqual(['pv', 's1', 's2', 's3', 'cnc']);
		expect(shown({ needed: new Set(['s3', 'cnc']) })).toEqual(['pv', 's2', 's3', 'cnc']);
	});

	it('find a station by its own name and what happens there, not by its base', () => {
		expect(shown({ find: '光伏' })).toEqual(['pv']);
		expect(shown({ find: '光伏', unfolded: new Set(['pv']) })).toEqual(['pv', 's1', 's2', 's3']);
		expect(shown({ find: '3号' })).toEqual(['s3']);
		expect(shown({ find: '检修' })).toEqual(['s2']);
	});

	it('leave out what is not free then, folded or not', () => {
		const free = { from: instantAt(day, '10:00'), to: instantAt(day, '12:00') };
		expect(shown({ free })).toEqual(['pv', 'cnc']);
		expect(shown({ free, unfolded: new Set(['pv']) })).toEqual(['pv', 's1', 's3', 'cnc']);
	});
});
