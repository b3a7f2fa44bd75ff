import { describe, expect, it } from 'vitest';
import type { Ack, Nack, SheetCommand } from '#lib/protocol/marks.ts';
import { toWire } from '#lib/protocol/refusals.ts';
import { enqueue, nextBatch, settle, type OutboxItem } from './outbox.ts';

const at = '2026-11-23T04:03:07.000Z';

function markOf(id: string, aspect: string, value: string, more: { revision?: number; reason?: string } = {}) {
	const command = {
		commandId: id,
		kind: 'mark',
		entryId: 'e1',
		aspect,
		run: 0,
		mark: { value },
		expectedRevision: more.revision ?? 0,
		markedAt: at
	} as const;
	return (more.reason === undefined ? command : { ...command, reason: more.reason }) satisfies SheetCommand;
}

function signOf(id: string): SheetCommand {
	return { commandId: id, kind: 'sign', entryId: 'e1', expectedRevision: 0, markedAt: at };
}

function item(command: SheetCommand, n: number, sent = false): OutboxItem {
	return { n, seatId: 's', roundId: 'r', command, sent, refused: null };
}

function ack(commandId: string, revision: number, seq = 100 + revision): Ack {
	return { commandId, ok: true, seq, revision, hash: 'h', at };
}

function nack(commandId: string, code: string, current?: Nack['current']): Nack {
	return { commandId, ok: false, refusal: toWire({ code }), ...(current ? { current } : {}) };
}

const ids = (items: readonly OutboxItem[]) => items.map((one) => one.command.commandId);

describe('enqueue', () => {
	it('replaces a mark that was never sent', () => {
		const change = enqueue([item(markOf('a', 'B1', '2'), 1)], item(markOf('b', 'B1', '3'), 2));
		expect(ids(change.items)).toEqual(['b']);
		expect(change.remove).toEqual(['a']);
		expect(ids(change.put)).toEqual(['b']);
	});

	it('keeps a mark that may be on the record and puts the later one behind it, one revision on', () => {
		const change = enqueue([item(markOf('a', 'B1', '2', { revision: 4 }), 1, true)], item(markOf('b', 'B1', '3'), 2));
		expect(ids(change.items)).toEqual(['a', 'b']);
		expect(change.items[1]?.command.expectedRevision).toBe(5);
		expect(change.remove).toEqual([]);
	});

	it('keeps revision and reason of a correction that is still being decided', () => {
		const first = item(markOf('a', 'B1', '2', { revision: 1, reason: '误触' }), 1);
		const change = enqueue([first], item(markOf('b', 'B1', '1', { revision: 1 }), 2));
		expect(change.items[0]?.command).toMatchObject({ commandId: 'b', expectedRevision: 1, reason: '误触' });
	});

	it('leaves other places alone', () => {
		const change = enqueue([item(markOf('a', 'B1', '2'), 1)], item(markOf('b', 'B2', '3'), 2));
		expect(ids(change.items)).toEqual(['a', 'b']);
	});
});

describe('nextBatch', () => {
	it('takes the queue in order, up to the limit', () => {
		const items = ['A1', 'A2', 'A3'].map((aspect, i) => item(markOf(`c${i}`, aspect, '1'), i));
		expect(ids(nextBatch(items, 2))).toEqual(['c0', 'c1']);
	});

	it('sends what is in doubt first and alone', () => {
		const items = [item(markOf('a', 'A1', '1'), 1, true), item(markOf('b', 'A2', '1'), 2)];
		expect(ids(nextBatch(items, 50))).toEqual(['a']);
	});

	it('never puts two commands of one place into one request', () => {
		const items = [item(markOf('a', 'A1', '1'), 1), item(markOf('b', 'A2', '1'), 2), item(markOf('c', 'A1', '2'), 3)];
		expect(ids(nextBatch(items, 50))).toEqual(['a', 'b']);
	});

	it('holds a signature back until the marks of its sheet are answered', () => {
		const items = [item(markOf('a', 'A1', '1'), 1), item(signOf('s'), 2)];
		expect(ids(nextBatch(items, 50))).toEqual(['a']);
		expect(ids(nextBatch([item(signOf('s'), 2)], 50))).toEqual(['s']);
	});

	it('skips what was refused', () => {
		const { items } = settle([item(markOf('a', 'A1', '1'), 1, true)], [nack('a', 'sheet_locked')], at);
		expect(nextBatch(items, 50)).toEqual([]);
	});
});

describe('settle', () => {
	it('moves an acknowledged mark to the record', () => {
		const change = settle([item(markOf('a', 'A1', '1'), 1, true)], [ack('a', 1)], at);
		expect(change.items).toEqual([]);
		expect(change.remove).toEqual(['a']);
		expect(change.recorded).toHaveLength(1);
	});

	it('gives the mark behind it the revision that was acknowledged', () => {
		const items = [item(markOf('a', 'A1', '1'), 1, true), item(markOf('b', 'A1', '2', { revision: 1 }), 2)];
		const change = settle(items, [ack('a', 7)], at);
		expect(change.items[0]?.command).toMatchObject({ commandId: 'b', expectedRevision: 7 });
		expect(ids(change.put)).toEqual(['b']);
		expect(change.remove).toEqual(['a']);
	});

	it('keeps a refused mark, with the sentence and what stands there now', () => {
		const current = { entryId: 'e1', aspect: 'A1', run: 0, mark: { value: '3' }, revision: 2, seq: 9, at };
		const change = settle([item(markOf('a', 'A1', '1'), 1, true)], [nack('a', 'mark_stale', current)], at);
		expect(change.items[0]?.refused).toMatchObject({ refusal: { code: 'mark_stale' }, current });
	});

	it('hands a stale refusal on to the later mark of the same place', () => {
		const items = [item(markOf('a', 'A1', '1'), 1, true), item(markOf('b', 'A1', '2', { revision: 1 }), 2)];
		const change = settle(items, [nack('a', 'mark_stale')], at);
		expect(change.items.map((one) => [one.command.commandId, one.refused?.refusal.code])).toEqual([
			['b', 'mark_stale']
		]);
	});

	it('lets the later mark stand for itself when the earlier one was refused for another reason', () => {
		const items = [item(markOf('a', 'A1', '99'), 1, true), item(markOf('b', 'A1', '2', { revision: 1 }), 2)];
		const change = settle(items, [nack('a', 'value_out_of_range')], at);
		expect(change.items).toHaveLength(1);
		expect(change.items[0]).toMatchObject({ refused: null, command: { commandId: 'b', expectedRevision: 0 } });
	});

	it('takes back a signature that stood behind a refused mark', () => {
		const items = [item(markOf('a', 'A1', '1'), 1, true), item(signOf('s'), 2)];
		const change = settle(items, [nack('a', 'entry_inactive')], at);
		expect(ids(change.items)).toEqual(['a']);
		expect(change.items[0]?.refused?.signTakenBack).toBe(true);
		expect(change.remove).toEqual(['s']);
	});

	it('keeps what the server could not store just now', () => {
		const items = [item(markOf('a', 'A1', '1'), 1, true)];
		const change = settle(items, [nack('a', 'round_busy')], at);
		expect(change.again).toBe(true);
		expect(change.items).toEqual(items);
	});

	it('ignores an answer to a command it does not know', () => {
		const items = [item(markOf('a', 'A1', '1'), 1, true)];
		expect(settle(items, [ack('zzz', 1)], at).items).toEqual(items);
	});
});
