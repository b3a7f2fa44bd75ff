// Ways out of a conflict: other times at which everything needed is free, and somebody or something else that is free now.
import { addDays, dayOfInstant, daysBetween, instantAt, minuteOfInstant, weekday } from '../../shared/day.ts';
import { conflictsOf } from './conflicts.ts';
import type { BookingFacts, OccasionFacts, ResourceFacts } from './facts.ts';
import { heldElsewhere, type FactIndex } from './fact-index.ts';
import { busySpan, joined, MINUTE, overlaps, type Span } from './span.ts';

const STEP = 30;
const OPENS = 8 * 60;
const CLOSES = 18 * 60;
/** Starts that people expect, in minutes after midnight. */
const USUAL = [8 * 60 + 30, 9 * 60, 13 * 60 + 30, 14 * 60];
const NOON = 12 * 60;

export interface FreeTime {
	readonly startsAt: number;
	readonly endsAt: number;
	/** How many needed resources are free then: all of them. */
	readonly needed: number;
	/** Days after the time it stands at now; negative before. */
	readonly days: number;
	/** Warnings that would remain. */
	readonly warnings: number;
}

interface Where {
	/** The days to look at. */
	readonly from: string;
	readonly to: string;
	/** Nothing before this instant is offered. */
	readonly notBefore: number;
	/** The time it stands at now. */
	readonly home: number;
	readonly limit?: number;
}

/** When the occasion may not start because something that it needs is taken: open intervals, joined. */
function forbiddenStarts(index: FactIndex, occasion: OccasionFacts): readonly Span[] {
	const length = occasion.endsAt - occasion.startsAt;
	return joined(
		occasion.bookings
			.filter((booking) => booking.hard)
			.flatMap((booking) => {
				const own = busySpan(occasion, booking);
				const [lead, tail] = [occasion.startsAt - own.from, own.to - occasion.endsAt];
				return heldElsewhere(index, booking.resourceId, occasion.id)
					.filter((other) => other.booking.hard)
					.map(({ span }) => ({ from: span.from - length - tail, to: span.to + lead }));
			})
	);
}

/** The part of a day in which all its places are open, in minutes. */
function openMinutes(index: FactIndex, occasion: OccasionFacts): readonly [number, number] {
	const places = occasion.bookings.flatMap((booking) => index.resources.get(booking.resourceId) ?? []);
	return [
		Math.max(OPENS, ...places.map((one) => (one.opens ?? 0) + occasion.setup)),
		Math.min(CLOSES, ...places.map((one) => (one.closes ?? 1440) - occasion.teardown))
	];
}

function isRest(index: FactIndex, day: string): boolean {
	const special = index.workDays.get(day);
	return special ? special.kind === 'holiday' : weekday(day) > 5;
}

function* starts(index: FactIndex, occasion: OccasionFacts, where: Where): Generator<number> {
	const length = (occasion.endsAt - occasion.startsAt) / MINUTE;
	const [opens, closes] = openMinutes(index, occasion);
	const restToo = isRest(index, dayOfInstant(where.home));
	const forbidden = forbiddenStarts(index, occasion);
	for (let day = where.from; day <= where.to; day = addDays(day, 1)) {
		if (!restToo && isRest(index, day)) continue;
		for (let minute = Math.ceil(opens / STEP) * STEP; minute + Math.min(length, 1440) <= closes; minute += STEP) {
			const at = instantAt(day, minute);
			// where it stands already, or nearly, is no way out
			if (at < where.notBefore || Math.abs(at - where.home) < length * MINUTE) continue;
			if (!forbidden.some((span) => span.from < at && at < span.to)) yield at;
		}
	}
}

/** The nearest times to where it is wished for, one for each half day, those without a warning first. */
export function freeTimes(index: FactIndex, wished: OccasionFacts, where: Where): readonly FreeTime[] {
	const length = wished.endsAt - wished.startsAt;
	const home = minuteOfInstant(where.home);
	// a day further weighs more than the other half of the day, that more than an unusual start
	const farness = (at: number) => {
		const minute = minuteOfInstant(at);
		const unusual = Math.min(...[...USUAL, home].map((usual) => Math.abs(usual - minute)));
		return (
			Math.abs(daysBetween(dayOfInstant(wished.startsAt), dayOfInstant(at))) * 6 +
			(minute < NOON === home < NOON ? 0 : 3) +
			unusual / 60 +
			// later is easier to announce than earlier
			(at < wished.startsAt ? 1 : 0)
		);
	};
	const near = [...starts(index, wished, where)].sort((a, b) => farness(a) - farness(b) || a - b);
	const halves = new Set<string>();
	const offered: FreeTime[] = [];
	for (const startsAt of near) {
		const half = `${dayOfInstant(startsAt)}${minuteOfInstant(startsAt) < NOON ? 'a' : 'p'}`;
		if (halves.has(half)) continue;
		const moved = { ...wished, startsAt, endsAt: startsAt + length };
		const left = conflictsOf(index, moved);
		if (left.some((one) => one.level === 'block')) continue;
		halves.add(half);
		offered.push({
			startsAt,
			endsAt: startsAt + length,
			needed: wished.bookings.filter((one) => one.hard).length,
			days: daysBetween(dayOfInstant(where.home), dayOfInstant(startsAt)),
			warnings: left.filter((one) => one.code !== 'papers').length
		});
		if (offered.length >= 8) break;
	}
	return offered
		.sort((a, b) => a.warnings - b.warnings)
		.slice(0, where.limit ?? 2)
		.sort((a, b) => a.startsAt - b.startsAt);
}

export interface Swap {
	readonly booking: BookingFacts;
	readonly resource: ResourceFacts;
}

/** Whether one may stand in for the other: the same role, or the same kind of place, as large and with the same machines. */
function fits(candidate: ResourceFacts, instead: ResourceFacts, booking: BookingFacts, people: number | null): boolean {
	if (candidate.id === instead.id || candidate.retired || candidate.kind !== instead.kind) return false;
	if (instead.kind === 'person') return candidate.roles.includes(booking.role);
	if (instead.kind === 'station' && candidate.parentId !== instead.parentId) return false;
	const needed = people ?? instead.capacity ?? 0;
	return candidate.machine === instead.machine && (candidate.capacity ?? Infinity) >= needed;
}

/** Others of the same role or kind that are free for the whole time, those with least to do that day first. */
export function swapsFor(index: FactIndex, occasion: OccasionFacts, resourceId: string, limit = 1): readonly Swap[] {
	const booking = occasion.bookings.find((one) => one.resourceId === resourceId);
	const instead = index.resources.get(resourceId);
	if (!booking || !instead) return [];
	const taken = new Set(occasion.bookings.map((one) => one.resourceId));
	const span = busySpan(occasion, booking);
	const day = dayOfInstant(occasion.startsAt);
	const busy = (id: string) =>
		(index.held.get(id) ?? []).filter((one) => dayOfInstant(one.occasion.startsAt) === day).length;
	return index.facts.resources
		.filter(
			(one) =>
				!taken.has(one.id) &&
				fits(one, instead, booking, occasion.people) &&
				!heldElsewhere(index, one.id, occasion.id).some((other) => overlaps(span, other.span))
		)
		.sort((a, b) => busy(a.id) - busy(b.id))
		.slice(0, limit)
		.map((resource) => ({ booking, resource }));
}
