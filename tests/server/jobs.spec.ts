// Long work: where it is, how it ends, and that it stops when asked.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ok, refuse } from '../../src/lib/domain/shared/result.ts';
import { cancelJob, readJob, startJob, type Progress } from '../../src/lib/server/jobs/jobs.ts';
import { newId } from '../../src/lib/server/context.ts';
import { must, setStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
	stage = await setStage({ entries: 1, judges: 1, open: false });
});
afterEach(() => stage.close());

async function ended(id: string) {
	for (;;) {
		const { job } = must(await readJob(stage.organizer, id));
		if (job.state !== 'running') return job;
		await sleep(10);
	}
}

/** Work that goes on until it is let go. */
function waiting(): { work: (progress: Progress) => Promise<ReturnType<typeof ok<string>>>; letGo: () => void } {
	let letGo = (): void => {};
	const gone = new Promise<void>((resolve) => (letGo = resolve));
	return {
		letGo,
		work: async (progress) => {
			await progress.at(3, 10, { zh: '第三步', en: 'Step three' });
			await gone;
			await progress.at(10, 10);
			return ok('done');
		}
	};
}

it('tells where it is, and what came out', async () => {
	const { work, letGo } = waiting();
	const { jobId } = must(await startJob(stage.organizer, 'test', null, work));
	for (;;) {
		const { job } = must(await readJob(stage.organizer, jobId));
		if (job.done === 3) {
			expect(job).toMatchObject({
				state: 'running',
				total: 10,
				note: { zh: '第三步', en: 'Step three' },
				result: null
			});
			break;
		}
		await sleep(10);
	}
	letGo();
	expect(await ended(jobId)).toMatchObject({ state: 'done', done: 10, result: 'done' });
});

it('stops at its next step when asked, and is over then', async () => {
	const { work, letGo } = waiting();
	const { jobId } = must(await startJob(stage.organizer, 'test', null, work));
	must(await cancelJob(stage.organizer, jobId));
	letGo();
	expect(await ended(jobId)).toMatchObject({ state: 'cancelled', result: {} });
	expect(await cancelJob(stage.organizer, jobId)).toMatchObject({ refusal: { code: 'job_over' } });
});

it('keeps a refusal as a sentence, and an unexpected error without its details', async () => {
	const refused = must(await startJob(stage.organizer, 'test', null, async () => refuse('dates_reversed')));
	expect(await ended(refused.jobId)).toMatchObject({
		state: 'failed',
		result: { refusal: { code: 'dates_reversed', zh: '结束日期早于开始日期。' } }
	});
	const broken = must(
		await startJob(stage.organizer, 'test', null, async () => {
			throw new Error('a secret');
		})
	);
	const job = await ended(broken.jobId);
	expect(job).toMatchObject({ state: 'failed', result: { refusal: { code: 'server_fault' } } });
	expect(JSON.stringify(job)).not.toContain('secret');
});

it('is said to have failed when nobody has heard of it for a minute', async () => {
	const { work, letGo } = waiting();
	const { jobId } = must(await startJob(stage.organizer, 'test', null, work));
	const later = { ...stage.organizer, now: () => new Date(Date.now() + 61_000) };
	expect(must(await readJob(later, jobId)).job).toMatchObject({
		state: 'failed',
		result: { refusal: { code: 'job_abandoned' } }
	});
	letGo();
	await ended(jobId);
});

it('is nobody else’s', async () => {
	const { jobId } = must(await startJob(stage.organizer, 'test', null, async () => ok(1)));
	const stranger = stage.app.context();
	expect(await readJob(stranger, jobId)).toMatchObject({ refusal: { code: 'not_allowed' } });
	expect(await cancelJob(stranger, jobId)).toMatchObject({ refusal: { code: 'not_allowed' } });
	expect(await readJob(stage.organizer, newId())).toMatchObject({ refusal: { code: 'not_allowed' } });
	expect(await startJob(stranger, 'test', null, async () => ok(1))).toMatchObject({
		refusal: { code: 'sign_in_needed' }
	});
	await ended(jobId);
});
