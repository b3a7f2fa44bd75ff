// What a subscriber of a calendar sees of something that happens, whatever it is inside.
import type { Text } from '../../shared/text.ts';

export interface Appointment {
	/** Never changes: the id of the occasion, or of a competition that has no occasion of its own. */
	readonly id: string;
	readonly title: Text;
	readonly startsAt: number;
	/** For whole days the instant after the last one. */
	readonly endsAt: number;
	readonly wholeDays: boolean;
	readonly state: 'confirmed' | 'tentative' | 'cancelled';
	/** RFC 5545 SEQUENCE: grows with every change of what is seen here. */
	readonly sequence: number;
	readonly changedAt: number;
	readonly place: Text | null;
	/** What belongs to it, most telling first: its competition, the reader's part in it, who holds it. */
	readonly notes: readonly Text[];
	/** What kind of thing it is, for programmes that sort by it. */
	readonly kind: string;
}

/** How long what is cancelled stays in a feed after that was said: calendars that ask rarely must still learn of it. */
export const CANCELLED_DAYS = 90;

/** How far back a feed goes. */
export const PAST_DAYS = 180;

/**
 * How an occasion stands to a subscriber; null when there is nothing to tell: a draft or a left-out date that was never announced.
 */
export function standing(
	state: 'draft' | 'planned' | 'confirmed' | 'running' | 'finished' | 'cancelled' | 'skipped',
	sequence: number,
	competitionOff: boolean
): Appointment['state'] | null {
	if (state === 'cancelled') return 'cancelled';
	if (state === 'skipped') return sequence > 0 ? 'cancelled' : null;
	if (competitionOff) return 'cancelled';
	if (state === 'draft') return sequence > 0 ? 'tentative' : null;
	return 'confirmed';
}
