// Resources, occasions and what they book: commands as they come over HTTP, and the calendar as it is sent.
import * as v from 'valibot';
import type { Override } from '../../domain/calendar/bookings/conflicts.ts';
import type { Facts, OccasionFacts, ResourceFacts } from '../../domain/calendar/bookings/facts.ts';
import { CODES, LEVELS, type ConflictCode } from '../../domain/calendar/bookings/levels.ts';
import type { Text } from '../../domain/shared/text.ts';
import { Id, TextGiven } from '../setup.ts';

// milliseconds since the epoch, from 2000 to 2100, on a whole minute
const At = v.pipe(
	v.number(),
	v.integer(),
	v.minValue(946_684_800_000),
	v.maxValue(4_102_444_800_000),
	v.multipleOf(60_000)
);
const minutes = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const Count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99_999));
const Clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

const place = {
	capacity: v.optional(v.nullable(Count)),
	machine: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(60)))),
	opensAt: v.optional(v.nullable(Clock)),
	closesAt: v.optional(v.nullable(Clock)),
	position: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99_999)))
};
export const NewResource = v.strictObject({
	organizationId: Id,
	kind: v.picklist(['room', 'base', 'station', 'equipment', 'person']),
	name: v.optional(TextGiven),
	personId: v.optional(Id),
	parentId: v.optional(v.nullable(Id)),
	...place
});
export type NewResource = v.InferOutput<typeof NewResource>;
export const ResourceChange = v.strictObject({ name: v.optional(TextGiven), ...place });
export type ResourceChange = v.InferOutput<typeof ResourceChange>;
export const Retirement = v.strictObject({ retired: v.boolean() });

const Role = v.picklist(['venue', 'judge', 'chief-judge', 'teacher', 'contestant', 'staff', 'equipment']);
const Kind = v.picklist(['contest', 'heat', 'meeting', 'class', 'maintenance', 'hold']);

/** A resource, or a person who becomes one by being booked. */
export const NewBooking = v.pipe(
	v.strictObject({
		resourceId: v.optional(Id),
		personId: v.optional(Id),
		role: Role,
		travel: v.optional(minutes(1440), 0),
		hard: v.optional(v.boolean(), true)
	}),
	v.check((given) => (given.resourceId === undefined) !== (given.personId === undefined), 'resourceId or personId')
);
export type NewBooking = v.InferOutput<typeof NewBooking>;
export const BookingChange = v.partial(
	v.strictObject({ role: Role, travel: minutes(1440), hard: v.boolean(), resourceId: Id })
);
export type BookingChange = v.InferOutput<typeof BookingChange>;

export const NewOccasion = v.strictObject({
	organizationId: Id,
	kind: Kind,
	title: TextGiven,
	competitionId: v.optional(v.nullable(Id)),
	eventId: v.optional(v.nullable(Id)),
	startsAt: At,
	endsAt: At,
	setup: v.optional(minutes(10_080), 0),
	teardown: v.optional(minutes(10_080), 0),
	people: v.optional(v.nullable(Count)),
	state: v.optional(v.picklist(['draft', 'planned', 'confirmed']), 'planned'),
	bookings: v.optional(v.pipe(v.array(NewBooking), v.maxLength(200)), [])
});
export type NewOccasion = v.InferOutput<typeof NewOccasion>;
export const OccasionChange = v.partial(
	v.strictObject({
		kind: Kind,
		title: TextGiven,
		setup: minutes(10_080),
		teardown: minutes(10_080),
		people: v.nullable(Count),
		state: v.picklist(['draft', 'planned', 'confirmed', 'cancelled'])
	})
);
export type OccasionChange = v.InferOutput<typeof OccasionChange>;

/** Occasions that move together, all or none; who changed hands with somebody else stands in `replace`. */
export const Moves = v.strictObject({
	moves: v.pipe(
		v.array(
			v.strictObject({
				id: Id,
				startsAt: At,
				endsAt: At,
				/** The sequence that was seen; another one means that somebody moved it meanwhile. */
				sequence: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
				replace: v.optional(v.pipe(v.array(v.strictObject({ bookingId: Id, resourceId: Id })), v.maxLength(50)), [])
			})
		),
		v.minLength(1),
		v.maxLength(500),
		v.check((moves) => new Set(moves.map((one) => one.id)).size === moves.length, 'an occasion moves once')
	)
});
export type Move = v.InferOutput<typeof Moves>['moves'][number];

export const OverrideGiven = v.strictObject({
	code: v.picklist(CODES as readonly [ConflictCode, ...ConflictCode[]]),
	subject: v.pipe(v.string(), v.maxLength(200)),
	reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300))
});
export type OverrideGiven = v.InferOutput<typeof OverrideGiven>;
export const LevelGiven = v.strictObject({ organizationId: Id, level: v.nullable(v.picklist(LEVELS)) });

export interface CalendarResource extends ResourceFacts {
	readonly organizationId: string;
	readonly personId: string | null;
	/** A person's employer, the base of a station. */
	readonly note: Text | null;
}

export interface CalendarOccasion extends OccasionFacts {
	/** Grows with every change of time, state or title. */
	readonly sequence: number;
	readonly seriesId: string | null;
	readonly competitionTitle: Text | null;
	readonly overrides: readonly Override[];
}

/** The answer to GET /api/calendar: also the facts that conflicts are worked out from while dragging. */
export interface CalendarWindow extends Facts {
	readonly from: string;
	readonly to: string;
	readonly resources: readonly CalendarResource[];
	readonly occasions: readonly CalendarOccasion[];
}

/** One day of a year, as the year's overview draws it. */
export interface YearDay {
	readonly day: string;
	readonly contests: number;
	readonly classes: number;
	readonly others: number;
}
