// Which seat a tablet's token holds, remembered for a second: a panel in full swing asks the same dozens of times a second, and
// every look costs a judge as much as half a commit. Whoever ends or changes a tablet here lets all of it be forgotten at once;
// what another process ends is forgotten within the second, and no mark is taken on memory: the append asks the table itself.
import type { SeatHeld } from '../../domain/people/policy.ts';

const FRESH_MS = 1000;
const MOST = 10_000;

export class KnownTablets {
	readonly #clock: () => number;
	readonly #known = new Map<string, { readonly seat: SeatHeld; readonly until: number }>();
	/** Counts what was forgotten: an answer asked for before that is not kept. */
	#forgotten = 0;

	/** `clock` tells milliseconds that never go back. */
	constructor(clock: () => number) {
		this.#clock = clock;
	}

	/** The seat of a token, as remembered or else as `look` finds it. A token without a seat is looked up every time. */
	async seatOf(token: string, look: () => Promise<SeatHeld | null>): Promise<SeatHeld | null> {
		const known = this.#known.get(token);
		if (known && known.until > this.#clock()) return known.seat;
		const before = this.#forgotten;
		const seat = await look();
		if (!seat || before !== this.#forgotten) return seat;
		if (this.#known.size >= MOST) this.#known.clear();
		this.#known.set(token, { seat, until: this.#clock() + FRESH_MS });
		return seat;
	}

	/** Tablets or their seats have changed. */
	forget(): void {
		this.#forgotten++;
		this.#known.clear();
	}
}
