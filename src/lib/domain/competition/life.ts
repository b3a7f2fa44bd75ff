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

/** How far along a life is: 0 for an idea, 11 for the archive; null for what stands aside. */
export function placeOf(life: Life): number | null {
	return life === 'postponed' || life === 'cancelled' ? null : LIVES.indexOf(life);
}

/** Whether `life` has come as far as `to`. What stands aside has come nowhere. */
export function reached(life: Life, to: Life): boolean {
	const [at, wanted] = [placeOf(life), placeOf(to)];
	return at !== null && wanted !== null && at >= wanted;
}

/** What everybody may know of: from the approval on. */
export const PUBLIC_LIVES: readonly Life[] = LIVES.filter((life) => reached(life, 'approved'));

/** Whether everybody may know of it. What was called off is told to those who could know of it before, and to nobody else. */
export function isPublic(life: Life, wasPublic: boolean): boolean {
	return PUBLIC_LIVES.includes(life) || ((life === 'postponed' || life === 'cancelled') && wasPublic);
}

/** Whether everybody may read its notice: from the publication on, also of what was called off since. */
export function noticeIsPublic(life: Life, published: boolean): boolean {
	return published && (reached(life, 'notice') || placeOf(life) === null);
}
