// Conflicts with the day and with the season: holidays, make-up workdays, the same trade close by, papers.
import { dayOfInstant, daysBetween, weekday } from '../../shared/day.ts';
import type { Found } from './conflicts.ts';
import type { ContestFacts, OccasionFacts } from './facts.ts';
import type { FactIndex } from './fact-index.ts';
import { daysOf } from './span.ts';

/** Contests of one trade in one cluster keep this far apart. */
export const TRADE_DAYS = 14;
const UNAPPROVED = new Set(['idea', 'planned', 'filed']);
const OFF = new Set(['cancelled', 'postponed']);

const bare = { resourceId: null, otherId: null, span: null };

export function dayConflicts(index: FactIndex, occasion: OccasionFacts): readonly Found[] {
	if (occasion.kind === 'maintenance') return [];
	return daysOf({ from: occasion.startsAt, to: occasion.endsAt }).flatMap((day): Found[] => {
		const special = index.workDays.get(day);
		if (!special) return [];
		const params = { day, name: special.name };
		if (special.kind === 'holiday') return [{ ...bare, code: 'holiday', subject: day, params }];
		// a class for working people on a Saturday that has to be worked
		return weekday(day) > 5 && occasion.kind === 'class' ? [{ ...bare, code: 'make-up', subject: day, params }] : [];
	});
}

function daysApart(day: string, contest: ContestFacts): number {
	return Math.max(0, daysBetween(day, contest.startsOn), daysBetween(contest.endsOn, day));
}

function sameTrade(index: FactIndex, occasion: OccasionFacts, own: ContestFacts): readonly Found[] {
	if (own.tradeId === null || own.clusterIds.length === 0) return [];
	const day = dayOfInstant(occasion.startsAt);
	return index.facts.contests
		.filter(
			(other) =>
				other.id !== own.id &&
				other.tradeId === own.tradeId &&
				!OFF.has(other.life) &&
				other.clusterIds.some((cluster) => own.clusterIds.includes(cluster)) &&
				daysApart(day, other) <= TRADE_DAYS
		)
		.map((other) => ({
			...bare,
			code: 'trade',
			subject: `${other.id}/${daysApart(day, other)}`,
			params: { other: other.title, day: other.startsOn, days: daysApart(day, other) }
		}));
}

export function contestConflicts(index: FactIndex, occasion: OccasionFacts): readonly Found[] {
	const { competition } = occasion;
	if (!competition || (occasion.kind !== 'contest' && occasion.kind !== 'heat')) return [];
	const own = index.contests.get(competition.id);
	return [
		...(own && occasion.kind === 'contest' ? sameTrade(index, occasion, own) : []),
		...(UNAPPROVED.has(competition.life)
			? [
					{
						...bare,
						code: 'papers' as const,
						subject: `${competition.id}/${competition.life}`,
						params: { life: competition.life }
					}
				]
			: [])
	];
}
