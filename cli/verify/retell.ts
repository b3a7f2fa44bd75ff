// A line of the register as the command it came from, so that the rules can decide on it once more.
import type { BookSeat, Command, LineDraft, RoundMode } from '../../src/lib/domain/scoring/book.ts';
import { isEntryStatus, readMark, type Line } from '../../src/lib/domain/scoring/register.ts';

const MODES: readonly string[] = ['live', 'frozen', 'hidden'] satisfies RoundMode[];

function isMode(value: string): value is RoundMode {
	return MODES.includes(value);
}

/** The command that would have made this line; null when no command could. */
export function commandOf(line: Line, seats: ReadonlyMap<string, BookSeat>): Command | null {
	const { entryId, aspect, run, value, revision } = line;
	const reason = line.reason ?? '';
	switch (line.kind) {
		case 'open':
			return value === null ? null : { kind: 'open', schemeHash: value };
		case 'close':
			return { kind: 'close' };
		case 'mode':
			return value !== null && isMode(value) ? { kind: 'mode', mode: value } : null;
		case 'status':
			return entryId !== null && value !== null && isEntryStatus(value)
				? { kind: 'status', entryId, status: value, reason }
				: null;
		case 'reopen': {
			const seat = seats.get(line.seatId ?? '');
			return entryId !== null && seat ? { kind: 'reopen', entryId, seatNumber: seat.number, reason } : null;
		}
		case 'sign':
			return entryId === null ? null : { kind: 'sign', entryId, expectedRevision: revision - 1 };
		case 'mark':
			return entryId === null || aspect === null || run === null || value === null
				? null
				: { kind: 'mark', entryId, aspect, run, mark: readMark(value), expectedRevision: revision - 1, reason };
	}
}

const DECIDED = ['kind', 'seatId', 'entryId', 'aspect', 'run', 'value', 'revision', 'reason'] as const;

/** The first field in which a line is not what the rules make of its command. */
export function differsFrom(line: Line, drafted: LineDraft): string | null {
	return DECIDED.find((field) => line[field] !== drafted[field]) ?? null;
}
