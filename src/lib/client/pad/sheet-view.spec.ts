import { describe, expect, it } from 'vitest';
import type { SheetCommand, SheetMark } from '#lib/protocol/marks.ts';
import type { PadSheet, PadSnapshot } from '#lib/protocol/pad.ts';
import { toWire } from '#lib/protocol/refusals.ts';
import { placeKey, type OutboxItem, type Recorded } from '../outbox.ts';
import type { OutboxView } from '../outbox-runner.ts';
import { attentionOf, lockOf, needsReason, recordedPlaces, sheetLocks, shownPlaces } from './sheet-view.ts';

const at = '2026-11-23T04:03:07.000Z';

function snapshot(marks: SheetMark[] = [], sheets: PadSheet[] = [], seq = 10): PadSnapshot {
	return {
		protocol: 1,
		seat: { id: 's', number: 2, person: '周海燕', employer: null },
		round: { id: 'r', title: { zh: '' }, event: { zh: '' }, competition: { zh: '' }, state: 'open' },
		scheme: null,
		schemeHash: null,
		entries: [],
		marks,
		sheets,
		seq,
		serverTime: at
	};
}

function onRecord(value: string, revision: number, seq: number): SheetMark {
	return { entryId: 'e1', aspect: 'B1', run: 0, mark: { value }, revision, seq, at };
}

function mark(commandId: string, value: string, reason?: string): SheetCommand {
	const command = {
		commandId,
		kind: 'mark',
		entryId: 'e1',
		aspect: 'B1',
		run: 0,
		mark: { value },
		expectedRevision: 0,
		markedAt: at
	} as const;
	return reason === undefined ? command : { ...command, reason };
}

function sign(commandId: string): SheetCommand {
	return { commandId, kind: 'sign', entryId: 'e1', expectedRevision: 0, markedAt: at };
}

function item(command: SheetCommand, more: Partial<OutboxItem> = {}): OutboxItem {
	return { n: 1, seatId: 's', roundId: 'r', command, sent: false, refused: null, ...more };
}

function view(more: Partial<OutboxView> = {}): OutboxView {
	return { items: [], recorded: [], saved: new Set(), flying: new Set(), unsafe: false, ...more };
}

function acked(command: SheetCommand, revision: number, seq: number): Recorded {
	return { seatId: 's', command, ack: { commandId: command.commandId, ok: true, seq, revision, hash: '', at } };
}

const B1 = placeKey('e1', 'B1', 0);

describe('places', () => {
	it('shows the record', () => {
		const places = recordedPlaces(snapshot([onRecord('2', 1, 5)]), []);
		expect(places.get(B1)).toMatchObject({ mark: { value: '2' }, state: 'recorded', seq: 5 });
	});

	it('takes the later of snapshot and answer, whichever comes first', () => {
		const answer = acked(mark('a', '3'), 2, 12);
		expect(recordedPlaces(snapshot([onRecord('2', 1, 5)]), [answer]).get(B1)).toMatchObject({
			mark: { value: '3' },
			seq: 12
		});
		expect(recordedPlaces(snapshot([onRecord('1', 3, 14)]), [answer]).get(B1)).toMatchObject({
			mark: { value: '1' },
			seq: 14
		});
	});

	it('puts what is on its way on top and says truthfully how far it is', () => {
		const base = recordedPlaces(snapshot([onRecord('2', 1, 5)]), []);
		const items = [item(mark('a', '3', '误触'))];
		const shown = (more: Partial<OutboxView>) => shownPlaces(base, view({ items, ...more })).get(B1);
		expect(shown({})).toMatchObject({ mark: { value: '3' }, state: 'saving', seq: null });
		expect(shown({ saved: new Set(['a']) })?.state).toBe('here');
		expect(shown({ saved: new Set(['a']), flying: new Set(['a']) })?.state).toBe('sending');
		expect(shown({})?.recorded?.mark).toEqual({ value: '2' });
	});

	it('never says recorded for a mark that was sent but not answered', () => {
		const items = [item(mark('a', '3'), { sent: true })];
		const place = shownPlaces(new Map(), view({ items, saved: new Set(['a']) })).get(B1);
		expect(place).toMatchObject({ state: 'here', inDoubt: true, seq: null });
	});

	it('knows what stands there when the server refused a stale mark', () => {
		const refused = { refusal: toWire({ code: 'mark_stale' }), current: onRecord('1', 2, 9), at, signTakenBack: false };
		const place = shownPlaces(new Map(), view({ items: [item(mark('a', '3'), { refused })] })).get(B1);
		expect(place).toMatchObject({ state: 'refused', recorded: { revision: 2, mark: { value: '1' } } });
	});
});

