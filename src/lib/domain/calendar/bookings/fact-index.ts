// The facts of a window, arranged so that one occasion can be checked against them while it is dragged.
import {
	isActive,
	type BookingFacts,
	type ContestFacts,
	type Facts,
	type OccasionFacts,
	type ResourceFacts,
	type WorkDayFacts
} from './facts.ts';
import { busySpan, type Span } from './span.ts';

/** One booking of a resource, with the time it takes. */
export interface Held {
	readonly occasion: OccasionFacts;
	readonly booking: BookingFacts;
	readonly span: Span;
}

export interface FactIndex {
	readonly facts: Facts;
	readonly resources: ReadonlyMap<string, ResourceFacts>;
	/** Active bookings of a resource, in order of time. */
	readonly held: ReadonlyMap<string, readonly Held[]>;
	readonly stations: ReadonlyMap<string, readonly string[]>;
	readonly workDays: ReadonlyMap<string, WorkDayFacts>;
	readonly contests: ReadonlyMap<string, ContestFacts>;
}

/** Arranges facts; occasions in `instead` stand as given and not as the facts have them. */
export function indexFacts(facts: Facts, instead: readonly OccasionFacts[] = []): FactIndex {
	const changed = new Set(instead.map((one) => one.id));
	const held = new Map<string, Held[]>();
	for (const occasion of [...facts.occasions.filter((one) => !changed.has(one.id)), ...instead]) {
		if (!isActive(occasion.state)) continue;
		for (const booking of occasion.bookings) {
			const list = held.get(booking.resourceId);
			const one = { occasion, booking, span: busySpan(occasion, booking) };
			if (list) list.push(one);
			else held.set(booking.resourceId, [one]);
		}
	}
	for (const list of held.values()) list.sort((a, b) => a.span.from - b.span.from);
	const stations = new Map<string, string[]>();
	for (const resource of facts.resources)
		if (resource.kind === 'station' && resource.parentId)
			stations.set(resource.parentId, [...(stations.get(resource.parentId) ?? []), resource.id]);
	return {
		facts,
		resources: new Map(facts.resources.map((one) => [one.id, one])),
		held,
		stations,
		workDays: new Map(facts.workDays.map((one) => [one.day, one])),
		contests: new Map(facts.contests.map((one) => [one.id, one]))
	};
}

/** What else a resource is booked for, besides this occasion. */
export function heldElsewhere(index: FactIndex, resourceId: string, occasionId: string): readonly Held[] {
	return (index.held.get(resourceId) ?? []).filter((one) => one.occasion.id !== occasionId);
}
