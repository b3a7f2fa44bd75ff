// The register 评分册 of a round: what a line says, and the text that its hash covers. Hashing itself is done outside
// (domain has no crypto); tests and the stand-alone verifier use the same text.
import type { EntryStatus, MarkValue } from './scheme.ts';

export type LineKind = 'open' | 'close' | 'mode' | 'mark' | 'sign' | 'reopen' | 'status';

/** One line of the register. Hashes are lower-case hex; instants are ISO with milliseconds, UTC. */
export interface Line {
	readonly roundId: string;
	/** Gap-free from 1. */
	readonly seq: number;
	readonly commandId: string;
	readonly kind: LineKind;
	readonly seatId: string | null;
	/** Who did it: the judge of the seat at that time, or the official. */
	readonly personId: string | null;
	readonly entryId: string | null;
	readonly aspect: string | null;
	readonly run: number | null;
	/** mark: the decimal or "@absent"; status: the status; mode: the mode; open: the pinned scheme's hash. */
	readonly value: string | null;
	/** mark, sign: which writing of this place or sheet it is, from 1. Others 0. */
	readonly revision: number;
	readonly reason: string | null;
	/** Tablet time, evidence only. */
	readonly markedAt: string | null;
	readonly receivedAt: string;
	readonly prevHash: string;
	readonly hash: string;
}

/** What a line's SHA-256 covers: the previous hash and every field, as a JSON array in this fixed order (UTF-8). */
export function hashedText(line: Omit<Line, 'hash'>): string {
	return JSON.stringify([
		line.prevHash,
		line.roundId,
		line.seq,
		line.commandId,
		line.kind,
		line.seatId,
		line.personId,
		line.entryId,
		line.aspect,
		line.run,
		line.value,
		line.revision,
		line.reason,
		line.markedAt,
		line.receivedAt
	]);
}

const STATUSES = ['absent', 'dns', 'dnf', 'dq'] as const;

/** How a mark stands in a line's value. */
export function writeMark(mark: MarkValue): string {
	return 'value' in mark ? mark.value : `@${mark.status}`;
}

/** The mark that a line's value says. */
export function readMark(value: string): MarkValue {
	const status = STATUSES.find((known) => value === `@${known}`);
	return status ? { status } : { value };
}

/** True for a value that a status line may carry. */
export function isEntryStatus(value: string): value is EntryStatus {
	return ['active', 'withdrawn', 'dns', 'dnf', 'dq'].includes(value);
}
