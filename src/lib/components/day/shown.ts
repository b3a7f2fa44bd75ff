// What a programme says at a moment: which item is on, what comes next, how late the day is.
import type { ProgrammeItem } from '#lib/protocol/day.ts';
import { minutesLate } from '#lib/domain/calendar/day/programme.ts';

/** Minutes behind the plan; 0 on time. */
export function lateBy(item: ProgrammeItem): number {
	return minutesLate({
		startsAt: Date.parse(item.startsAt),
		plannedAt: item.plannedAt === null ? null : Date.parse(item.plannedAt)
	});
}

export interface Moment {
	readonly running: readonly ProgrammeItem[];
	readonly next: ProgrammeItem | null;
	/** Minutes that what is on, or else what comes next, stands behind the plan. */
	readonly late: number;
	/** Everything of the day is over. */
	readonly over: boolean;
}

/** Where the day stands. */
export function momentOf(items: readonly ProgrammeItem[]): Moment {
	const running = items.filter((item) => item.state === 'running');
	const next = items.find((item) => item.state === 'planned' || item.state === 'confirmed') ?? null;
	const at = running[0] ?? next;
	return {
		running,
		next,
		late: at ? lateBy(at) : 0,
		over: items.length > 0 && running.length === 0 && next === null
	};
}
