// A competition's programme in the browser: told when it changed, and asking by itself where a hint was lost.
import { connect } from '#lib/client/connection.svelte.ts';
import type { Programme } from '#lib/protocol/day.ts';

/** A lost hint costs no more than this. */
const ASK_EVERY = 20_000;
const SETTLE = 150;

/** The address of a programme for everybody. */
export function programmeAddress(competitionId: string, day: string | null): string {
	return `/api/competitions/${competitionId}/programme${day ? `?day=${day}` : ''}`;
}

export class LiveProgramme {
	#programme = $state.raw<Programme>() as Programme;
	#etag: string | null = null;
	#reached = $state(true);
	/** The day that was asked for; null follows the day of today. */
	readonly #day: string | null;

	constructor(programme: Programme, day: string | null) {
		this.#programme = programme;
		this.#day = day;
	}

	get now(): Programme {
		return this.#programme;
	}

	/** Whether the last question was answered. */
	get reached(): boolean {
		return this.#reached;
	}

	/** Asks now; what is older than what is in hand is left. */
	async ask(): Promise<void> {
		try {
			const response = await fetch(programmeAddress(this.#programme.competitionId, this.#day), {
				headers: this.#etag ? { 'if-none-match': this.#etag } : {},
				cache: this.#etag ? 'default' : 'no-cache',
				signal: AbortSignal.timeout(8000)
			});
			this.#reached = response.ok || response.status === 304;
			if (!response.ok) return;
			this.#etag = response.headers.get('etag');
			const { programme } = (await response.json()) as { programme: Programme };
			if (programme.version >= this.#programme.version) this.#programme = programme;
		} catch {
			this.#reached = false;
		}
	}

	/** Follows the programme until the returned function is called. `changed` is called at every hint. */
	start(changed: () => void = () => void this.ask()): () => void {
		const { socket } = connect();
		const { competitionId } = this.#programme;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const join = () => socket.emit('day:join', { competitionId }, () => changed());
		const hint = (beat: { competitionId: string }) => {
			if (beat.competitionId !== competitionId) return;
			clearTimeout(timer);
			// a hall of phones does not ask in the same moment
			timer = setTimeout(changed, SETTLE * (1 + Math.random()));
		};
		socket.on('connect', join);
		socket.on('day:changed', hint);
		if (socket.connected) join();
		const asking = setInterval(changed, ASK_EVERY * (0.9 + 0.2 * Math.random()));
		return () => {
			clearTimeout(timer);
			clearInterval(asking);
			socket.off('connect', join);
			socket.off('day:changed', hint);
			if (socket.connected) socket.emit('day:leave', { competitionId });
		};
	}
}
