// Conflicts with what a person can do: get there in time, work a day, judge without competing.
import { instantAt } from '../../shared/day.ts';
import type { Found } from './conflicts.ts';
import type { OccasionFacts, ResourceFacts } from './facts.ts';
import { heldElsewhere, type FactIndex, type Held } from './fact-index.ts';
import { busySpan, daysOf, MINUTE, overlaps, shared } from './span.ts';

/** A change of place in less than this is tight. */
export const TIGHT_MINUTES = 30;
/** A working day. */
export const LOAD_MINUTES = 8 * 60;
const DAY = 1440 * MINUTE;

/** Where it is held: rooms and bases; a station counts as its base. */
function places(index: FactIndex, occasion: OccasionFacts): ReadonlySet<string> {
	return new Set(
		occasion.bookings
			.filter((booking) => booking.role === 'venue')
			.map((booking) => index.resources.get(booking.resourceId)?.parentId ?? booking.resourceId)
	);
}

function elsewhere(index: FactIndex, a: OccasionFacts, b: OccasionFacts): boolean {
	const [here, there] = [places(index, a), places(index, b)];
	return here.size > 0 && there.size > 0 && ![...here].some((place) => there.has(place));
}

function tight(index: FactIndex, occasion: OccasionFacts, person: ResourceFacts, others: readonly Held[]): Found[] {
	return others.flatMap(({ occasion: other }) => {
		const gap = Math.max(other.startsAt - occasion.endsAt, occasion.startsAt - other.endsAt);
		if (gap < 0 || gap >= TIGHT_MINUTES * MINUTE || !elsewhere(index, occasion, other)) return [];
		return [
			{
				code: 'tight' as const,
				subject: `${person.id}/${other.id}/${gap / MINUTE}`,
				resourceId: person.id,
				otherId: other.id,
				span: { from: Math.min(occasion.endsAt, other.endsAt), to: Math.max(occasion.startsAt, other.startsAt) },
				params: { resource: person.name, other: other.title, minutes: gap / MINUTE }
			}
		];
	});
}

function load(occasion: OccasionFacts, person: ResourceFacts, others: readonly Held[]): Found[] {
	const own = { from: occasion.startsAt, to: occasion.endsAt };
	return daysOf(own).flatMap((day) => {
		const whole = { from: instantAt(day, 0), to: instantAt(day, 0) + DAY };
		const parts = [own, ...others.map((one) => ({ from: one.occasion.startsAt, to: one.occasion.endsAt }))];
		const minutes = parts.reduce((sum, part) => {
			const today = shared(part, whole);
			return today ? sum + (today.to - today.from) / MINUTE : sum;
		}, 0);
		// a long day of one occasion alone is its own business
		const several = parts.filter((part) => overlaps(part, whole)).length > 1;
		if (!several || minutes <= LOAD_MINUTES) return [];
		return [
			{
				code: 'load' as const,
				subject: `${person.id}/${day}/${minutes}`,
				resourceId: person.id,
				otherId: null,
				span: null,
				params: { resource: person.name, day, hours: Math.round(minutes / 6) / 10 }
			}
		];
	});
}

function bothSides(occasion: OccasionFacts, person: ResourceFacts, others: readonly Held[]): Found[] {
	const competitionId = occasion.competition?.id;
	if (!competitionId) return [];
	const other = others.find(
		(one) => one.booking.role === 'contestant' && one.occasion.competition?.id === competitionId
	);
	if (!other) return [];
	return [
		{
			code: 'judge',
			subject: `${person.id}/${other.occasion.id}`,
			resourceId: person.id,
			otherId: other.occasion.id,
			span: null,
			params: { resource: person.name, other: other.occasion.title }
		}
	];
}

export function personConflicts(index: FactIndex, occasion: OccasionFacts): readonly Found[] {
	return occasion.bookings.flatMap((booking) => {
		const person = index.resources.get(booking.resourceId);
		if (person?.kind !== 'person' || !booking.hard) return [];
		const others = heldElsewhere(index, person.id, occasion.id).filter((one) => one.booking.hard);
		// two that overlap are a clash already
		const own = busySpan(occasion, booking);
		const apart = others.filter((one) => !overlaps(own, one.span));
		return [
			...tight(index, occasion, person, apart),
			...load(occasion, person, apart),
			...(booking.role === 'judge' || booking.role === 'chief-judge' ? bothSides(occasion, person, others) : [])
		];
	});
}
