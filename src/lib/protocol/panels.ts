// The pool of judges and the panels of rounds: what is sent to change them.
import * as v from 'valibot';
import { Day, Id, TextGiven } from './setup.ts';

const Instant = v.pipe(v.string(), v.isoTimestamp());
const Note = v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(300)));
const Reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300));
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const GRADES = ['county', 'city', 'province', 'national'] as const;

/** A trade of the list, or one named now. */
const TradeGiven = v.union([v.strictObject({ id: Id }), v.strictObject({ name: TextGiven })]);

export const QualificationGiven = v.strictObject({
	trade: TradeGiven,
	grade: v.picklist(GRADES),
	certificate: v.optional(Note),
	validUntil: v.optional(v.nullable(Day))
});
export type QualificationGiven = v.InferOutput<typeof QualificationGiven>;

export const NewJudge = v.strictObject({
	organizationId: Id,
	person: v.union([v.strictObject({ id: Id }), v.strictObject({ name: TextGiven, employerId: Id })]),
	note: v.optional(Note),
	qualifications: v.optional(v.pipe(v.array(QualificationGiven), v.maxLength(20)))
});
export const JudgeChange = v.partial(v.strictObject({ active: v.boolean(), note: Note, organizationId: Id }));

export const AvailabilityGiven = v.pipe(
	v.strictObject({ from: Instant, to: Instant, available: v.boolean(), note: v.optional(Note) }),
	v.check((given) => Date.parse(given.from) < Date.parse(given.to), 'the end lies before the start')
);

export const RecusalGiven = v.strictObject({
	kind: v.picklist(['kin', 'apprentice', 'declared']),
	against: v.union([v.strictObject({ employerId: Id }), v.strictObject({ personId: Id })]),
	note: v.optional(Note)
});

/** Rows of a spreadsheet as the preview gave them back. */
export const JudgesImported = v.strictObject({
	organizationId: Id,
	rows: v.pipe(
		v.array(
			v.strictObject({
				name: TextGiven,
				employerId: Id,
				trade: v.optional(v.string()),
				grade: v.optional(v.picklist(GRADES)),
				certificate: v.optional(Note),
				validUntil: v.optional(v.nullable(Day))
			})
		),
		v.minLength(1),
		v.maxLength(5000)
	)
});
export type JudgesImported = v.InferOutput<typeof JudgesImported>;

const at = { heat: whole(1, 999), zone: whole(1, 20) };

/** What is asked of the panels of a round; heats and zones as people count them, from 1. */
export const PanelSettings = v.strictObject({
	tradeId: v.nullable(Id),
	zones: v.pipe(
		v.array(
			v.strictObject({
				title: TextGiven,
				judges: whole(1, 15),
				stations: v.nullable(v.strictObject({ from: whole(1, 9999), to: whole(1, 9999) }))
			})
		),
		v.minLength(1),
		v.maxLength(20),
		v.check((zones) => zones.reduce((sum, zone) => sum + zone.judges, 0) <= 98, 'at most 98 judges')
	),
	restMinutes: whole(0, 1440),
	outsiders: whole(0, 15),
	/** Not from the host's area, or from an employer that sends nobody to this round. */
	outsider: v.picklist(['area', 'employers']),
	chiefId: v.nullable(Id),
	/** Judges who withdrew from this round, and why. */
	out: v.array(v.strictObject({ personId: Id, reason: Reason })),
	withoutOutsider: v.array(v.strictObject(at)),
	fewer: v.array(v.strictObject({ ...at, by: whole(1, 15) })),
	narrowed: v.array(v.strictObject({ ...at, personId: Id }))
});
export type PanelSettings = v.InferOutput<typeof PanelSettings>;

const revision = whole(0, 1_000_000_000);
export const PanelSettingsGiven = v.strictObject({ revision, settings: PanelSettings });
export const PanelsPlanned = v.strictObject({ goal: v.optional(v.picklist(['balance', 'stay']), 'balance') });
export const PanelsPublished = v.strictObject({ revision });

/** Seats changed by hand; null empties one. A reason is needed where a rule is broken. */
export const PanelSeats = v.strictObject({
	revision,
	seats: v.pipe(
		v.array(
			v.strictObject({
				...at,
				slot: whole(1, 15),
				personId: v.nullable(Id),
				pinned: v.optional(v.boolean(), true)
			})
		),
		v.minLength(1),
		v.maxLength(500)
	),
	reason: v.optional(Reason)
});
export type PanelSeats = v.InferOutput<typeof PanelSeats>;

export const JudgeWithdrawn = v.strictObject({ revision, personId: Id, reason: Reason });
