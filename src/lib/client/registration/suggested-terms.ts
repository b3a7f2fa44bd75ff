// Terms to begin with. Registration closes ten days before the competition (the usual back-plan), at the end of office hours.
import { addDays, instantAt } from '#lib/domain/shared/day.ts';
import type { Terms } from './shapes.ts';

const HOUR = 3_600_000;

/** Suggested terms for an event of a competition that starts on this day. */
export function suggestedTerms(startsOn: string, now: number): Terms {
	const opens = Math.ceil(now / HOUR) * HOUR - HOUR;
	const usual = instantAt(addDays(startsOn, -10), '17:30');
	const last = instantAt(addDays(startsOn, -1), '17:30');
	const closes = usual > opens + 24 * HOUR ? usual : Math.max(last, opens + 24 * HOUR);
	return {
		opensAt: new Date(opens).toISOString(),
		closesAt: new Date(closes).toISOString(),
		capacity: 60,
		minimum: 30,
		employerQuota: 5,
		townQuota: null,
		needsApproval: true,
		waitlist: true,
		offerHours: 24,
		promotesAfterClose: true,
		rules: { ageFrom: 18, employers: 'area', listed: [] },
		contact: null,
		note: null
	};
}
