// What stands against an occasion as it would be: one list for the screen while dragging and for the server.
import type { Text } from '../../shared/text.ts';
import { contestConflicts, dayConflicts } from './day-checks.ts';
import type { OccasionFacts } from './facts.ts';
import type { FactIndex } from './fact-index.ts';
import { LEVELS, levelOf, type ConflictCode, type ConflictLevel } from './levels.ts';
import { personConflicts } from './person-checks.ts';
import { placeConflicts } from './place-checks.ts';
import { resourceConflicts } from './resource-checks.ts';
import type { Span } from './span.ts';

export interface Conflict {
	readonly code: ConflictCode;
	readonly level: ConflictLevel;
	/** What it is about, the same as long as its facts are: an override of it lapses when they change. */
	readonly subject: string;
	/** The row that it shows in. */
	readonly resourceId: string | null;
	/** The other occasion of a clash. */
	readonly otherId: string | null;
	/** The part of the row that causes it. */
	readonly span: Span | null;
	/** What fills its sentence: names in both languages, instants, days, counts. */
	readonly params: Readonly<Record<string, Text | string | number>>;
}

/** A conflict as a check finds it, before it is weighed. */
export type Found = Omit<Conflict, 'level'>;

/** Conflicts of an occasion as it would be, the heaviest first; what its organization ignores is left out. */
export function conflictsOf(index: FactIndex, occasion: OccasionFacts): readonly Conflict[] {
	if (occasion.state === 'cancelled' || occasion.state === 'skipped' || occasion.state === 'finished') return [];
	const found: readonly Found[] = [
		...resourceConflicts(index, occasion),
		...placeConflicts(index, occasion),
		...personConflicts(index, occasion),
		...dayConflicts(index, occasion),
		...contestConflicts(index, occasion)
	];
	const own = index.facts.levels[occasion.organizationId];
	return found
		.map((one) => ({ ...one, level: levelOf(one.code, own) }))
		.filter((one) => one.level !== 'ignore')
		.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

/** An override as it is kept: a conflict that somebody took on, and why. */
export interface Override {
	readonly code: ConflictCode;
	readonly subject: string;
	readonly reason: string;
	readonly by: Text;
	readonly at: number;
}

/** The override that settles a conflict, if there is one. A block cannot be settled. */
export function overrideOf(conflict: Conflict, overrides: readonly Override[]): Override | null {
	if (conflict.level === 'block') return null;
	return overrides.findLast((one) => one.code === conflict.code && one.subject === conflict.subject) ?? null;
}
