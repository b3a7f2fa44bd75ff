// The marks of a tablet that will not come back, brought as a file by an official.
import { afterEach, describe, expect, it } from 'vitest';
import { readRegister } from '../../src/lib/server/scoring/read-register.ts';
import { submitMarks, takeUnsent } from '../../src/lib/server/scoring/submit-marks.ts';
import { aMark, must, setRound, setStage, type Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

async function marks() {
	const lines = await readRegister(stage.app.database.db, stage.roundId);
	return lines.map(({ line }) => line).filter((line) => line.kind === 'mark');
}

describe('the unsent marks of a tablet', () => {
	it('go on the record for its seat, with the official who brought them, and only once', async () => {
		stage = await setStage();
		const [tablet] = stage.tablets;
		const [entryId = ''] = stage.entryIds;
		const [first, second] = [aMark(entryId, 'A', '7'), aMark(entryId, 'B', '8')];
		const sent = must(await submitMarks(tablet!.context, stage.roundId, [first])).answers;
		const file = { seatId: tablet!.seatId, commands: [first, second] };
		const brought = must(await takeUnsent(stage.organizer, stage.roundId, file)).answers;
		// what the tablet had sent after all is the same line
		expect(brought[0]).toEqual(sent[0]);
		expect(must(await takeUnsent(stage.organizer, stage.roundId, file)).answers).toEqual(brought);
		expect(must(await submitMarks(tablet!.context, stage.roundId, [second])).answers[0]).toEqual(brought[1]);
		const official = stage.organizer.actor.account?.personId;
		expect((await marks()).map((line) => [line.seatId, line.aspect, line.personId === official])).toEqual([
			[tablet!.seatId, 'A', false],
			[tablet!.seatId, 'B', true]
		]);
	});

	it('are refused one by one by the rules of every mark', async () => {
		stage = await setStage();
		const [tablet] = stage.tablets;
		const [entryId = ''] = stage.entryIds;
		const commands = [aMark(entryId, 'A', '11'), aMark(entryId, 'A', '7'), { nonsense: true }];
		const { answers } = must(await takeUnsent(stage.organizer, stage.roundId, { seatId: tablet!.seatId, commands }));
		expect(answers.map((one) => (one.ok ? 'ok' : one.refusal.code))).toEqual([
			'value_out_of_range',
			'ok',
			'body_malformed'
		]);
	});

	it('are brought by officials only, and only for a seat of that round', async () => {
		stage = await setStage();
		const [tablet] = stage.tablets;
		const [entryId = ''] = stage.entryIds;
		const file = { seatId: tablet!.seatId, commands: [aMark(entryId, 'A', '7')] };
		for (const context of [stage.app.context(), tablet!.context])
			expect(await takeUnsent(context, stage.roundId, file)).toMatchObject({ ok: false });
		const other = await setRound(stage.app, stage.organizer, stage.eventId);
		expect(await takeUnsent(stage.organizer, other.roundId, file)).toMatchObject({
			refusal: { code: 'not_allowed' }
		});
		expect(await marks()).toEqual([]);
	});
});
