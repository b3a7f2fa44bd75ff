// What is in the hand: an occasion that has been picked up, and where it would go.
import { freeTimes, swapsFor, type FreeTime, type Swap } from '#lib/domain/calendar/bookings/alternatives.ts';
import { conflictsOf, overrideOf, type Conflict } from '#lib/domain/calendar/bookings/conflicts.ts';
import type { FactIndex } from '#lib/domain/calendar/bookings/fact-index.ts';
import type { CalendarOccasion } from '#lib/protocol/calendar/bookings.ts';

export interface Hand {
	/** As it stands. */
	readonly occasion: CalendarOccasion;
	readonly startsAt: number;
	readonly endsAt: number;
	/** Bookings that would go to another resource. */
	readonly replaced: Readonly<Record<string, string>>;
	/** Held by the pointer; otherwise pinned, and moved with the keys. */
	readonly dragged: boolean;
	readonly edge: 'start' | 'end' | null;
}

/** Picks an occasion up where it stands. */
export function pickUp(occasion: CalendarOccasion, how: Partial<Pick<Hand, 'dragged' | 'edge'>> = {}): Hand {
	return {
		occasion,
		startsAt: occasion.startsAt,
		endsAt: occasion.endsAt,
		replaced: {},
		dragged: false,
		edge: null,
		...how
	};
}

/** The occasion as it would be. */
export function wishedBy(hand: Hand): CalendarOccasion {
	return {
		...hand.occasion,
		startsAt: hand.startsAt,
		endsAt: hand.endsAt,
		bookings: hand.occasion.bookings.map((one) => ({ ...one, resourceId: hand.replaced[one.id] ?? one.resourceId }))
	};
}

const SHORTEST = 30 * 60_000;

/** Moves what is in the hand so that it, or the edge that is held, stands at `at`. */
export function heldAt(hand: Hand, at: number): Hand {
	if (hand.edge === 'start') return { ...hand, startsAt: Math.min(at, hand.endsAt - SHORTEST) };
	if (hand.edge === 'end') return { ...hand, endsAt: Math.max(at, hand.startsAt + SHORTEST) };
	return { ...hand, startsAt: at, endsAt: at + hand.endsAt - hand.startsAt };
}

/** Whether it would change anything to put it down here. */
export function isMoved(hand: Hand): boolean {
	const { occasion } = hand;
	return (
		hand.startsAt !== occasion.startsAt || hand.endsAt !== occasion.endsAt || Object.keys(hand.replaced).length > 0
	);
}

export interface Outlook {
	/** What stands against it there, settled ones left out. */
	readonly conflicts: readonly Conflict[];
	readonly blocked: boolean;
	readonly times: readonly FreeTime[];
	readonly swap: Swap | null;
}

/** What would happen if it were put down here, and the ways out. */
export function outlookOf(index: FactIndex, hand: Hand, days: { from: string; to: string }, now: number): Outlook {
	const wished = wishedBy(hand);
	const conflicts = conflictsOf(index, wished).filter(
		(one) => one.code !== 'papers' && one.code !== 'venue' && !overrideOf(one, hand.occasion.overrides)
	);
	const blocked = conflicts.some((one) => one.level === 'block');
	if (!blocked) return { conflicts, blocked, times: [], swap: null };
	const times = freeTimes(index, wished, { ...days, notBefore: now, home: hand.occasion.startsAt });
	// somebody else helps only where nothing but that one is in the way
	const [clashing, ...others] = new Set(conflicts.filter((one) => one.code === 'clash').map((one) => one.resourceId));
	const swap = clashing && others.length === 0 ? (swapsFor(index, wished, clashing)[0] ?? null) : null;
	return { conflicts, blocked, times, swap };
}
