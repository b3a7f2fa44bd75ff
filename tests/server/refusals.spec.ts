// Bad marks: each is refused with its code, and nothing on the record changes.
import { afterEach, describe, expect, it } from 'vitest';
import { closeRound, openRound, reopenSheet, setEntryStatus } from '../../src/lib/server/scoring/officiate.ts';
import { submitMarks } from '../../src/lib/server/scoring/submit-marks.ts';
import { setScheme } from '../../src/lib/server/scoring/set-scheme.ts';
import { toWire } from '../../src/lib/protocol/refusals.ts';
import { aMark, must, newCommandId, setRound, setStage, twoAspects, type Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

async function record(): Promise<unknown> {
	const { db } = stage.app.database;
	return {
		round: await db.selectFrom('round').select(['seq', 'head', 'state']).orderBy('id').execute(),
		lines: await db.selectFrom('line').selectAll().orderBy('round_id').orderBy('seq').execute(),
		scores: await db.selectFrom('score').selectAll().orderBy('entry_id').execute()
	};
}

async function codeOf(command: Record<string, unknown>, tablet = 0): Promise<string> {
	const context = stage.tablets[tablet]?.context;
	const { answers } = must(await submitMarks(context!, stage.roundId, [command]));
	const [answer] = answers;
	if (!answer || answer.ok) return 'ok';
	// every refusal can be read in both languages
	expect(answer.refusal.zh).toMatch(/[\u4e00-\u9fff]/);
	expect(answer.refusal.en).toMatch(/[a-z]/);
	return answer.refusal.code;
}

function sign(entryId: string, expectedRevision = 0): Record<string, unknown> {
	return { commandId: newCommandId(), kind: 'sign', entryId, expectedRevision, markedAt: '2026-11-24T04:00:00.000Z' };
}

describe('a mark that may not stand', () => {
	it('is refused with its reason and changes nothing', async () => {
		stage = await setStage({
			scheme: {
				...twoAspects,
				root: {
					...twoAspects.root,
					children:
						'children' in twoAspects.root
							? twoAspects.root.children.map((child) => (child.code === 'B' ? { ...child, seats: [2, 3] } : child))
							: []
				} as never
			}
		});
		const other = await setRound(stage.app, stage.organizer, stage.eventId, { judges: 1 });
		const [entryId] = stage.entryIds as [string];
		expect(await codeOf(aMark(entryId, 'A', '7'))).toBe('ok');
		const before = await record();
		const refused: [Record<string, unknown>, string][] = [
			[aMark(other.entryIds[0] ?? '', 'A', '7'), 'entry_unknown'],
			[aMark(newCommandId(), 'A', '7'), 'entry_unknown'],
			[aMark(entryId, 'Z', '7'), 'aspect_unknown'],
			[aMark(entryId, 'total', '7'), 'aspect_unknown'],
			[aMark(entryId, 'B', '7'), 'aspect_foreign'],
			[{ ...aMark(entryId, 'A', '7'), run: 1 }, 'run_unknown'],
			[aMark(entryId, 'A', '10.5', { expectedRevision: 1, reason: '看错' }), 'value_out_of_range'],
			[aMark(entryId, 'A', '-0.5', { expectedRevision: 1, reason: '看错' }), 'value_out_of_range'],
			[aMark(entryId, 'A', '7.25', { expectedRevision: 1, reason: '看错' }), 'value_off_step'],
			[aMark(entryId, 'A', '8'), 'mark_stale'],
			[aMark(entryId, 'A', '8', { expectedRevision: 2, reason: '看错' }), 'mark_stale'],
			[aMark(entryId, 'A', '8', { expectedRevision: 1 }), 'reason_needed'],
			[aMark(entryId, 'A', '8', { expectedRevision: 1, reason: '   ' }), 'reason_needed'],
			[aMark(entryId, 'A', '7e0'), 'body_malformed'],
			[aMark(entryId, 'A', '٧'), 'body_malformed'],
			[aMark(entryId, 'A', '7', { commandId: 'x' }), 'body_malformed'],
			[{ ...aMark(entryId, 'A', '7'), seatNumber: 2 }, 'body_malformed'],
			[{ ...aMark(entryId, 'A', '7'), mark: { value: 7 } }, 'body_malformed']
		];
		for (const [command, code] of refused) expect([code, await codeOf(command)]).toEqual([code, code]);
		// a judge of another round's panel
		const foreign = await submitMarks(other.tablets[0]!.context, stage.roundId, [aMark(entryId, 'A', '7')]);
		expect(foreign).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } });
		expect(await submitMarks(stage.app.context(), stage.roundId, [aMark(entryId, 'A', '7')])).toMatchObject({
			refusal: { code: 'seat_lost' }
		});
		expect(await record()).toEqual(before);
	});

	it('says with a stale one what stands there now', async () => {
		stage = await setStage();
		const [entryId] = stage.entryIds as [string];
		await codeOf(aMark(entryId, 'A', '7'));
		const { answers } = must(await submitMarks(stage.tablets[0]!.context, stage.roundId, [aMark(entryId, 'A', '8')]));
		expect(answers[0]).toMatchObject({
			ok: false,
			refusal: { code: 'mark_stale', params: { revision: 1 } },
			current: { mark: { value: '7' }, revision: 1 }
		});
	});

	it('cannot be made before opening, after closing, or for who does not compete', async () => {
		stage = await setStage({ open: false });
		const [first, second] = stage.entryIds as [string, string];
		expect(await codeOf(aMark(first, 'A', '7'))).toBe('round_state');
		must(await openRound(stage.organizer, stage.roundId, newCommandId()));
		must(
			await setEntryStatus(stage.organizer, stage.roundId, {
				commandId: newCommandId(),
				entryId: second,
				status: 'dns',
				reason: '未检录'
			})
		);
		expect(await codeOf(aMark(second, 'A', '7'))).toBe('entry_inactive');
		must(await closeRound(stage.organizer, stage.roundId, newCommandId()));
		const before = await record();
		expect(await codeOf(aMark(first, 'A', '7'))).toBe('round_state');
		expect(await record()).toEqual(before);
	});
});

