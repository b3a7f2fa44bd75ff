// Small calendars for tests: everything on the first week of December 2026, a Tuesday unless said otherwise.
import { instantAt } from '../../../shared/day.ts';
import type { BookingFacts, Facts, OccasionFacts, ResourceFacts } from '../facts.ts';

export const TUESDAY = '2026-12-01';

export function resource(id: string, more: Partial<ResourceFacts> = {}): ResourceFacts {
	return {
		id,
		kind: 'room',
		name: { zh: id },
		parentId: null,
		capacity: null,
		machine: null,
		opens: null,
		closes: null,
		retired: false,
		naming: null,
		roles: [],
		...more
	};
}

export function person(id: string, more: Partial<ResourceFacts> = {}): ResourceFacts {
	return resource(id, { kind: 'person', roles: ['judge'], ...more });
}

export function booked(resourceId: string, more: Partial<BookingFacts> = {}): BookingFacts {
	return { id: `b-${resourceId}`, resourceId, role: 'venue', travel: 0, hard: true, ...more };
}

/** An occasion from one wall time to another, on a day. */
export function occasion(
	id: string,
	from: string,
	to: string,
	bookings: readonly BookingFacts[],
	more: Partial<OccasionFacts> & { day?: string } = {}
): OccasionFacts {
	const { day = TUESDAY, ...rest } = more;
	return {
		id,
		organizationId: 'county',
		kind: 'meeting',
		title: { zh: id },
		startsAt: instantAt(day, from),
		endsAt: instantAt(day, to),
		setup: 0,
		teardown: 0,
		state: 'planned',
		people: null,
		competition: null,
		bookings,
		...rest
	};
}

export function facts(more: Partial<Facts>): Facts {
	return { resources: [], occasions: [], workDays: [], contests: [], levels: {}, ...more };
}
