// The programme of a competition's day as it travels.
import * as v from 'valibot';
import type { Text } from '../domain/shared/text.ts';
import type { DayState } from '../domain/calendar/day/programme.ts';
import { Day, Id, Reason, TextGiven } from './setup.ts';

/** What everybody may see of an item. Instants are ISO 8601 in UTC. */
export interface ProgrammeItem {
	readonly id: string;
	readonly title: Text;
	readonly event: Text | null;
	readonly kind: 'contest' | 'heat' | 'meeting' | 'class' | 'maintenance' | 'hold';
	readonly startsAt: string;
	readonly endsAt: string;
	/** When it was to start before anything moved; null when it is on time. */
	readonly plannedAt: string | null;
	readonly state: DayState;
	readonly startedAt: string | null;
	readonly finishedAt: string | null;
	readonly place: Text | null;
	/** The round to follow, where one is being scored for all to see. */
	readonly roundId: string | null;
}

export interface Programme {
	readonly competitionId: string;
	readonly title: Text;
	readonly host: Text;
	readonly day: string;
	/** The days that have a programme. */
	readonly days: readonly string[];
	/** Grows with every change. */
	readonly version: number;
	readonly items: readonly ProgrammeItem[];
}

/** A hint that a programme changed; whoever shows it fetches it again. */
export interface DayBeat {
	readonly competitionId: string;
	readonly version: number;
}

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const Clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

export const DayActionGiven = v.strictObject({
	/** The version that the asker looked at. */
	version: whole(0, 2 ** 50),
	/** Only tell what would happen. */
	dry: v.optional(v.boolean(), false),
	/** Clashes that the asker has seen and takes: their bookings become wishes until somebody solves them. */
	accept: v.optional(v.pipe(v.array(Id), v.maxLength(500)), []),
	reason: v.optional(Reason),
	action: v.variant('kind', [
		v.strictObject({ kind: v.literal('start'), id: Id }),
		v.strictObject({ kind: v.literal('finish'), id: Id }),
		v.strictObject({ kind: v.literal('skip'), id: Id }),
		v.strictObject({ kind: v.literal('late'), id: Id, minutes: whole(-720, 720), absorb: v.boolean() })
	])
});

export const DayUndoGiven = v.strictObject({ version: whole(0, 2 ** 50), day: Day });

export const HeatsPlacedGiven = v.strictObject({
	roundId: Id,
	day: Day,
	startsAt: Clock,
	minutes: whole(1, 1440),
	gapMinutes: whole(0, 720),
	setupMinutes: whole(0, 720)
});

export const DayItemGiven = v.strictObject({
	title: TextGiven,
	day: Day,
	startsAt: Clock,
	minutes: whole(1, 1440),
	pinned: v.boolean(),
	eventId: v.optional(v.nullable(Id))
});
