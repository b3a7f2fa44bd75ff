// How much each kind of conflict weighs. The defaults follow what organizers of open conferences settled on (pretalx #214): a
// person or room in two places is impossible, missing papers keep a notice from being published, the rest is said and left.

export type ConflictLevel = 'block' | 'block-release' | 'warn' | 'ignore';
export const LEVELS: readonly ConflictLevel[] = ['block', 'block-release', 'warn', 'ignore'];

export const DEFAULT_LEVELS = {
	/** Two hard bookings of one resource overlap. */
	clash: 'block',
	/** A base is taken as a whole while one of its stations is in use elsewhere, or the other way round. */
	station: 'block-release',
	/** More people than the place holds. */
	capacity: 'block-release',
	/** Outside the opening hours. */
	hours: 'block-release',
	/** The resource is no longer in use. */
	retired: 'block-release',
	/** A base that is not named, has expired or was removed on that day. */
	base: 'block-release',
	/** A base that has to mend something or whose naming ends soon. */
	'base-check': 'warn',
	/** A contest, heat or class without a place. */
	venue: 'block-release',
	/** The competition has not been approved. */
	papers: 'block-release',
	/** A judge competes in the same competition. */
	judge: 'block-release',
	/** A wish of somebody else for the same time. */
	soft: 'warn',
	/** Too little time to get from one place to another. */
	tight: 'warn',
	/** More than a working day for one person. */
	load: 'warn',
	/** The same trade is contested in the same cluster within two weeks. */
	trade: 'warn',
	holiday: 'warn',
	/** A day off that has to be worked 调休. */
	'make-up': 'warn'
} as const satisfies Record<string, ConflictLevel>;

export type ConflictCode = keyof typeof DEFAULT_LEVELS;
export const CODES = Object.keys(DEFAULT_LEVELS) as readonly ConflictCode[];

/** What the database enforces cannot be taken more lightly. */
export const FIXED: ReadonlySet<ConflictCode> = new Set(['clash']);

/** How much a conflict weighs for an organization. */
export function levelOf(
	code: ConflictCode,
	own: Partial<Record<ConflictCode, ConflictLevel>> | undefined
): ConflictLevel {
	return FIXED.has(code) ? DEFAULT_LEVELS[code] : (own?.[code] ?? DEFAULT_LEVELS[code]);
}
