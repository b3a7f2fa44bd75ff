// Pairing: a code works once and shortly, one tablet holds a seat, a revoked one can do nothing more.
import { afterEach, describe, expect, it } from 'vitest';
import { setSeats } from '../../src/lib/server/competition/panel.ts';
import { lookAtCode, newSeatCode, pair, revokeSeat } from '../../src/lib/server/competition/tablets.ts';
import { readPad } from '../../src/lib/server/scoring/read-pad.ts';
import { submitMarks } from '../../src/lib/server/scoring/submit-marks.ts';
import { aMark, asking, must, newCommandId, pairTablet, setStage, type Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

describe('a seat code', () => {
	it('tells the seat when looked at, pairs once, and is spent then', async () => {
		stage = await setStage();
		const seatId = stage.tablets[1]?.seatId ?? '';
		const { code } = must(await newSeatCode(stage.organizer, seatId));
		const address = newCommandId();
		const typed = `${code.slice(0, 3).toLowerCase()}-${code.slice(3)}`;
		expect(must(await lookAtCode(stage.app.context(), typed, address)).seat).toMatchObject({
			number: 2,
			person: { zh: '裁判2' },
			takenOver: true
		});
		must(await pair(stage.app.context(), { code: typed, label: 'a' }, address));
		expect(await pair(stage.app.context(), { code, label: 'b' }, address)).toMatchObject({
			refusal: { code: 'pairing_code_wrong' }
		});
	});

	it('ends with time, and with the next code for the same seat', async () => {
		stage = await setStage();
		const seatId = stage.tablets[0]?.seatId ?? '';
		const first = must(await newSeatCode(stage.organizer, seatId));
		const second = must(await newSeatCode(stage.organizer, seatId));
		expect(await lookAtCode(stage.app.context(), first.code, 'x1')).toMatchObject({ ok: false });
		const later = { ...stage.app.context(), now: () => new Date(Date.now() + 11 * 60_000) };
		expect(await pair(later, { code: second.code, label: 'b' }, 'x2')).toMatchObject({
			refusal: { code: 'pairing_code_wrong' }
		});
	});

	it('cannot be guessed: ten wrong tries and the address waits', async () => {
		stage = await setStage();
		const { code } = must(await newSeatCode(stage.organizer, stage.tablets[0]?.seatId ?? ''));
		const address = newCommandId();
		for (let n = 0; n < 10; n++)
			expect(await lookAtCode(stage.app.context(), 'AAAAAA', address)).toMatchObject({
				refusal: { code: 'pairing_code_wrong' }
			});
		for (const tried of ['AAAAAA', code])
			expect(await lookAtCode(stage.app.context(), tried, address)).toMatchObject({
				refusal: { code: 'too_many_tries' }
			});
	});

	it('is refused for a seat without a judge', async () => {
		stage = await setStage({ judges: 1 });
		await stage.app.database.db.updateTable('seat').set({ person_id: null }).execute();
		expect(await newSeatCode(stage.organizer, stage.tablets[0]?.seatId ?? '')).toMatchObject({
			refusal: { code: 'seat_unstaffed' }
		});
	});
});

describe('a tablet', () => {
	it('that was taken over or revoked can neither read nor mark, whatever it held before', async () => {
		stage = await setStage();
		const [old] = stage.tablets;
		const [entryId] = stage.entryIds as [string];
		must(await submitMarks(old!.context, stage.roundId, [aMark(entryId, 'A', '7')]));
		const next = await pairTablet(stage.app, stage.organizer, old!.seatId);
		// what the old tablet is now
		expect((await asking(stage.app, { seat: old!.token })).actor.seat).toBeNull();
		// and what a request of it that was let in just before still is
		const { answers } = must(await submitMarks(old!.context, stage.roundId, [aMark(entryId, 'B', '7')]));
		expect(answers[0]).toMatchObject({ ok: false, refusal: { code: 'seat_lost' } });
		expect(must(await readPad(next.context)).marks).toMatchObject([{ aspect: 'A', mark: { value: '7' } }]);
		must(await revokeSeat(stage.organizer, old!.seatId));
		expect((await asking(stage.app, { seat: next.token })).actor.seat).toBeNull();
	});

	it('is known by its new role, and not at all with another judge, as soon as the panel has changed', async () => {
		stage = await setStage({ judges: 1 });
		const token = stage.tablets[0]?.token ?? '';
		const person = { name: { zh: '裁判1' } };
		expect((await asking(stage.app, { seat: token })).actor.seat?.role).toBe('judge');
		must(await setSeats(stage.organizer, stage.roundId, [{ number: 1, role: 'chief', person }]));
		expect((await asking(stage.app, { seat: token })).actor.seat?.role).toBe('chief');
		const other = { name: { zh: '另一位裁判' } };
		must(await setSeats(stage.organizer, stage.roundId, [{ number: 1, role: 'chief', person: other }]));
		expect((await asking(stage.app, { seat: token })).actor.seat).toBeNull();
	});

	it('gets its own marks, entries by code, and no name or mark of anybody else', async () => {
		stage = await setStage();
		const [one, two] = stage.tablets;
		const [entryId] = stage.entryIds as [string];
		must(await submitMarks(two!.context, stage.roundId, [aMark(entryId, 'A', '9.5')]));
		const seen = JSON.stringify(must(await readPad(one!.context)));
		expect(seen).not.toContain('选手');
		expect(seen).not.toContain('裁判2');
		expect(seen).not.toContain('"9.5"');
		expect(must(await readPad(one!.context)).marks).toEqual([]);
	});
});
