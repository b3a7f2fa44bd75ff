// The life of a competition, from an idea to the archive. The states of its rounds (draft, open, closed) are another matter.

/** In order; postponed and cancelled can be reached from anywhere before the archive. */
export const LIVES = [
	'idea',
	'planned',
	'filed',
	'approved',
	'notice',
	'registration',
	'drawn',
	'running',
	'provisional',
	'public-notice',
	'confirmed',
	'archived',
	'postponed',
	'cancelled'
] as const;

export type Life = (typeof LIVES)[number];
