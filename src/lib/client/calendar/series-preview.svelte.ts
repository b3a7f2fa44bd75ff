// The preview of a series that follows its draft: asked again shortly after the last change, the latest answer shown.
import { api, type Api } from '#lib/client/api.ts';
import type { WireRefusal } from '#lib/protocol/marks.ts';
import type { PatternSent } from './series-draft.svelte.ts';
import type { SeriesPreview } from './series-shapes.ts';

const PAUSE_MS = 250;

export interface PreviewAsked extends PatternSent {
	readonly organizationId: string;
	readonly seriesId?: string;
	readonly from?: string | null;
	readonly reset?: boolean;
}

export class PreviewFollower {
	shown = $state.raw<SeriesPreview | null>(null);
	refusal = $state.raw<WireRefusal | null>(null);
	waiting = $state(false);
	#api: Api;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#round = 0;

	constructor(over: Api = api) {
		this.#api = over;
	}

	/** Asks for this soon, in place of what was asked before; null shows nothing. */
	follow(asked: PreviewAsked | null): void {
		clearTimeout(this.#timer);
		const round = ++this.#round;
		if (!asked) {
			this.waiting = false;
			return;
		}
		this.waiting = true;
		this.#timer = setTimeout(() => void this.#ask(asked, round), this.shown ? PAUSE_MS : 0);
	}

	async #ask(asked: PreviewAsked, round: number): Promise<void> {
		const answer = await this.#api.post<SeriesPreview>('/api/series/preview', asked);
		if (round !== this.#round) return;
		this.waiting = false;
		this.refusal = answer.ok ? null : answer.refusal;
		if (answer.ok) this.shown = answer.value;
	}
}
