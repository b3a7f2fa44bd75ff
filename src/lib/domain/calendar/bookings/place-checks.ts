// Conflicts with the place itself: too small, closed, out of use, or none at all.
import { baseUsable } from '../bases/life.ts';
import { dayOfInstant, minuteOfInstant } from '../../shared/day.ts';
import type { Found } from './conflicts.ts';
import type { OccasionFacts, ResourceFacts } from './facts.ts';
import type { FactIndex } from './fact-index.ts';
import { MINUTE } from './span.ts';

const NEEDS_PLACE = new Set(['contest', 'heat', 'class']);

function about(code: Found['code'], resource: ResourceFacts, subject: string, params: Found['params']): Found {
	return {
		code,
		subject: `${resource.id}/${subject}`,
		resourceId: resource.id,
		otherId: null,
		span: null,
		params: { resource: resource.name, ...params }
	};
}

function tooSmall(resource: ResourceFacts, occasion: OccasionFacts): Found | null {
	if (resource.capacity === null || occasion.people === null || occasion.people <= resource.capacity) return null;
	// the stations of a base are taken in turn by the heats of a contest
	if (occasion.kind === 'contest' && resource.kind !== 'room') return null;
	return about('capacity', resource, String(occasion.people), {
		capacity: resource.capacity,
		people: occasion.people
	});
}

function closed(resource: ResourceFacts, occasion: OccasionFacts): Found | null {
	const from = minuteOfInstant(occasion.startsAt - occasion.setup * MINUTE);
	const to = minuteOfInstant(occasion.endsAt + occasion.teardown * MINUTE - 1) + 1;
	const early = resource.opens !== null && from < resource.opens;
	const late = resource.closes !== null && to > resource.closes;
	if (!early && !late) return null;
	return about('hours', resource, `${from}-${to}`, {
		opens: resource.opens ?? 0,
		closes: resource.closes ?? 1440,
		side: early ? 'early' : 'late'
	});
}

/** Only what is held for the public needs a named base; a class may use its rooms as before. */
function unfit(resource: ResourceFacts, occasion: OccasionFacts): Found | null {
	if (!resource.naming || (occasion.kind !== 'contest' && occasion.kind !== 'heat')) return null;
	const day = dayOfInstant(occasion.endsAt - 1);
	const use = baseUsable(resource.naming, day);
	if (use.level === 'fine') return null;
	return about(use.level === 'block' ? 'base' : 'base-check', resource, use.why, {
		why: use.why,
		day: resource.naming.expiresOn ?? day
	});
}

export function placeConflicts(index: FactIndex, occasion: OccasionFacts): readonly Found[] {
	const found: (Found | null)[] = [];
	for (const booking of occasion.bookings) {
		const resource = index.resources.get(booking.resourceId);
		if (!resource) continue;
		if (resource.retired) found.push(about('retired', resource, '', {}));
		if (resource.kind === 'person') continue;
		found.push(closed(resource, occasion), unfit(resource, occasion));
		if (booking.role === 'venue') found.push(tooSmall(resource, occasion));
	}
	if (NEEDS_PLACE.has(occasion.kind) && !occasion.bookings.some((one) => one.role === 'venue' && one.hard))
		found.push({ code: 'venue', subject: '', resourceId: null, otherId: null, span: null, params: {} });
	return found.filter((one) => one !== null);
}
