// Commands of a competition's life as they come over HTTP.
import * as v from 'valibot';
import { FILE_KINDS } from '../domain/competition/life/files.ts';
import { LEAD_KINDS } from '../domain/competition/life/lead-times.ts';
import { LIVES } from '../domain/competition/life.ts';
import { Day, Id, TextGiven } from './setup.ts';

const Sentence = v.pipe(v.string(), v.trim(), v.maxLength(300));
const Life = v.picklist(LIVES);

export const StepGiven = v.strictObject({
	from: Life,
	to: Life,
	reason: v.optional(Sentence),
	note: v.optional(Sentence),
	startsOn: v.optional(Day),
	endsOn: v.optional(Day)
});

const Days = v.pipe(v.number(), v.integer(), v.minValue(-366), v.maxValue(366));
export const OwnLeadTimes = v.strictObject({ times: v.partial(v.strictObject(lead(Days))) });
export const LeadTimesGiven = v.strictObject({ times: v.partial(v.strictObject(lead(v.nullable(Days)))) });

function lead<S extends v.GenericSchema>(days: S): Record<(typeof LEAD_KINDS)[number], S> {
	return Object.fromEntries(LEAD_KINDS.map((kind) => [kind, days])) as Record<(typeof LEAD_KINDS)[number], S>;
}

export const CopyGiven = v.pipe(
	v.strictObject({
		competitionId: v.optional(Id),
		templateId: v.optional(Id),
		organizationId: v.optional(Id),
		startsOn: v.optional(Day),
		again: v.optional(v.picklist(['month', 'quarter', 'year'])),
		holidays: v.picklist(['keep', 'next', 'previous']),
		title: v.optional(TextGiven)
	}),
	v.check((copy) => (copy.competitionId === undefined) !== (copy.templateId === undefined), 'of what'),
	v.check((copy) => copy.startsOn !== undefined || copy.again !== undefined, 'when')
);
export const TemplateGiven = v.strictObject({ name: TextGiven });

const FileKind = v.picklist(FILE_KINDS);
export const FileGiven = v.strictObject({
	// a name is shown and sent back in a header: no path, no control character
	name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(160), v.regex(/^[^/\\\p{Cc}]+$/u)),
	kind: FileKind,
	bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
	public: v.boolean()
});
export const FileFinished = v.strictObject({ replacesId: v.optional(Id) });
export const FileChange = v.partial(v.strictObject({ kind: FileKind, public: v.boolean() }));

const Words = v.nullable(
	v.pipe(
		v.string(),
		v.trim(),
		v.maxLength(8000),
		v.transform((words) => words || null)
	)
);
export const NoticeGiven = v.strictObject({
	zh: Words,
	en: Words,
	who: v.nullable(TextGiven),
	contact: v.nullable(TextGiven),
	phone: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(60)))
});