describe('a sheet', () => {
	it('is signed when complete, locked then, and given back only with a reason', async () => {
		stage = await setStage();
		const [entryId] = stage.entryIds as [string];
		await codeOf(aMark(entryId, 'A', '7'));
		expect(await codeOf(sign(entryId))).toBe('sheet_incomplete');
		await codeOf(aMark(entryId, 'B', '8'));
		expect(await codeOf(sign(entryId))).toBe('ok');
		expect(await codeOf(aMark(entryId, 'B', '9', { expectedRevision: 1, reason: '看错' }))).toBe('sheet_locked');
		const reopen = (reason: string) =>
			reopenSheet(stage.organizer, stage.roundId, { commandId: newCommandId(), entryId, seatNumber: 1, reason });
		expect(await reopen(' ')).toMatchObject({ refusal: { code: 'reason_needed' } });
		must(await reopen('第 2 项请复看'));
		expect(await reopen('再来')).toMatchObject({ refusal: { code: 'sheet_not_signed' } });
		expect(await codeOf(aMark(entryId, 'B', '9', { expectedRevision: 1, reason: '复看' }))).toBe('ok');
		expect(await codeOf(sign(entryId))).toBe('mark_stale');
		expect(await codeOf(sign(entryId, 1))).toBe('ok');
	});
});

describe('a scheme', () => {
	it('cannot change once scoring has opened', async () => {
		stage = await setStage();
		expect(await setScheme(stage.organizer, stage.roundId, twoAspects)).toMatchObject({
			refusal: { code: 'scheme_pinned' }
		});
	});

	it('must hold', async () => {
		stage = await setStage({ open: false });
		const before = await stage.app.database.db.selectFrom('round').select('scheme_hash').execute();
		expect(await setScheme(stage.organizer, stage.roundId, { ...twoAspects, root: { kind: 'sum' } })).toMatchObject({
			refusal: { code: 'scheme_invalid' }
		});
		expect(await stage.app.database.db.selectFrom('round').select('scheme_hash').execute()).toEqual(before);
	});
});

it('has a sentence in both languages for a refusal with parameters', () => {
	stage = { close: async () => {} } as Stage;
	expect(toWire({ code: 'value_off_step', params: { value: '7.25', step: '0.5' } })).toMatchObject({
		zh: '7.25 不在每档 0.5 的刻度上。',
		en: '7.25 is not on the step of 0.5.'
	});
});
