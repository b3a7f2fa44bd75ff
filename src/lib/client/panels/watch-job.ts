// Follows long work until it ends, and stops it on request.
import { api, type Answer } from '#lib/client/api.ts';
import type { WireRefusal } from '#lib/protocol/marks.ts';

interface JobShown {
	readonly state: 'running' | 'done' | 'failed' | 'cancelled';
	readonly result: unknown;
}

export interface JobEnd<T> {
	readonly state: 'done' | 'failed' | 'cancelled';
	readonly value: T | null;
	readonly refusal: WireRefusal | null;
}

const PAUSE_MS = 200;

/** Looks again and again; a refusal of looking itself ends it. */
export async function watchJob<T>(jobId: string): Promise<JobEnd<T>> {
	for (;;) {
		const answer: Answer<{ job: JobShown }> = await api.get(`/api/jobs/${jobId}`);
		if (!answer.ok) return { state: 'failed', value: null, refusal: answer.refusal };
		const { job } = answer.value;
		if (job.state === 'running') {
			await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
			continue;
		}
		const refusal = (job.result as { refusal?: WireRefusal } | null)?.refusal ?? null;
		return { state: job.state, value: job.state === 'done' ? (job.result as T) : null, refusal };
	}
}

/** Asks long work to stop. */
export async function stopJob(jobId: string): Promise<void> {
	await api.del(`/api/jobs/${jobId}`);
}
