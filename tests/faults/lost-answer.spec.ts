// A commit whose answer is lost on the way: the tablet sends again and is told the same; whoever watches sees the mark.
import { afterEach, describe, expect, it } from 'vitest';
import { submitMarks } from '../../src/lib/server/scoring/submit-marks.ts';
import { aMark, must, setStage, type Stage } from '../server/stage.ts';
import { join, openVenue, type Venue } from '../realtime/sockets.ts';

let stage: Stage;
let venue: Venue;
afterEach(async () => {
	await venue.close();
	await stage.close();
});

/** Lets the next append commit, and then breaks the connection before it can say so. */
function loseNextAnswer(): void {
	const { pool } = stage.app.database;
	const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<unknown>;
	let armed = true;
	pool.query = (async (...args: unknown[]) => {
		const answer = await query(...args);
		const [asked] = args as [{ name?: string }];
		if (!armed || asked.name !== 'append-lines') return answer;
		armed = false;
		throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
	}) as typeof pool.query;
}

describe('when the answer of a commit is lost', () => {
	it('acknowledges the command that is sent again, with one line, and tells the audience of it', async () => {
		stage = await setStage();
		venue = await openVenue(stage.app);
		const client = await venue.connect();
		const told: { rows: readonly { id: string; given: number }[] }[] = [];
		client.on('board:changed', (delta) => told.push(delta));
		const streams = await stage.app.rounds.streams(stage.roundId);
		const { epoch, version } = streams?.boardSnapshot('public') ?? { epoch: '', version: 0 };
		expect(await join(client, stage.roundId, 'public', { epoch, version })).toEqual({ ok: true });
		const [tablet] = stage.tablets;
		const [entryId = ''] = stage.entryIds;
		if (!tablet) throw new Error('no tablet');
		const command = aMark(entryId, 'A', '7.5');
		loseNextAnswer();
		const first = must(await submitMarks(tablet.context, stage.roundId, [command]));
		expect(first.answers[0]).toMatchObject({ ok: false, refusal: { code: 'round_busy' } });
		const again = must(await submitMarks(tablet.context, stage.roundId, [command]));
		expect(again.answers[0]).toMatchObject({ ok: true, seq: 2, revision: 1 });
		const marks = await stage.app.database.db.selectFrom('line').where('kind', '=', 'mark').select('seq').execute();
		expect(marks).toHaveLength(1);
		await expect
			.poll(() => told.flatMap((delta) => delta.rows), { timeout: 5000 })
			.toContainEqual(expect.objectContaining({ id: entryId, given: 1 }) as unknown);
	});
});
