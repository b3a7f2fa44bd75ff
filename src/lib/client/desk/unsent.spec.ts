// A tablet's file: what is one, and how its commands reach the register.
import { describe, expect, it } from 'vitest';
import type { SheetAnswer } from '#lib/protocol/marks.ts';
import { toWire } from '#lib/protocol/refusals.ts';
import type { Answer } from '../api.ts';
import { readUnsentFile, unsentFile } from '../pad/unsent-file.ts';
import { bringUnsent } from './unsent.ts';

const items = Array.from({ length: 150 }, (_, n) => ({
	n,
	seatId: 's',
	roundId: 'r',
	sent: false,
	refused: null,
	command: {
		commandId: `c${n}`,
		kind: 'mark' as const,
		entryId: 'e',
		aspect: 'A',
		run: 0,
		mark: { value: '7' },
		expectedRevision: 0,
		markedAt: '2026-11-24T04:00:00.000Z'
	}
}));
const file = unsentFile('s', null, items, '2026-11-24T05:00:00.000Z');

describe('the file of unsent marks', () => {
	it('is read as it was written, and nothing else is taken for one', () => {
		expect(readUnsentFile(JSON.stringify(file))).toEqual(file);
		for (const text of ['', 'null', '[]', '{}', '{"format":"jiangsai-unsent/1"}'])
			expect(readUnsentFile(text)).toBeNull();
	});

	it('goes up in parts, in order, and what is refused is named', async () => {
		const asked: string[][] = [];
		const brought = await bringUnsent('r', file, (_, body) => {
			const { commands } = body as { commands: { commandId: string }[] };
			asked.push(commands.map((one) => one.commandId));
			const answers: SheetAnswer['answers'] = commands.map(({ commandId }) =>
				commandId === 'c120'
					? { commandId, ok: false, refusal: toWire({ code: 'sheet_locked' }) }
					: { commandId, ok: true, seq: 1, revision: 1, hash: 'h', at: '' }
			);
			return Promise.resolve<Answer<SheetAnswer>>({ ok: true, value: { answers } });
		});
		expect(asked.flat()).toEqual(items.map(({ command }) => command.commandId));
		expect(asked).toHaveLength(2);
		expect(brought).toMatchObject({ ok: true, value: { taken: 149, refused: [{ what: 'A' }] } });
	});
});
