// The time of day, second by second.

/** A running clock: `now` in ms, 0 until it runs. */
export class Clock {
	#now = $state(0);

	get now(): number {
		return this.#now;
	}

	/** Runs until the returned function is called; ticks on the full second. */
	start(): () => void {
		let timer: ReturnType<typeof setTimeout>;
		const tick = () => {
			this.#now = Date.now();
			timer = setTimeout(tick, 1000 - (this.#now % 1000) + 5);
		};
		tick();
		return () => clearTimeout(timer);
	}
}
