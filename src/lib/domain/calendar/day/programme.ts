// A competition's day as it really goes: starting, finishing, skipping, running late, and what that does to everything after.
import { ok, refuse, type Result } from '../../shared/result.ts';

export type DayState = 'planned' | 'confirmed' | 'running' | 'finished' | 'cancelled' | 'skipped';

/** One item of the day. Instants are milliseconds since the epoch. */
export interface DayItem {
	readonly id: string;
	/** What runs side by side: items of one lane follow each other. Without a lane it concerns everybody (opening, lunch). */
	readonly lane: string | null;
	readonly startsAt: number;
	readonly endsAt: number;
	/** Minutes before the start in which its place is being set up. */
	readonly setupMinutes: number;
	/** Fixed in time whatever happens: lunch, a minister's speech. */
	readonly pinned: boolean;
	readonly state: DayState;
	readonly startedAt: number | null;
	readonly finishedAt: number | null;
}

export type DayAction =
	| { readonly kind: 'start'; readonly id: string }
	| { readonly kind: 'finish'; readonly id: string }
	| { readonly kind: 'skip'; readonly id: string }
	/** So many minutes later (or, negative, earlier) than it stands; `absorb` lets gaps shrink before anything else moves. */
	| { readonly kind: 'late'; readonly id: string; readonly minutes: number; readonly absorb: boolean };

/** What an action does: every item that is different afterwards, and the fixed ones that something now runs into. */
export interface DayEffect {
	readonly changed: readonly DayItem[];
	readonly overrun: readonly { readonly id: string; readonly into: string }[];
}

const MINUTE = 60_000;

/** Still to come or under way. */
export function isOpen(item: DayItem): boolean {
	return item.state === 'planned' || item.state === 'confirmed' || item.state === 'running';
}

function minuteOf(now: number): number {
	return Math.floor(now / MINUTE) * MINUTE;
}

function act(item: DayItem, action: DayAction, now: number): Result<DayItem> {
	const waiting = item.state === 'planned' || item.state === 'confirmed';
	const at = minuteOf(now);
	switch (action.kind) {
		case 'start':
			if (!waiting) return refuse('day_not_waiting');
			return ok({ ...item, state: 'running', startedAt: now, startsAt: at, endsAt: at + item.endsAt - item.startsAt });
		case 'finish':
			if (item.state !== 'running') return refuse('day_not_running');
			// a stretch of time is never empty, however quickly it was over
			return ok({ ...item, state: 'finished', finishedAt: now, endsAt: Math.max(at, item.startsAt + MINUTE) });
		case 'skip':
			if (!isOpen(item)) return refuse('day_over');
			return ok({ ...item, state: 'skipped' });
		case 'late': {
			if (!isOpen(item)) return refuse('day_over');
			const by = action.minutes * MINUTE;
			const startsAt = item.state === 'running' ? item.startsAt : item.startsAt + by;
			const endsAt = item.endsAt + by;
			if (endsAt < startsAt + MINUTE) return refuse('day_too_short');
			return ok({ ...item, startsAt, endsAt });
		}
	}
}

function follows(before: DayItem, after: DayItem): boolean {
	return before.endsAt <= after.startsAt && (before.lane === null || after.lane === null || before.lane === after.lane);
}

/**
 * Applies an action and pushes what comes after it. An item never moves to an earlier time, order is kept, and nothing of a lane
 * runs into the next; only what is pinned stays, and is named when something runs into it.
 * Refuses `day_unknown`, `day_not_waiting`, `day_not_running`, `day_over`, `day_too_short`.
 */
export function applyAction(items: readonly DayItem[], action: DayAction, now: number): Result<DayEffect> {
	const target = items.find((item) => item.id === action.id);
	if (!target) return refuse('day_unknown');
	const acted = act(target, action, now);
	if (!acted.ok) return acted;
	const absorb = action.kind === 'late' ? action.absorb : true;
	const moved = new Map([[target.id, acted.value]]);
	const overrun: { id: string; into: string }[] = [];
	const waiting = items
		.filter((item) => item.id !== target.id && isOpen(item) && item.state !== 'running')
		.toSorted((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
	for (const item of waiting) {
		const ahead = items.filter((one) => moved.has(one.id) && isOpen(one) && follows(one, item));
		const earliest = ahead.map((one) => {
			const then = moved.get(one.id) ?? one;
			const gap = item.startsAt - one.endsAt;
			// a fixed item between the two takes a delay up; what absorbs keeps only the time its place needs to be set up
			const shrinks = absorb || items.some((fixed) => fixed.pinned && follows(one, fixed) && follows(fixed, item));
			return then.endsAt + (shrinks ? Math.min(gap, item.setupMinutes * MINUTE) : gap);
		});
		const by = Math.max(0, ...earliest.map((at) => at - item.startsAt));
		if (by === 0) continue;
		if (item.pinned) {
			for (const one of ahead)
				if ((moved.get(one.id) ?? one).endsAt > item.startsAt) overrun.push({ id: one.id, into: item.id });
			continue;
		}
		moved.set(item.id, { ...item, startsAt: item.startsAt + by, endsAt: item.endsAt + by });
	}
	return ok({ changed: [...moved.values()], overrun });
}

/** How many minutes an item stands behind what was planned. */
export function minutesLate(item: { readonly startsAt: number; readonly plannedAt: number | null }): number {
	return item.plannedAt === null ? 0 : Math.round((item.startsAt - item.plannedAt) / MINUTE);
}
