import { describe, expect, it } from 'vitest';
import type { DeskDelta, DeskSnapshot } from '#lib/protocol/desk.ts';
import { mattersOf, progressOf } from './attention.ts';
import { applyDesk, applySeats, isBehind, newest } from './desk-replica.ts';
import { deskOf, rowOf, seatOf, sheetOf } from './desk-fixtures.ts';

const delta = (fields: Partial<DeskDelta>): DeskDelta => ({
	roundId: 'r',
	epoch: 'e',
	after: 5,
	version: 6,
	rows: [],
	head: 'h6',
	state: 'open',
	spreads: [],
	...fields
});
const desk = (): DeskSnapshot =>
	deskOf({ seats: [seatOf(1)], rows: [rowOf('a', 1, [sheetOf('none')]), rowOf('b', 2, [sheetOf('none')])] });

describe('applyDesk', () => {
	it('replaces whole rows and takes head, state and version along', () => {
		const changed = rowOf('b', 2, [sheetOf('signed')]);
		const { verdict, desk: after } = applyDesk(desk(), delta({ rows: [changed] }));
		expect(verdict).toBe('applied');
		expect(after.rows[1]).toBe(changed);
		expect([after.version, after.head]).toEqual([6, 'h6']);
	});

	it('keeps the identity of rows that did not change', () => {
		const before = desk();
		expect(applyDesk(before, delta({ rows: [rowOf('b', 2, [])] })).desk.rows[0]).toBe(before.rows[0]);
	});

	it('applies a merged delta that begins earlier', () => {
		expect(applyDesk(desk(), delta({ after: 2, version: 9 })).verdict).toBe('applied');
	});

	it('skips what it knows', () => {
		const before = desk();
		expect(applyDesk(before, delta({ after: 4, version: 5 }))).toEqual({ verdict: 'old', desk: before });
	});

	it('asks for a snapshot on a gap and on another epoch', () => {
		expect(applyDesk(desk(), delta({ after: 6, version: 7 })).verdict).toBe('gap');
		expect(applyDesk(desk(), delta({ epoch: 'other' })).verdict).toBe('gap');
	});

	it('puts a new entry at its place in the starting order', () => {
		const after = applyDesk(desk(), delta({ rows: [rowOf('c', 1.5, [])] })).desk;
		expect(after.rows.map((row) => row.entryId)).toEqual(['a', 'c', 'b']);
	});
});

describe('seats, beats and snapshots', () => {
	it('takes tablets as they are, without touching the version', () => {
		const { verdict, desk: after } = applySeats(desk(), [seatOf(1, { battery: 12 })]);
		expect([verdict, after.seats[0]?.battery, after.version]).toEqual(['applied', 12, 5]);
	});

	it('asks for a snapshot when the panel is another', () => {
		expect(applySeats(desk(), [seatOf(1), seatOf(2)]).verdict).toBe('gap');
	});

	it('knows when a beat is ahead', () => {
		expect(isBehind(desk(), { roundId: 'r', epoch: 'e', version: 5 })).toBe(false);
		expect(isBehind(desk(), { roundId: 'r', epoch: 'e', version: 6 })).toBe(true);
		expect(isBehind(desk(), { roundId: 'r', epoch: 'f', version: 1 })).toBe(true);
	});

	it('does not go back to an older snapshot of the same epoch', () => {
		const mine = desk();
		expect(newest(mine, { ...mine, version: 4 })).toBe(mine);
		expect(newest(mine, { ...mine, epoch: 'f', version: 1 }).epoch).toBe('f');
	});
});

describe('mattersOf', () => {
	const now = Date.parse('2026-11-23T12:30:00Z');
	const kinds = (d: DeskSnapshot) => mattersOf(d, now).map((m) => `${m.urgency}:${m.kind}`);

	it('is empty while nothing is wrong, and while the round is not open', () => {
		expect(kinds(deskOf({ seats: [seatOf(1)], rows: [rowOf('a', 1, [sheetOf('marking')])] }))).toEqual([]);
		const broken = deskOf({ seats: [seatOf(1, { tablet: 'offline' })], rows: [rowOf('a', 1, [sheetOf('none')])] });
		expect(kinds(broken)).toEqual(['now:offline']);
		expect(kinds({ ...broken, state: 'closed' })).toEqual([]);
	});

	it('puts spreads before tablets before the rest', () => {
		const d = deskOf({
			seats: [seatOf(1, { tablet: 'offline', seenAt: '2026-11-23T12:27:00Z' }), seatOf(2, { battery: 18 })],
			rows: [
				rowOf('a', 1, [sheetOf('none'), sheetOf('complete', '2026-11-23T12:20:00Z')]),
				rowOf('b', 2, [sheetOf('reopened'), sheetOf('signed')])
			],
			spreads: [{ entryId: 'a', aspect: 'B1', title: { zh: '接线' }, spread: '2', allowed: '1', seats: [1, 2] }]
		});
		expect(kinds(d)).toEqual(['now:spread', 'now:offline', 'soon:reopened', 'soon:unsigned', 'soon:battery']);
		expect(mattersOf(d, now)[1]).toMatchObject({ minutes: 3, open: 2 });
	});

	it('leaves a judge alone who has just finished', () => {
		const d = (at: string) => deskOf({ seats: [seatOf(1)], rows: [rowOf('a', 1, [sheetOf('complete', at)])] });
		expect(kinds(d('2026-11-23T12:28:30Z'))).toEqual([]);
		expect(kinds(d('2026-11-23T12:26:00Z'))).toEqual(['soon:unsigned']);
	});

	it('does not ask for a tablet whose sheets are all signed, and says when everything is', () => {
		const d = deskOf({ seats: [seatOf(1, { tablet: 'offline' })], rows: [rowOf('a', 1, [sheetOf('signed')])] });
		expect(kinds(d)).toEqual(['later:finished']);
	});

	it('says when everything is signed and the total is still open', () => {
		const row = rowOf('a', 1, [sheetOf('signed')]);
		const d = deskOf({ seats: [seatOf(1)], rows: [{ ...row, row: { ...row.row, state: 'provisional' } }] });
		expect(kinds(d)).toEqual(['now:undecided', 'later:finished']);
	});

	it('asks for a tablet only where nobody is marking', () => {
		const d = (at: string) =>
			deskOf({
				seats: [seatOf(1, { tablet: 'unpaired' })],
				rows: [rowOf('a', 1, [sheetOf('marking', at)]), rowOf('b', 2, [sheetOf('none')])]
			});
		expect(kinds(d('2026-11-23T12:28:00Z'))).toEqual([]);
		expect(kinds(d('2026-11-23T12:20:00Z'))).toEqual(['now:unpaired']);
	});

	it('does not count entries that do not compete', () => {
		const gone = rowOf('a', 1, [sheetOf('none')]);
		const d = deskOf({
			seats: [seatOf(1)],
			rows: [{ ...gone, row: { ...gone.row, status: 'dns' } }, rowOf('b', 2, [sheetOf('signed')])]
		});
		expect(progressOf(d)).toMatchObject({ sheets: 1, signed: 1 });
		expect(kinds(d)).toEqual(['later:finished']);
	});
});
