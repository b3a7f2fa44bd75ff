// What the register promises: durable, once, in order, unchangeable.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { hashedText } from '../../src/lib/domain/scoring/register.ts';
import { App } from '../../src/lib/server/app.ts';
import { linesAfter } from '../../src/lib/server/scoring/register.queries.ts';
import { submitMarks } from '../../src/lib/server/scoring/submit-marks.ts';
import { aMark, asking, must, newCommandId, setRound, setStage, type Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

const ASPECTS = ['A', 'B'];

async function lines(from: Stage) {
	return (await linesAfter(from.app.database.db, from.roundId, 0)).map(({ line }) => line);
}

/** Checks the whole chain with nothing but the stored lines. */
function expectChain(all: Awaited<ReturnType<typeof lines>>): void {
	let prev = '';
	for (const [index, line] of all.entries()) {
		expect(line.seq).toBe(index + 1);
		expect(line.prevHash).toBe(prev);
		expect(line.hash).toBe(createHash('sha256').update(hashedText(line)).digest('hex'));
		prev = line.hash;
	}
}

describe('taking marks down', () => {
	it('answers the same command twice with the same acknowledgement and one line', async () => {
		stage = await setStage();
		const [tablet] = stage.tablets;
		const command = aMark(stage.entryIds[0] ?? '', 'A', '7.5');
		const first = must(await submitMarks(tablet!.context, stage.roundId, [command]));
		const again = must(await submitMarks(tablet!.context, stage.roundId, [command, command]));
		expect(again.answers).toEqual([first.answers[0], first.answers[0]]);
		expect((await lines(stage)).filter((line) => line.kind === 'mark')).toHaveLength(1);
	});

	it('refuses a command id that comes with another body, and keeps a note of it', async () => {
		stage = await setStage();
		const [tablet] = stage.tablets;
		const command = aMark(stage.entryIds[0] ?? '', 'A', '7.5');
		must(await submitMarks(tablet!.context, stage.roundId, [command]));
		const forged = must(await submitMarks(tablet!.context, stage.roundId, [{ ...command, mark: { value: '9' } }]));
		expect(forged.answers[0]).toMatchObject({ ok: false, refusal: { code: 'command_reused' } });
		await expect
			.poll(() => stage.app.database.db.selectFrom('incident').select('code').execute())
			.toEqual([{ code: 'command_reused' }]);
		expect((await lines(stage)).filter((line) => line.kind === 'mark').map((line) => line.value)).toEqual(['7.5']);
	});

	it('refuses a command id that another round knows', async () => {
		stage = await setStage();
		const other = await setRound(stage.app, stage.organizer, stage.eventId, { judges: 1 });
		const commandId = newCommandId();
		const [here] = stage.tablets;
		const [there] = other.tablets;
		must(await submitMarks(here!.context, stage.roundId, [aMark(stage.entryIds[0] ?? '', 'A', '7', { commandId })]));
		const { answers } = must(
			await submitMarks(there!.context, other.roundId, [
				aMark(other.entryIds[0] ?? '', 'A', '7', { commandId }),
				aMark(other.entryIds[0] ?? '', 'B', '8')
			])
		);
		expect(answers.map((one) => (one.ok ? 'ok' : one.refusal.code))).toEqual(['command_reused', 'ok']);
	});

	it('numbers lines without a gap and chains them while twenty judges mark at once', async () => {
		stage = await setStage({ entries: 10, judges: 20 });
		await Promise.all(
			stage.tablets.flatMap((tablet) =>
				stage.entryIds.map((entryId) =>
					submitMarks(
						tablet.context,
						stage.roundId,
						ASPECTS.map((aspect) => aMark(entryId, aspect, '6'))
					).then((answer) => expect(must(answer).answers.every((one) => one.ok)).toBe(true))
				)
			)
		);
		const all = await lines(stage);
		expect(all).toHaveLength(1 + 20 * 10 * 2);
		expectChain(all);
		const round = await stage.app.database.db
			.selectFrom('round')
			.where('id', '=', stage.roundId)
			.select(['seq', 'head'])
			.executeTakeFirstOrThrow();
		expect(round.seq).toBe(all.length);
		expect(round.head.toString('hex')).toBe(all.at(-1)?.hash);
	});

	it('keeps one order when two processes write the same round', async () => {
		stage = await setStage({ entries: 12, judges: 6 });
		const other = await App.open(stage.url);
		try {
			const results = await Promise.all(
				stage.tablets.flatMap((tablet, judge) =>
					stage.entryIds.map(async (entryId, n) => {
						const app = (judge + n) % 2 === 0 ? stage.app : other;
						const context = await asking(app, { seat: tablet.token });
						return must(
							await submitMarks(
								context,
								stage.roundId,
								ASPECTS.map((aspect) => aMark(entryId, aspect, '5.5'))
							)
						);
					})
				)
			);
			const acks = results.flatMap((result) => result.answers);
			expect(acks.filter((ack) => !ack.ok)).toEqual([]);
			const all = await lines(stage);
			expectChain(all);
			const bySeq = new Map(all.map((line) => [line.seq, line]));
			for (const ack of acks) if (ack.ok) expect(bySeq.get(ack.seq)?.commandId).toBe(ack.commandId);
			expect(all).toHaveLength(1 + acks.length);
		} finally {
			await other.close();
		}
	});

	it('lets one bad command of a batch fail alone', async () => {
		stage = await setStage();
		const [tablet] = stage.tablets;
		const [entryId] = stage.entryIds;
		const { answers } = must(
			await submitMarks(tablet!.context, stage.roundId, [
				aMark(entryId!, 'A', '7'),
				aMark(entryId!, 'A', '99'),
				{ kind: 'mark' },
				aMark(entryId!, 'B', '8')
			])
		);
		expect(answers.map((one) => (one.ok ? 'ok' : one.refusal.code))).toEqual([
			'ok',
			'value_out_of_range',
			'body_malformed',
			'ok'
		]);
	});

	it('still knows every acknowledged mark after the process is gone', async () => {
		stage = await setStage();
		const [tablet] = stage.tablets;
		const { answers } = must(
			await submitMarks(tablet!.context, stage.roundId, [aMark(stage.entryIds[0] ?? '', 'A', '9.5')])
		);
		const reopened = await App.open(stage.url);
		try {
			const round = await reopened.rounds.get(stage.roundId);
			expect(round?.book.placed(stage.entryIds[0] ?? '', '1', 'A', 0)).toMatchObject({
				mark: { value: '9.5' },
				revision: 1,
				seq: answers[0]?.ok ? answers[0].seq : 0
			});
		} finally {
			await reopened.close();
		}
	});
});

describe('the register on disk', () => {
	it('cannot be changed by the application, nor emptied by the owner of its tables', async () => {
		stage = await setStage();
		const [tablet] = stage.tablets;
		must(await submitMarks(tablet!.context, stage.roundId, [aMark(stage.entryIds[0] ?? '', 'A', '7')]));
		expect(stage.app.database.guarded).toBe(true);
		const before = await lines(stage);
		for (const statement of ["update line set value = '10'", 'delete from line', 'truncate line'])
			await expect(stage.app.database.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
		const owner = new pg.Client({ connectionString: stage.url });
		await owner.connect();
		try {
			for (const statement of ["update line set value = '10'", 'delete from line', 'truncate line'])
				await expect(owner.query(statement)).rejects.toMatchObject({ code: '23001' });
		} finally {
			await owner.end();
		}
		expect(await lines(stage)).toEqual(before);
	});

	it('projects the scores that its lines come to', async () => {
		stage = await setStage({ entries: 1 });
		for (const [index, tablet] of stage.tablets.entries())
			must(
				await submitMarks(tablet.context, stage.roundId, [
					aMark(stage.entryIds[0] ?? '', 'A', ['7', '7.5', '8.5'][index] ?? '0'),
					aMark(stage.entryIds[0] ?? '', 'B', '6')
				])
			);
		const [score] = await stage.app.database.db.selectFrom('score').selectAll().execute();
		// (7 + 7.5 + 8.5) ÷ 3 = 7.666… → 7.67, + 6.00
		expect(score).toMatchObject({ state: 'complete', total: '13.67', given: 6, expected: 6 });
	});
});
