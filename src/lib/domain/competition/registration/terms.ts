// The terms of registering for one event, as data.
import type { Level } from './levels.ts';

/** Who may register. Every part that is given must hold. */
export interface Rules {
	/** Years of age in the year of the competition. */
	readonly ageFrom?: number | undefined;
	readonly ageTo?: number | undefined;
	readonly levelFrom?: Level | undefined;
	/** Any employer; one within the area of the hosts; one of the listed organizations or below them. */
	readonly employers: 'any' | 'area' | 'listed';
	readonly listed: readonly string[];
}

/** Instants in milliseconds. */
export interface Terms {
	readonly opensAt: number;
	readonly closesAt: number;
	/** When the competition begins: from then on no seat is offered any more. */
	readonly startsAt: number;
	readonly capacity: number;
	readonly employerQuota: number | null;
	readonly townQuota: number | null;
	readonly needsApproval: boolean;
	readonly waitlist: boolean;
	readonly offerHours: number;
	/** Whether a seat that comes free after the close is still offered to who waits. */
	readonly promotesAfterClose: boolean;
}
