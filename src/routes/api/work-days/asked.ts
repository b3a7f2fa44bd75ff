import { dayOfInstant } from '#lib/domain/shared/day.ts';

/** The year and organization in an address; this year and everybody's calendar where they are missing. */
export function yearAsked(url: URL, now: Date): { year: number; organizationId: string | null } {
	const year = Number(url.searchParams.get('year'));
	return {
		year:
			Number.isInteger(year) && year >= 1990 && year <= 2200 ? year : Number(dayOfInstant(now.getTime()).slice(0, 4)),
		organizationId: url.searchParams.get('organization') || null
	};
}
