// How long something still lasts, in the two largest units that matter.

export interface Left {
	readonly days: number;
	readonly hours: number;
	readonly minutes: number;
	readonly seconds: number;
	readonly over: boolean;
}

/** What lies between now and an instant; nothing once it has passed. */
export function leftUntil(instant: string, now: number): Left {
	const ms = Math.max(0, Date.parse(instant) - now);
	const seconds = Math.floor(ms / 1000);
	return {
		days: Math.floor(seconds / 86_400),
		hours: Math.floor(seconds / 3600) % 24,
		minutes: Math.floor(seconds / 60) % 60,
		seconds: seconds % 60,
		over: ms === 0
	};
}
