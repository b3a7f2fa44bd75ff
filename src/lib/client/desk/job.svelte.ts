// Long work as a page follows it: started, asked after twice a second, cancelled on request.
import { api, type Answer } from '#lib/client/api.ts';
import type { Text } from '#lib/domain/shared/text.ts';
import type { WireRefusal } from '#lib/protocol/marks.ts';

const EVERY = 500;

interface JobAnswer {
	readonly state: 'running' | 'done' | 'failed' | 'cancelled';
	readonly done: number;
	readonly total: number | null;
	readonly note: Text | null;
	readonly result: unknown;
}

export class Job {
	/** While it goes on; null before and afterwards. */
	running = $state.raw<{ readonly done: number; readonly total: number | null; readonly note: Text | null } | null>(
		null
	);
	refusal = $state.raw<WireRefusal | null>(null);
	/** Somebody asked to stop; it does so at its next step. */
	stopping = $state(false);
	#id: string | null = null;
	#left = false;

	/** How far it is, 0 to 100; null when nobody knows. */
	get percent(): number | null {
		const at = this.running;
		return at?.total ? Math.min(100, Math.floor((at.done / at.total) * 100)) : null;
	}

	/** Starts long work and waits for its result; null when it was refused, failed or cancelled (`refusal` says which). */
	async run<T>(start: () => Promise<Answer<{ jobId: string }>>): Promise<T | null> {
		if (this.running) return null;
		this.refusal = null;
		this.stopping = false;
		this.running = { done: 0, total: null, note: null };
		const started = await start();
		if (!started.ok) return this.#end(started.refusal);
		this.#id = started.value.jobId;
		for (;;) {
			const answer = await api.get<{ job: JobAnswer }>(`/api/jobs/${this.#id}`);
			if (this.#left) return this.#end(null);
			if (!answer.ok) return this.#end(answer.refusal);
			const { job } = answer.value;
			if (job.state === 'done') {
				this.#end(null);
				return job.result as T;
			}
			if (job.state === 'cancelled') return this.#end(null);
			if (job.state === 'failed') return this.#end((job.result as { refusal: WireRefusal }).refusal);
			this.running = { done: job.done, total: job.total, note: job.note };
			await new Promise((resolve) => setTimeout(resolve, EVERY));
		}
	}

	#end(refusal: WireRefusal | null): null {
		this.refusal = refusal;
		this.running = null;
		this.#id = null;
		return null;
	}

	async cancel(): Promise<void> {
		if (!this.#id || this.stopping) return;
		this.stopping = true;
		const answer = await api.del(`/api/jobs/${this.#id}`);
		if (!answer.ok) this.stopping = false;
	}

	/** The page is left: nobody asks any more. The work itself goes on. */
	leave(): void {
		this.#left = true;
	}
}
