// Conflicts over one resource: taken twice, wished for twice, a base and its stations.
import type { Found } from './conflicts.ts';
import type { BookingFacts, OccasionFacts, ResourceFacts } from './facts.ts';
import { heldElsewhere, type FactIndex, type Held } from './fact-index.ts';
import { busySpan, shared, type Span } from './span.ts';

function over(code: 'clash' | 'soft' | 'station', resource: ResourceFacts, other: Held, span: Span): Found {
	return {
		code,
		subject: `${resource.id}/${other.occasion.id}`,
		resourceId: resource.id,
		otherId: other.occasion.id,
		span,
		params: {
			resource: resource.name,
			other: other.occasion.title,
			role: other.booking.role,
			from: other.occasion.startsAt,
			to: other.occasion.endsAt,
			busyFrom: other.span.from,
			busyTo: other.span.to
		}
	};
}

/** Bookings of the base of a station, or of the stations of a base. */
function around(index: FactIndex, resource: ResourceFacts, occasionId: string): readonly Held[] {
	const ids =
		resource.kind === 'station' && resource.parentId
			? [resource.parentId]
			: resource.kind === 'base'
				? (index.stations.get(resource.id) ?? [])
				: [];
	return ids.flatMap((id) => heldElsewhere(index, id, occasionId));
}

function ofBooking(index: FactIndex, occasion: OccasionFacts, booking: BookingFacts): readonly Found[] {
	const resource = index.resources.get(booking.resourceId);
	if (!resource) return [];
	const own = busySpan(occasion, booking);
	const found: Found[] = [];
	for (const other of heldElsewhere(index, resource.id, occasion.id)) {
		const span = shared(own, other.span);
		if (span) found.push(over(booking.hard && other.booking.hard ? 'clash' : 'soft', resource, other, span));
	}
	for (const other of around(index, resource, occasion.id)) {
		const span = shared(own, other.span);
		if (span && booking.hard && other.booking.hard) found.push(over('station', resource, other, span));
	}
	return found;
}

export function resourceConflicts(index: FactIndex, occasion: OccasionFacts): readonly Found[] {
	return occasion.bookings.flatMap((booking) => ofBooking(index, occasion, booking));
}
