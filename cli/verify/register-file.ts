// An exported register as it lies in a file: one JSON object a line, the first about the round, the others its lines.
import * as v from 'valibot';
import type { Line } from '../../src/lib/domain/scoring/register.ts';
import type { Text } from '../../src/lib/domain/shared/text.ts';

const Words: v.GenericSchema<unknown, Text> = v.union([
	v.strictObject({ zh: v.string(), en: v.string() }),
	v.strictObject({ zh: v.string() })
]);
const seq = v.pipe(v.number(), v.integer(), v.minValue(0));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
const entryStatus = v.picklist(['active', 'withdrawn', 'dns', 'dnf', 'dq']);

const Standing = v.object({
	id: v.string(),
	rank: v.nullable(v.number()),
	total: v.nullable(v.string()),
	state: v.picklist(['none', 'provisional', 'complete']),
	status: entryStatus
});

/** The first line. */
export const Head = v.object({
	format: v.literal('jiangsai-register/1'),
	roundId: v.string(),
	competition: Words,
	event: Words,
	title: Words,
	scheme: v.unknown(),
	schemeHash: v.nullable(hash),
	entries: v.array(v.looseObject({ id: v.string(), code: v.string(), order: v.number() })),
	seats: v.array(v.looseObject({ id: v.string(), number: v.number(), role: v.picklist(['judge', 'chief']) })),
	standings: v.array(Standing),
	seq,
	head: v.union([hash, v.literal('')])
});
export type Head = v.InferOutput<typeof Head>;

/** Every other line. Nothing may stand in it that its hash does not cover. */
export const RegisterLine: v.GenericSchema<unknown, Line> = v.strictObject({
	roundId: v.string(),
	seq,
	commandId: v.string(),
	kind: v.picklist(['open', 'close', 'mode', 'mark', 'sign', 'reopen', 'status']),
	seatId: v.nullable(v.string()),
	personId: v.nullable(v.string()),
	entryId: v.nullable(v.string()),
	aspect: v.nullable(v.string()),
	run: v.nullable(v.number()),
	value: v.nullable(v.string()),
	revision: seq,
	reason: v.nullable(v.string()),
	markedAt: v.nullable(instant),
	receivedAt: instant,
	prevHash: v.union([hash, v.literal('')]),
	hash
});

/** One line of the file as JSON of a shape; a sentence when it is not. */
export function readLine<T>(schema: v.GenericSchema<unknown, T>, text: string): { value: T } | { wrong: string } {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return { wrong: 'JSON' };
	}
	const parsed = v.safeParse(schema, json);
	if (parsed.success) return { value: parsed.output };
	const [issue] = parsed.issues;
	return { wrong: `${v.getDotPath(issue) ?? '/'}: ${issue.message}` };
}
