import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from './candidate.ts';
import { Roster, type Newcomer, type RosterRow } from './roster.ts';
import { holdsSeat } from './states.ts';
import type { Terms } from './terms.ts';

const NOW = Date.parse('2026-12-01T02:00:00Z');
const HOUR = 3_600_000;
const terms: Terms = {
	opensAt: NOW - HOUR,
	closesAt: NOW + 48 * HOUR,
	startsAt: NOW + 96 * HOUR,
	capacity: 2,
	employerQuota: null,
	townQuota: null,
	needsApproval: false,
	waitlist: true,
	offerHours: 24,
	promotesAfterClose: false
};

function person(name: string, more: Partial<Newcomer> = {}): Newcomer {
	return {
		id: name,
		name,
		nameKey: nameKey(name),
		employer: '江苏荣威',
		employerKey: 'rongwei',
		townId: null,
		town: null,
		phone: null,
		lastFour: `${String(name.codePointAt(0) ?? 0).slice(-4)}`.padStart(4, '0'),
		...more
	};
}

function filled(more: Partial<Terms> = {}, names: readonly string[] = ['甲', '乙', '丙', '丁']): Roster {
	const roster = new Roster({ ...terms, ...more }, [], NOW);
	for (const name of names) roster.register(person(name), 'self');
	roster.take();
	return roster;
}

const line = (roster: Roster) => roster.rows().map((row) => [row.id, row.state, row.position]);
const later = (roster: Roster, hours: number, more: Partial<Terms> = {}) =>
	new Roster({ ...roster.terms, ...more }, roster.rows(), NOW + hours * HOUR);

describe('registering', () => {
	it('takes seats while there are some and waits in order afterwards', () => {
		expect(line(filled())).toEqual([
			['甲', 'confirmed', null],
			['乙', 'confirmed', null],
			['丙', 'waitlisted', 1],
			['丁', 'waitlisted', 2]
		]);
	});

	it('is to be approved where the terms say so, and keeps its seat meanwhile', () => {
		const roster = filled({ needsApproval: true });
		expect(roster.taken()).toEqual({ seats: 2, waiting: 2, offered: 0, applied: 2 });
		expect(roster.approve('甲')).toEqual({ ok: true, value: undefined });
		expect(roster.row('甲')?.state).toBe('confirmed');
	});

	it('is refused with every reason and the numbers', () => {
		const roster = filled({ employerQuota: 4, waitlist: true, closesAt: NOW + HOUR });
		const late = later(roster, 2);
		expect(late.register(person('戊'), 'self', [{ code: 'registration_level_needed' }])).toEqual({
			ok: false,
			refusal: [
				{ code: 'registration_closed', params: { closed: '2026-12-01 11:00' } },
				{ code: 'registration_level_needed' },
				{ code: 'registration_employer_full', params: { employer: '江苏荣威', count: 4, quota: 4 } }
			]
		});
		expect(late.take()).toEqual([]);
	});

	it('at the desk is not bound by the dates, and by rules only unless they are waived with a reason', () => {
		const roster = later(filled({ employerQuota: 4, closesAt: NOW + HOUR, capacity: 9 }), 2);
		expect(roster.register(person('戊'), 'desk')).toMatchObject({ refusal: [{ code: 'registration_employer_full' }] });
		expect(roster.register(person('戊'), 'desk', [{ code: 'registration_too_old' }], '县里特批')).toEqual({
			ok: true,
			value: 'confirmed'
		});
		expect(roster.take()).toMatchObject([{ id: '戊', kind: 'registered', reason: '县里特批' }]);
	});

	it('never goes beyond the seats where nobody may wait', () => {
		const roster = filled({ waitlist: false });
		expect(roster.taken()).toMatchObject({ seats: 2, waiting: 0 });
		expect(roster.register(person('戊'), 'desk', [], '特批')).toEqual({
			ok: false,
			refusal: [{ code: 'registration_full', params: { seats: 2, capacity: 2 } }]
		});
	});

	it('knows a person again by telephone, or by employer and identity number', () => {
		const roster = filled({}, []);
		roster.register(person('王 建国', { id: '1', phone: '13800000000', lastFour: '123X' }), 'self');
		const again = (more: Partial<Newcomer>) =>
			roster.register(person('王建国', { id: '2', lastFour: null, ...more }), 'self');
		expect(again({ phone: '13800000000', employerKey: 'other' })).toMatchObject({
			refusal: [{ code: 'registration_twice' }]
		});
		expect(again({ lastFour: '123X' })).toMatchObject({ refusal: [{ code: 'registration_twice' }] });
		expect(again({})).toMatchObject({ refusal: [{ code: 'registration_namesake' }] });
		expect(again({ lastFour: '9999' })).toMatchObject({ ok: true });
	});

	it('counts quotas by town as well, and then needs the town', () => {
		const roster = filled({ townQuota: 1, capacity: 9 }, []);
		const at = (name: string, townId: string | null) =>
			roster.register(person(name, { townId, town: townId && `${townId}镇` }), 'self');
		expect(at('甲', '益林')).toMatchObject({ ok: true });
		expect(at('乙', '益林')).toEqual({
			ok: false,
			refusal: [{ code: 'registration_town_full', params: { town: '益林镇', count: 1, quota: 1 } }]
		});
		expect(at('丙', null)).toMatchObject({ refusal: [{ code: 'registration_town_needed' }] });
	});
});

