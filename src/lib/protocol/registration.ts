// Registering as it comes over HTTP: a person's details, the terms of an event, and what is done to registrations.
import * as v from 'valibot';
import { LEVELS } from '../domain/competition/registration/levels.ts';
import { Id, Reason, TextGiven } from './setup.ts';

const cell = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), '');

/** One person as written in a form or a row of a spreadsheet: words, not yet checked. */
export const PersonWritten = v.strictObject({
	name: cell,
	nameEn: cell,
	employer: cell,
	employerId: v.optional(v.nullable(Id)),
	town: cell,
	townId: v.optional(v.nullable(Id)),
	phone: cell,
	lastFour: cell,
	birth: cell,
	level: cell
});
export type PersonWritten = v.InferOutput<typeof PersonWritten>;

export const DeskRegistration = v.strictObject({
	person: PersonWritten,
	/** Why quotas and rules do not hold for this one. */
	waiving: v.optional(v.nullable(Reason), null)
});
export const OwnRegistration = v.strictObject({ person: PersonWritten });

export const RowsGiven = v.strictObject({
	unitId: v.nullable(Id),
	rows: v.pipe(
		v.array(v.strictObject({ line: v.pipe(v.number(), v.integer()), person: PersonWritten })),
		v.minLength(1),
		v.maxLength(5000)
	)
});

const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));
const Instant = v.pipe(v.string(), v.maxLength(40), v.isoTimestamp());
const age = v.optional(v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(99)));

export const TermsGiven = v.strictObject({
	opensAt: Instant,
	closesAt: Instant,
	capacity: count(5000),
	minimum: v.nullable(count(5000)),
	employerQuota: v.nullable(count(5000)),
	townQuota: v.nullable(count(5000)),
	needsApproval: v.boolean(),
	waitlist: v.boolean(),
	offerHours: count(720),
	promotesAfterClose: v.boolean(),
	rules: v.strictObject({
		ageFrom: age,
		ageTo: age,
		levelFrom: v.optional(v.picklist(LEVELS)),
		employers: v.picklist(['any', 'area', 'listed']),
		listed: v.pipe(v.array(Id), v.maxLength(500))
	}),
	contact: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(120))),
	note: v.nullable(TextGiven)
});
export type TermsGiven = v.InferOutput<typeof TermsGiven>;

const Ids = v.pipe(v.array(Id), v.minLength(1), v.maxLength(5000));

/** What an official does to one or many; those on their own side of the list only with a reason. */
export const Decision = v.variant('action', [
	v.strictObject({ action: v.literal('approve'), ids: Ids }),
	v.strictObject({ action: v.literal('reject'), ids: Ids, reason: Reason }),
	v.strictObject({ action: v.literal('withdraw'), ids: Ids, reason: Reason }),
	v.strictObject({ action: v.literal('accept'), ids: Ids }),
	v.strictObject({ action: v.literal('decline'), ids: Ids }),
	v.strictObject({ action: v.literal('move'), ids: v.pipe(v.array(Id), v.length(1)), to: count(5000), reason: Reason })
]);
export type Decision = v.InferOutput<typeof Decision>;

export const OwnDecision = v.strictObject({ action: v.picklist(['accept', 'decline', 'withdraw']) });
export const CheckIn = v.strictObject({ undo: v.optional(v.boolean(), false) });
export const Scan = v.strictObject({ scanned: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)) });