describe('needsReason', () => {
	const base = recordedPlaces(snapshot([onRecord('2', 1, 5)]), []);
	const place = (items: OutboxItem[], from = base) => shownPlaces(from, view({ items })).get(B1);

	it('asks for what changes the record', () => {
		expect(needsReason(undefined)).toBe(false);
		expect(needsReason(base.get(B1))).toBe(true);
		expect(needsReason(place([item(mark('a', '3'))], new Map()))).toBe(false);
	});

	it('asks once for one correction', () => {
		expect(needsReason(place([item(mark('a', '3', '误触'))]))).toBe(false);
		expect(needsReason(place([item(mark('a', '3', '误触'), { sent: true })]))).toBe(true);
	});

	it('asks for what may be on the record', () => {
		expect(needsReason(place([item(mark('a', '3'), { sent: true })], new Map()))).toBe(true);
	});
});

describe('locks', () => {
	const signed: PadSheet = { entryId: 'e1', signed: true, signs: 1, signedSeq: 9, signedAt: at, reopened: null };
	const given: PadSheet = {
		...signed,
		signed: false,
		signedSeq: null,
		signedAt: null,
		reopened: { reason: 'B1 漏看', at }
	};

	it('is open until somebody signs', () => {
		expect(lockOf(sheetLocks(snapshot(), view()), 'e1').state).toBe('open');
	});

	it('locks at once when the judge signs, and is signed when it is on the record', () => {
		const items = [item(sign('s1'))];
		expect(lockOf(sheetLocks(snapshot(), view({ items })), 'e1')).toMatchObject({
			state: 'signing',
			signature: { state: 'saving', commandId: 's1' }
		});
		const recorded = [acked(sign('s1'), 1, 11)];
		expect(lockOf(sheetLocks(snapshot(), view({ recorded })), 'e1')).toMatchObject({
			state: 'signed',
			signs: 1,
			signature: { state: 'recorded', seq: 11 }
		});
	});

	it('unlocks again when the sheet was given back, although the old answer is still around', () => {
		const recorded = [acked(sign('s1'), 1, 9)];
		const locks = sheetLocks(snapshot([], [given], 12), view({ recorded }));
		expect(lockOf(locks, 'e1')).toMatchObject({ state: 'given-back', reopened: { reason: 'B1 漏看' } });
	});

	it('calls for the judge until the sheet is signed again', () => {
		const locks = sheetLocks(snapshot([], [given]), view());
		expect(attentionOf(locks, view())).toMatchObject([{ kind: 'given-back', entryId: 'e1', reason: 'B1 漏看' }]);
		const items = [item(sign('s2'))];
		expect(attentionOf(sheetLocks(snapshot([], [given]), view({ items })), view({ items }))).toEqual([]);
	});

	it('calls for the judge when a signature is refused, and leaves the sheet open', () => {
		const refused = { refusal: toWire({ code: 'sheet_incomplete' }), current: null, at, signTakenBack: false };
		const items = [item(sign('s1'), { refused })];
		const locks = sheetLocks(snapshot(), view({ items }));
		expect(lockOf(locks, 'e1').state).toBe('open');
		expect(attentionOf(locks, view({ items }))).toMatchObject([{ kind: 'refused', id: 's1' }]);
	});
});
