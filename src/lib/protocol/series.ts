// Commands of the work calendar and of series: their shapes as they come over HTTP.
import * as v from 'valibot';
import { Day, Id, TextGiven } from './setup.ts';

const Time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

export const WorkDayGiven = v.strictObject({
	organizationId: v.nullable(Id),
	day: Day,
	kind: v.nullable(v.picklist(['holiday', 'make-up'])),
	name: TextGiven
});
export const WorkYearGiven = v.strictObject({
	organizationId: v.nullable(Id),
	year: whole(1990, 2200),
	days: v.pipe(
		v.array(v.strictObject({ day: Day, kind: v.picklist(['holiday', 'make-up']), name: TextGiven })),
		v.minLength(1),
		v.maxLength(400)
	)
});

const end = v.union([v.strictObject({ until: Day }), v.strictObject({ count: whole(1, 400) })]);
const Rule = v.union([
	v.strictObject({
		every: v.literal('week'),
		interval: whole(1, 52),
		days: v.pipe(v.array(whole(1, 7)), v.minLength(1), v.maxLength(7)),
		end
	}),
	v.strictObject({
		every: v.literal('month'),
		interval: whole(1, 12),
		nth: v.picklist([1, 2, 3, 4, -1]),
		weekday: whole(1, 7),
		end
	}),
	v.strictObject({
		every: v.literal('month'),
		interval: whole(1, 12),
		date: v.union([v.literal(-1), whole(1, 31)]),
		end
	})
]);

const pattern = {
	rule: Rule,
	startsOn: Day,
	startsTime: Time,
	minutes: whole(5, 1440),
	policy: v.picklist(['skip', 'next', 'previous', 'keep']),
	resources: v.pipe(
		v.array(v.strictObject({ resourceId: Id, role: v.picklist(['venue', 'teacher', 'equipment']) })),
		v.maxLength(20)
	),
	/** People to book who may have no resource yet. */
	teachers: v.pipe(v.array(Id), v.maxLength(10))
};
const face = {
	title: TextGiven,
	published: v.boolean()
};

/** What a series looks like before it is saved; of an existing one also which dates of it are meant. */
export const SeriesPreviewGiven = v.strictObject({
	organizationId: Id,
	...pattern,
	seriesId: v.optional(Id),
	from: v.optional(v.nullable(Day)),
	reset: v.optional(v.boolean())
});
export const NewSeries = v.strictObject({
	organizationId: Id,
	kind: v.picklist(['class', 'contest', 'meeting', 'maintenance']),
	level: v.nullable(v.picklist(['county', 'township', 'system', 'enterprise'])),
	...face,
	...pattern,
	/** What becomes of dates on which something is taken: none are made, or they stand as drafts to be mended. */
	clashes: v.picklist(['refuse', 'draft'])
});
export const SeriesChange = v.strictObject({
	...face,
	...pattern,
	/** The rule's date from which on the change holds; without it, all that have not begun. */
	from: v.nullable(Day),
	/** Whether occasions that were changed by hand fall back in line. */
	reset: v.boolean(),
	clashes: v.picklist(['refuse', 'draft'])
});
export const SeriesEnd = v.strictObject({ from: v.nullable(Day) });
export const SeriesDateChange = v.strictObject({
	day: v.optional(Day),
	time: v.optional(Time),
	minutes: v.optional(whole(5, 1440)),
	title: v.optional(TextGiven),
	state: v.optional(v.picklist(['planned', 'cancelled']))
});

/** People out of a spreadsheet, each with its row so that a refusal can name it. */
export const PeopleGiven = v.strictObject({
	people: v.pipe(
		v.array(v.strictObject({ line: whole(1, 1_000_000), name: TextGiven, employerId: Id })),
		v.minLength(1),
		v.maxLength(5000)
	)
});