describe('a seat that comes free', () => {
	it('is offered to the first in line until the offer is over, and then to the next', () => {
		const roster = filled();
		roster.withdraw('甲', null);
		roster.settle();
		expect(line(roster)).toEqual([
			['乙', 'confirmed', null],
			['丙', 'offered', null],
			['丁', 'waitlisted', 1]
		]);
		const next = later(roster, 25);
		next.tidy();
		expect(line(next)).toEqual([
			['乙', 'confirmed', null],
			['丁', 'offered', null]
		]);
		expect(next.take().map(({ id, kind, byItself }) => [id, kind, byItself])).toEqual([
			['丙', 'expired', true],
			['丁', 'offered', true]
		]);
		expect(next.accept('丁')).toMatchObject({ ok: true });
		expect(next.accept('丙')).toMatchObject({ refusal: { code: 'registration_over' } });
	});

	it('is offered to nobody after the close unless the terms allow it, and never once the competition has begun', () => {
		const free = (hours: number, promotesAfterClose: boolean) => {
			const roster = later(filled(), hours, { promotesAfterClose });
			roster.withdraw('甲', null);
			roster.settle();
			return roster.row('丙')?.state;
		};
		expect([free(47, false), free(48, false), free(49, true), free(96, true)]).toEqual([
			'offered',
			'waitlisted',
			'offered',
			'waitlisted'
		]);
	});

	it('is not taken by a newcomer while somebody waits', () => {
		const roster = later(filled(), 50);
		roster.withdraw('甲', null);
		roster.settle();
		expect(roster.register(person('戊'), 'desk')).toEqual({ ok: true, value: 'waitlisted' });
	});

	it('may be more seats at once, but not fewer than are taken', () => {
		const roster = filled();
		expect(roster.restate({ ...terms, capacity: 1 })).toMatchObject({ refusal: { params: { seats: 2, capacity: 1 } } });
		expect(roster.restate({ ...terms, capacity: 4 })).toMatchObject({ ok: true });
		roster.settle();
		expect(roster.taken()).toMatchObject({ seats: 4, offered: 2, waiting: 0 });
	});
});

describe('the waitlist', () => {
	it('is reordered by the desk with a reason, and stays without gaps', () => {
		const roster = filled({}, ['甲', '乙', '丙', '丁', '戊']);
		expect(roster.move('戊', 1, '替补队长')).toMatchObject({ ok: true });
		expect(roster.take()).toMatchObject([{ id: '戊', kind: 'moved', position: 1, reason: '替补队长' }]);
		expect(roster.move('丙', 99, '自愿让出')).toMatchObject({ ok: true });
		expect(line(roster).slice(2)).toEqual([
			['丙', 'waitlisted', 3],
			['丁', 'waitlisted', 2],
			['戊', 'waitlisted', 1]
		]);
		expect(roster.move('甲', 1, '无')).toMatchObject({ refusal: { code: 'registration_state' } });
	});
});

describe('checking in', () => {
	it('is for who is confirmed, and can be taken back', () => {
		const roster = filled();
		expect(roster.checkIn('丙')).toMatchObject({ refusal: { params: { state: '候补' } } });
		expect(roster.checkIn('甲')).toMatchObject({ ok: true });
		expect(roster.withdraw('甲', null)).toMatchObject({ refusal: { params: { state: '已检录' } } });
		expect(roster.undoCheckIn('甲')).toMatchObject({ ok: true });
	});
});

it('keeps seats, quota and line whatever happens in whatever order', () => {
	const command = fc.record({
		what: fc.constantFrom('register', 'withdraw', 'accept', 'decline', 'reject', 'move', 'tidy'),
		who: fc.integer({ min: 0, max: 19 }),
		to: fc.integer({ min: 1, max: 12 }),
		hours: fc.integer({ min: 0, max: 9 })
	});
	fc.assert(
		fc.property(fc.array(command, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (commands, capacity) => {
			const all = { ...terms, capacity, employerQuota: 4, offerHours: 5 };
			let rows: readonly RosterRow[] = [];
			let hours = 0;
			for (const { what, who, to, hours: after } of commands) {
				hours += after;
				const roster = new Roster(all, rows, NOW + hours * HOUR);
				const id = `人${who}`;
				roster.tidy();
				if (what === 'register')
					roster.register(person(id, { employerKey: String(who % 4), lastFour: String(1000 + who) }), 'self');
				if (what === 'withdraw') roster.withdraw(id, null);
				if (what === 'accept') roster.accept(id);
				if (what === 'decline') roster.decline(id);
				if (what === 'reject') roster.reject(id, '不符');
				if (what === 'move') roster.move(id, to, '调整');
				roster.settle();
				rows = roster.rows();
				const waiting = rows.filter((row) => row.state === 'waitlisted').map((row) => row.position ?? 0);
				expect(rows.filter((row) => holdsSeat(row.state)).length).toBeLessThanOrEqual(capacity);
				expect([...waiting].sort((a, b) => a - b)).toEqual(waiting.map((_, index) => index + 1));
				for (const key of ['0', '1', '2', '3'])
					expect(rows.filter((row) => row.employerKey === key).length).toBeLessThanOrEqual(4);
			}
		}),
		{ numRuns: 60 }
	);
});
