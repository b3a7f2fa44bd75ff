// For one gap: up to three dates, a few days apart, each with base, trade and the reasons for and against it.
import { daysBetween } from '../../shared/day.ts';
import { bestOnDay, daysAhead, dropOfDay, explained, tradesFor, type Assessed } from './assess-slot.ts';
import { Board } from './planning-board.ts';
import type { DaySeen, DropCode, Gap, PlanningFacts, Proposal } from './planning.ts';

export const PROPOSALS = 3;
/** Choices that lie closer together are hardly choices. */
const APART = 3;

export interface Proposed {
	readonly proposals: readonly Proposal[];
	/** How many days were ruled out, by what. */
	readonly dropped: Readonly<Partial<Record<DropCode, number>>>;
	readonly days: readonly DaySeen[];
}

/** The best few of a list, by cost and then by day; with their days apart while there are enough such. */
export function bestApart(all: readonly Assessed[], count: number, taken: readonly string[] = []): Assessed[] {
	const sorted = [...all].sort((a, b) => a.cost - b.cost || (a.slot.day < b.slot.day ? -1 : 1));
	const chosen: Assessed[] = [];
	const days = [...taken];
	for (const apart of [APART, 1])
		for (const one of sorted) {
			if (chosen.length >= count) return chosen;
			if (days.some((day) => Math.abs(daysBetween(day, one.slot.day)) < apart)) continue;
			chosen.push(one);
			days.push(one.slot.day);
		}
	return chosen;
}

/** Every day of a gap with its best slot, and why days were ruled out. */
export function assessDays(board: Board, gap: Gap, trades: readonly number[]) {
	const dropped: Partial<Record<DropCode, number>> = {};
	const open: Assessed[] = [];
	for (const d of daysAhead(board, gap)) {
		const found = bestOnDay(board, gap, d, trades);
		if ('drop' in found) dropped[found.drop] = (dropped[found.drop] ?? 0) + 1;
		else open.push(found);
	}
	return { open, dropped };
}

function daysSeen(board: Board, gap: Gap): DaySeen[] {
	return daysAhead(board, gap).map((d) => {
		const basesFree = board.bases.filter((_, base) => board.baseFree(base, d)).length;
		const drop = dropOfDay(board, gap, d);
		return {
			day: board.days[d] ?? '',
			kind: board.kinds[d] ?? 'work',
			basesFree,
			judgesLeft: board.judgesKnown ? Math.max(0, board.judgesLeft(d)) : null,
			drop: drop ?? (board.bases.length > 0 && basesFree === 0 ? 'bases-busy' : null)
		};
	});
}

/** Up to three dates for a gap. `nth` varies which trade is taken among equals: the organization's place in its list. */
export function proposeDates(gap: Gap, facts: PlanningFacts, nth = 0): Proposed {
	const board = new Board(facts, [gap]);
	const { open, dropped } = assessDays(board, gap, tradesFor(board, gap, nth));
	const proposals = bestApart(open, PROPOSALS).map((one) => explained(board, gap, one.slot));
	return { proposals, dropped, days: daysSeen(board, gap) };
}
