// Which tablets are here now and what they last told of themselves. In memory only: it is about this moment.
import type { Presence } from '../../protocol/pad.ts';

interface Seen {
	readonly roundId: string;
	readonly sockets: Set<string>;
	unsent: number | null;
	battery: number | null;
	seenAt: Date;
}

export class Presences {
	readonly #seats = new Map<string, Seen>();
	readonly #changed: (roundId: string) => void;

	constructor(changed: (roundId: string) => void) {
		this.#changed = changed;
	}

	arrived(seatId: string, roundId: string, socketId: string, at: Date): void {
		const seen = this.#seats.get(seatId) ?? { roundId, sockets: new Set(), unsent: null, battery: null, seenAt: at };
		seen.sockets.add(socketId);
		seen.seenAt = at;
		this.#seats.set(seatId, seen);
		this.#changed(roundId);
	}

	left(seatId: string, socketId: string, at: Date): void {
		const seen = this.#seats.get(seatId);
		if (!seen?.sockets.delete(socketId)) return;
		seen.seenAt = at;
		if (seen.sockets.size === 0) this.#changed(seen.roundId);
	}

	told(seatId: string, presence: Presence, at: Date): void {
		const seen = this.#seats.get(seatId);
		if (!seen) return;
		seen.unsent = presence.unsent;
		seen.battery = presence.battery;
		seen.seenAt = at;
		this.#changed(seen.roundId);
	}

	of(seatId: string): { online: boolean; unsent: number | null; battery: number | null; seenAt: string | null } {
		const seen = this.#seats.get(seatId);
		return {
			online: (seen?.sockets.size ?? 0) > 0,
			unsent: seen?.unsent ?? null,
			battery: seen?.battery ?? null,
			seenAt: seen?.seenAt.toISOString() ?? null
		};
	}
}
