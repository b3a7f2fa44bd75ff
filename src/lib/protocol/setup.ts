// Commands that set things up: their shapes as they come over HTTP.
import * as v from 'valibot';

const words = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));

/** A title or name in both languages; an empty English one counts as none. */
export const TextGiven = v.pipe(
	v.strictObject({ zh: words(120), en: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))) }),
	v.transform((text) => (text.en ? { zh: text.zh, en: text.en } : { zh: text.zh }))
);

export const Id = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));
const Day = v.pipe(v.string(), v.isoDate());
const Password = v.pipe(v.string(), v.maxLength(200));
const LoginName = words(60);

export const SignIn = v.strictObject({ name: LoginName, password: Password });
export const SetUp = v.strictObject({ token: words(100), name: LoginName, password: Password });
export const Account = v.strictObject({ name: LoginName, password: Password });

const OrganizationKind = v.picklist([
	'federation',
	'township',
	'subdistrict',
	'zone',
	'system',
	'cluster',
	'enterprise',
	'school'
]);
export const NewOrganization = v.strictObject({
	parentId: Id,
	kind: OrganizationKind,
	name: TextGiven,
	short: v.optional(v.nullable(TextGiven))
});
export const OrganizationChange = v.partial(
	v.strictObject({ kind: OrganizationKind, name: TextGiven, short: v.nullable(TextGiven) })
);
export const NewPerson = v.strictObject({ name: TextGiven, employerId: Id });
export const PersonChange = v.partial(NewPerson);
export const NewRole = v.strictObject({
	role: v.picklist(['organizer', 'chief-judge', 'judge', 'sealing-officer', 'arbitrator', 'trainer', 'contestant']),
	organizationId: v.optional(Id),
	competitionId: v.optional(Id)
});

const competition = {
	level: v.picklist(['county', 'township', 'system', 'enterprise']),
	title: TextGiven,
	startsOn: Day,
	endsOn: Day,
	venue: v.optional(v.nullable(TextGiven))
};
export const NewCompetition = v.strictObject({ organizationId: Id, ...competition });
export const CompetitionChange = v.partial(v.strictObject(competition));
export const Titled = v.strictObject({ title: TextGiven });
export const RoundChange = v.partial(
	v.strictObject({
		title: TextGiven,
		prizes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999)),
		showNames: v.boolean()
	})
);
export const SchemeGiven = v.strictObject({ scheme: v.unknown() });

const Entry = v.strictObject({
	code: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(24))),
	name: TextGiven,
	employer: v.optional(TextGiven),
	order: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99999)))
});
export const NewEntries = v.strictObject({ entries: v.pipe(v.array(Entry), v.minLength(1), v.maxLength(5000)) });
export const EntryChange = v.partial(Entry);

export const Seats = v.strictObject({
	seats: v.pipe(
		v.array(
			v.strictObject({
				number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
				role: v.picklist(['judge', 'chief']),
				personId: v.optional(v.nullable(Id)),
				person: v.optional(v.strictObject({ name: TextGiven, employer: v.optional(TextGiven) }))
			})
		),
		v.maxLength(99),
		v.check((seats) => new Set(seats.map((seat) => seat.number)).size === seats.length, 'seat numbers repeat')
	)
});

export const CodeGiven = v.strictObject({ code: words(20) });
export const Pairing = v.strictObject({ code: words(20), label: words(60) });

export const Reason = words(300);
export const Ordered = v.strictObject({ commandId: Id });
export const ModeGiven = v.strictObject({ commandId: Id, mode: v.picklist(['live', 'frozen', 'hidden']) });
export const Reopening = v.strictObject({
	commandId: Id,
	entryId: Id,
	seatNumber: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
	reason: Reason
});
export const StatusGiven = v.strictObject({
	commandId: Id,
	status: v.picklist(['active', 'withdrawn', 'dns', 'dnf', 'dq']),
	reason: Reason
});
