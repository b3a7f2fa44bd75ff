// Commands that a tablet sends to POST /api/rounds/[roundId]/marks, and their answers. Each command stands alone:
// one that is refused does not hold up the others of its batch.
import * as v from 'valibot';
import type { Refusal } from '../domain/shared/result.ts';

const uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));
const instant = v.pipe(v.string(), v.maxLength(40), v.isoTimestamp());
const decimal = v.pipe(v.string(), v.maxLength(24), v.regex(/^-?\d+(\.\d+)?$/));

const base = {
	commandId: uuid,
	entryId: uuid,
	/** Tablet time; evidence, never the order. */
	markedAt: instant
};

const MarkCommand = v.strictObject({
	...base,
	kind: v.literal('mark'),
	aspect: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
	/** 0 where the aspect is not marked in runs. */
	run: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999)),
	mark: v.union([
		v.strictObject({ value: decimal }),
		v.strictObject({ status: v.picklist(['absent', 'dns', 'dnf', 'dq']) })
	]),
	/** The revision of this place that the judge saw; 0 for the first mark. */
	expectedRevision: v.pipe(v.number(), v.integer(), v.minValue(0)),
	/** Why a mark on the record is corrected. */
	reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300)))
});

/** The judge signs the sheet: every aspect is marked, and from here on it is locked. */
const SignCommand = v.strictObject({
	...base,
	kind: v.literal('sign'),
	/** How often this sheet has been signed before, as the judge saw it. */
	expectedRevision: v.pipe(v.number(), v.integer(), v.minValue(0))
});

/** A command of a judge's tablet. */
export const SheetCommand = v.variant('kind', [MarkCommand, SignCommand]);
export type SheetCommand = v.InferOutput<typeof SheetCommand>;

export const SheetCommands = v.strictObject({
	commands: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(200))
});

/** What a tablet could not send, brought by an official: POST /api/rounds/[roundId]/unsent. */
export const UnsentCommands = v.strictObject({ seatId: uuid, ...SheetCommands.entries });

/** On the record: the line's place in the round's register, the place's new revision, the chain's hash at that line. */
export interface Ack {
	readonly commandId: string;
	readonly ok: true;
	readonly seq: number;
	readonly revision: number;
	readonly hash: string;
	/** Server time of the line, ISO. */
	readonly at: string;
}

export interface Nack {
	readonly commandId: string | null;
	readonly ok: false;
	readonly refusal: WireRefusal;
	/** With `mark_stale`: what stands there now. */
	readonly current?: SheetMark;
}

/** A refusal as it travels: the code, both sentences filled in. */
export interface WireRefusal extends Refusal {
	readonly zh: string;
	readonly en: string;
}

export interface SheetAnswer {
	readonly answers: readonly (Ack | Nack)[];
}

/** One mark of a sheet as the server has it. */
export interface SheetMark {
	readonly entryId: string;
	readonly aspect: string;
	readonly run: number;
	readonly mark: { readonly value: string } | { readonly status: 'absent' | 'dns' | 'dnf' | 'dq' };
	readonly revision: number;
	readonly seq: number;
	readonly at: string;
}
