// Whether the server can be reached, and since when not. Any answer counts as contact, the socket or plain HTTP.

type LinkState = 'online' | 'connecting' | 'offline';

/** A short gap is not worth a word; after this it is an outage. */
const GRACE = 4000;
/** The clock moves in steps, so that a ticking second repaints nothing. */
const STEP = 10_000;

function steppedNow(): number {
	return Math.floor(Date.now() / STEP) * STEP;
}

export class Link {
	#state = $state<LinkState>('connecting');
	#now = $state(steppedNow());
	#socket = false;
	#lastContact = 0;
	#failedSince: number | null = null;

	get state(): LinkState {
		return this.#state;
	}

	/** The tablet's time in ms, in steps of ten seconds. */
	get now(): number {
		return this.#now;
	}

	/** When the server last answered, ms; 0 when it never did. */
	get lastContact(): number {
		return this.#lastContact;
	}

	/** Whole minutes without contact. */
	get minutesOffline(): number {
		const now = this.#now;
		if (this.#state !== 'offline' || this.#lastContact === 0) return 0;
		return Math.max(0, Math.floor((now + STEP - this.#lastContact) / 60_000));
	}

	/** Starts watching; `lastContact` is what an earlier run of the page remembered. Returns how to stop. */
	start(lastContact: number): () => void {
		this.#lastContact = lastContact;
		this.#failedSince = Date.now();
		const tick = (): void => {
			if (this.#socket) this.#lastContact = Date.now();
			this.#now = steppedNow();
			this.#decide();
		};
		const timer = setInterval(tick, 1000);
		addEventListener('offline', tick);
		addEventListener('online', tick);
		this.#decide();
		return () => {
			clearInterval(timer);
			removeEventListener('offline', tick);
			removeEventListener('online', tick);
		};
	}

	/** The server answered over HTTP. */
	heard(): void {
		this.#lastContact = Date.now();
		this.#failedSince = null;
		this.#decide();
	}

	/** A call went unanswered. */
	missed(): void {
		this.#failedSince ??= Date.now();
		this.#decide();
	}

	socketIs(connected: boolean): void {
		this.#socket = connected;
		if (connected) this.heard();
		else this.missed();
	}

	#decide(): void {
		if (!navigator.onLine) this.#state = 'offline';
		else if (this.#socket) this.#state = 'online';
		else if (this.#failedSince === null) this.#state = 'connecting';
		else if (Date.now() - this.#failedSince > GRACE) this.#state = 'offline';
		else if (this.#state === 'online') this.#state = 'connecting';
	}
}
