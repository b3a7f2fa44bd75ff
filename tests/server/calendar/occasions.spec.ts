// Resources, occasions and bookings as use cases: what is refused says who, what and when, and changes nothing.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../../src/lib/domain/shared/result.ts';
import { NOBODY } from '../../../src/lib/domain/people/policy.ts';
import { toWire } from '../../../src/lib/protocol/refusals.ts';
import { addBooking, changeBooking, removeBooking } from '../../../src/lib/server/calendar/bookings/change-bookings.ts';
import { exportCalendar } from '../../../src/lib/server/calendar/bookings/export-calendar.ts';
import { moveOccasions } from '../../../src/lib/server/calendar/bookings/move-occasions.ts';
import { addOccasion, changeOccasion } from '../../../src/lib/server/calendar/bookings/occasions.ts';
import { overrideConflict, setConflictLevel } from '../../../src/lib/server/calendar/bookings/overrides.ts';
import { readCalendar, readYear } from '../../../src/lib/server/calendar/bookings/read-calendar.ts';
import { releaseBlockers } from '../../../src/lib/server/calendar/bookings/release-blockers.ts';
import { addResource, changeResource, retireResource } from '../../../src/lib/server/calendar/bookings/resources.ts';
import { addCompetition } from '../../../src/lib/server/competition/competitions.ts';
import type { Context } from '../../../src/lib/server/context.ts';
import { readTable } from '../../../src/lib/server/files/read-table.ts';
import { addOrganization, addPerson, grantRole } from '../../../src/lib/server/people/directory.ts';
import { setAccount, signIn } from '../../../src/lib/server/people/sign-in.ts';
import { asking, must, setLife } from '../stage.ts';
import { statements } from '../statements.ts';
import { anOccasion, at, place, put, setCalendarStage, taking, TUESDAY, type CalendarStage } from './calendar-stage.ts';

let stage: CalendarStage;
beforeEach(async () => {
	stage = await setCalendarStage();
});
afterEach(() => stage.close());

function said(result: Result<unknown>): { code: string; zh: string; en: string } {
	if (result.ok) throw new Error('not refused');
	const { code, zh, en } = toWire(result.refusal);
	expect(en).toMatch(/[a-z]/);
	return { code, zh, en };
}

async function calendar(context = stage.organizer, from = TUESDAY, to = TUESDAY) {
	return must(await readCalendar(context, { from, to }));
}

async function moved(id: string, from: string, to: string, more = {}) {
	return await moveOccasions(stage.organizer, {
		moves: [{ id, startsAt: at(from), endsAt: at(to), replace: [], ...more }]
	});
}

describe('a clash', () => {
	it('says who judges what until when, in both languages, and nothing is half written', async () => {
		const first = anOccasion(stage.organizationId, '焊工初赛', '14:00', '16:30', [taking(stage.zhang, 'judge')], {
			title: { zh: '焊工初赛', en: 'Welding heat' }
		});
		must(await addOccasion(stage.organizer, first));
		const before = await calendar();
		const second = await addOccasion(
			stage.organizer,
			anOccasion(stage.organizationId, '钳工赛', '13:30', '17:00', [taking(stage.room), taking(stage.zhang, 'judge')])
		);
		expect(said(second)).toEqual({
			code: 'calendar_clash',
			zh: '张伟 12月1日 14:00–16:30 任“焊工初赛”裁判。一个人不能同时在两处，这里放不下。',
			en: '张伟 judges Welding heat, 1 Dec 14:00–16:30. Nobody is in two places at once.'
		});
		expect(await calendar()).toEqual(before);
	});

	it('counts set-up and travel, and says so', async () => {
		await put(stage.organizer, stage.organizationId, '布展', '10:00', '12:00', [taking(stage.room)], { setup: 60 });
		const early = await addOccasion(
			stage.organizer,
			anOccasion(stage.organizationId, '课', '08:00', '09:01', [taking(stage.room)])
		);
		expect(said(early).zh).toContain('连布置和路程占 09:00–12:00');
		await put(stage.organizer, stage.organizationId, '课', '08:00', '09:00', [taking(stage.room)]);
	});

	it('is found when a booking is added, made hard or given to somebody else, and when what was off is planned again', async () => {
		const first = await put(stage.organizer, stage.organizationId, '甲', '09:00', '10:00', [
			taking(stage.zhang, 'judge')
		]);
		const second = await put(stage.organizer, stage.organizationId, '乙', '09:00', '10:00', [taking(stage.room)]);
		const wish = taking(stage.zhang, 'judge', { hard: false });
		expect(said(await addBooking(stage.organizer, second, { ...wish, hard: true })).code).toBe('calendar_clash');
		const { id: bookingId } = must(await addBooking(stage.organizer, second, wish));
		expect(said(await changeBooking(stage.organizer, bookingId, { hard: true })).code).toBe('calendar_clash');
		expect(said(await addBooking(stage.organizer, second, taking(stage.room))).code).toBe('calendar_booked_twice');
		must(await changeOccasion(stage.organizer, first, { state: 'cancelled' }));
		must(await changeBooking(stage.organizer, bookingId, { hard: true, travel: 15 }));
		expect(said(await changeOccasion(stage.organizer, first, { state: 'planned' })).code).toBe('calendar_clash');
		must(await removeBooking(stage.organizer, bookingId));
		must(await changeOccasion(stage.organizer, first, { state: 'confirmed' }));
	});
});

describe('moving', () => {
	it('swaps two, shifts a day of a hundred, and refuses the whole when one cannot', async () => {
		const [a, b] = [
			await put(stage.organizer, stage.organizationId, '甲', '08:00', '09:00', [taking(stage.room)]),
			await put(stage.organizer, stage.organizationId, '乙', '09:00', '10:00', [taking(stage.room)])
		];
		must(
			await moveOccasions(stage.organizer, {
				moves: [
					{ id: a, startsAt: at('09:00'), endsAt: at('10:00'), replace: [] },
					{ id: b, startsAt: at('08:00'), endsAt: at('09:00'), replace: [] }
				]
			})
		);
		expect((await calendar()).occasions.map((one) => one.title.zh)).toEqual(['乙', '甲']);
		const both = await moveOccasions(stage.organizer, {
			moves: [
				{ id: a, startsAt: at('11:00'), endsAt: at('12:00'), replace: [] },
				{ id: b, startsAt: at('11:30'), endsAt: at('12:30'), replace: [] }
			]
		});
		expect(said(both).zh).toContain('职工学堂 201 12月1日 11:00–12:00');
		expect((await calendar()).occasions.map((one) => one.startsAt)).toEqual([at('08:00'), at('09:00')]);

		const many: string[] = [];
		for (let n = 0; n < 100; n++) {
			const [from, to] = [600 + n * 5, 605 + n * 5].map(
				(m) => `${Math.floor(m / 60)}:${String(m % 60).padStart(2, '0')}`
			);
			many.push(await put(stage.organizer, stage.organizationId, `场${n}`, from ?? '', to ?? '', [taking(stage.room)]));
		}
		const shift = (minutes: number) =>
			moveOccasions(stage.organizer, {
				moves: many.map((id, n) => ({
					id,
					startsAt: at('10:00') + (n * 5 + minutes) * 60_000,
					endsAt: at('10:05') + (n * 5 + minutes) * 60_000,
					replace: []
				}))
			});
		must(await shift(90));
		expect(said(await shift(-1)).code).toBe('calendar_clash');
		expect((await calendar()).occasions.at(2)?.startsAt).toBe(at('11:30'));
	});

	it('puts somebody else in place on the way, and only bookings of its own', async () => {
		const other = await place(stage, '职工学堂 203');
		const id = await put(stage.organizer, stage.organizationId, '甲', '08:00', '09:00', [taking(stage.room)]);
		const apart = await put(stage.organizer, stage.organizationId, '乙', '12:00', '13:00', [taking(stage.hall)]);
		const bookingOf = async (of: string) =>
			(await calendar()).occasions.find((one) => one.id === of)?.bookings[0] ?? { id: '', resourceId: '' };
		const { id: bookingId } = await bookingOf(id);
		must(await moved(id, '10:00', '11:00', { replace: [{ bookingId, resourceId: other }] }));
		expect((await bookingOf(id)).resourceId).toBe(other);
		const foreign = (await bookingOf(apart)).id;
		must(await moved(id, '10:00', '11:00', { replace: [{ bookingId: foreign, resourceId: stage.room }] }));
		expect((await bookingOf(apart)).resourceId).toBe(stage.hall);
		const gone = await moved(id, '10:00', '11:00', { replace: [{ bookingId, resourceId: id }] });
		expect(said(gone).code).toBe('calendar_resource_unknown');
	});

	it('refuses what somebody moved meanwhile, what is over, and times that cannot be', async () => {
		const id = await put(stage.organizer, stage.organizationId, '甲', '08:00', '09:00', [taking(stage.room)]);
		must(await moved(id, '10:00', '11:00', { sequence: 0 }));
		expect(said(await moved(id, '12:00', '13:00', { sequence: 0 })).zh).toBe(
			'“甲”刚被别人移到 12月1日 10:00，请看过再改。'
		);
		expect(said(await moved(id, '11:00', '10:00')).code).toBe('calendar_times_reversed');
		await stage.app.database.db
			.updateTable('occasion')
			.where('id', '=', id)
			.set({ state: 'finished', started_at: new Date(0), finished_at: new Date(1) })
			.execute();
		expect(said(await moved(id, '12:00', '13:00')).zh).toBe('“甲”已经结束，不能再移动。');
	});
});

describe('a resource', () => {
	it('has a shape, hours that run forward, and cannot leave while it is needed', async () => {
		const { organizationId } = stage;
		expect(said(await addResource(stage.organizer, { organizationId, kind: 'room' })).code).toBe(
			'calendar_resource_shape'
		);
		expect(said(await addResource(stage.organizer, { organizationId, kind: 'station', name: { zh: '1' } })).code).toBe(
			'calendar_resource_shape'
		);
		must(await changeResource(stage.organizer, stage.room, { opensAt: '08:00' }));
		expect(said(await changeResource(stage.organizer, stage.room, { closesAt: '07:00' })).code).toBe(
			'calendar_hours_reversed'
		);
		const id = await put(stage.organizer, organizationId, '甲', '08:00', '09:00', [taking(stage.room)], {
			day: '2099-12-01'
		});
		expect(said(await retireResource(stage.organizer, stage.room, { retired: true })).zh).toContain(
			'“甲”（12月1日 8:00）'
		);
		must(await changeOccasion(stage.organizer, id, { state: 'cancelled' }));
		must(await retireResource(stage.organizer, stage.room, { retired: true }));
		const again = await addOccasion(
			stage.organizer,
			anOccasion(organizationId, '乙', '08:00', '09:00', [taking(stage.room)])
		);
		expect(said(again).code).toBe('calendar_resource_gone');
		must(await retireResource(stage.organizer, stage.room, { retired: false }));
	});
});

describe('an override', () => {
	it('needs a conflict that is there and does not block, keeps its reason, and lapses when the facts change', async () => {
		const id = await put(stage.organizer, stage.organizationId, '甲', '08:00', '09:00', [taking(stage.room)], {
			people: 70
		});
		const subject = `${stage.room}/70`;
		const give = (more: object = {}) =>
			overrideConflict(stage.organizer, id, { code: 'capacity', subject, reason: '加二十把椅子', ...more });
		expect(said(await give({ subject: `${stage.room}/71` })).code).toBe('calendar_conflict_gone');
		must(await give());
		expect((await calendar()).occasions[0]?.overrides).toMatchObject([{ code: 'capacity', reason: '加二十把椅子' }]);
		must(await changeOccasion(stage.organizer, id, { people: 80 }));
		expect(said(await give()).code).toBe('calendar_conflict_gone');
		await expect(stage.app.database.pool.query(`update occasion_override set reason = 'x'`)).rejects.toThrow();
	});

	it('lets a competition be published, as long as nothing else stands in the way', async () => {
		const blockers = async () =>
			must(await releaseBlockers(stage.organizer, stage.competitionId)).blockers.map((one) => one.code);
		expect(await blockers()).toEqual([]);
		const id = await put(stage.organizer, stage.organizationId, '决赛', '07:00', '09:00', [], {
			kind: 'heat',
			competitionId: stage.competitionId
		});
		expect(await blockers()).toEqual(['venue', 'papers']);
		must(await addBooking(stage.organizer, id, taking(stage.hall)));
		await setLife(stage.app, stage.competitionId, 'approved');
		expect(await blockers()).toEqual([]);
		must(await changeResource(stage.organizer, stage.hall, { opensAt: '08:00' }));
		expect(await blockers()).toEqual(['hours']);
		must(
			await overrideConflict(stage.organizer, id, {
				code: 'hours',
				subject: `${stage.hall}/420-540`,
				reason: '基地同意提前开门'
			})
		);
		expect(await blockers()).toEqual([]);
	});

	it('is not needed for what an organization ignores, and not possible for what it blocks', async () => {
		const { organizationId } = stage;
		const small = () =>
			addOccasion(
				stage.organizer,
				anOccasion(organizationId, '甲', '08:00', '09:00', [taking(stage.room)], { people: 70 })
			);
		must(await setConflictLevel(stage.organizer, 'capacity', { organizationId, level: 'block' }));
		expect(said(await small())).toMatchObject({
			code: 'calendar_blocked',
			zh: expect.stringContaining('只容 60 人') as string
		});
		must(await setConflictLevel(stage.organizer, 'capacity', { organizationId, level: 'ignore' }));
		must(await small());
		expect((await calendar()).levels).toEqual({ [organizationId]: { capacity: 'ignore' } });
		expect(said(await setConflictLevel(stage.organizer, 'clash', { organizationId, level: 'warn' })).code).toBe(
			'calendar_level_fixed'
		);
	});
});

describe('the door', () => {
	async function townOrganizer(role: 'organizer' | 'judge'): Promise<Context> {
		const { id: townId } = must(
			await addOrganization(stage.organizer, {
				parentId: stage.organizationId,
				kind: 'township',
				name: { zh: `芦蒲镇${role}` }
			})
		);
		const { id: personId } = must(await addPerson(stage.organizer, { name: { zh: '镇工会' }, employerId: townId }));
		must(await grantRole(stage.organizer, personId, { role, organizationId: townId }));
		must(await setAccount(stage.organizer, personId, { name: `town-${role}`, password: 'ten-characters' }));
		const { token } = must(
			await signIn(stage.app.context(), {
				name: `town-${role}`,
				password: 'ten-characters',
				address: '127.0.0.1'
			})
		);
		return await asking(stage.app, { login: token });
	}

	it('is closed to strangers and judges, and opens for an organizer as far as the own organization goes', async () => {
		const id = await put(stage.organizer, stage.organizationId, '甲', '08:00', '09:00', [taking(stage.room)]);
		const [booking] = (await calendar()).occasions[0]?.bookings ?? [];
		const { organizationId } = stage;
		const changes: Record<string, (context: Context) => Promise<Result<unknown>>> = {
			addOccasion: (c) => addOccasion(c, anOccasion(organizationId, '乙', '12:00', '13:00', [])),
			changeOccasion: (c) => changeOccasion(c, id, { people: 3 }),
			moveOccasions: (c) =>
				moveOccasions(c, { moves: [{ id, startsAt: at('12:00'), endsAt: at('13:00'), replace: [] }] }),
			addBooking: (c) => addBooking(c, id, taking(stage.hall)),
			changeBooking: (c) => changeBooking(c, booking?.id ?? '', { travel: 5 }),
			removeBooking: (c) => removeBooking(c, booking?.id ?? ''),
			addResource: (c) => addResource(c, { organizationId, kind: 'room', name: { zh: '丙' } }),
			changeResource: (c) => changeResource(c, stage.room, { capacity: 1 }),
			retireResource: (c) => retireResource(c, stage.hall, { retired: true }),
			overrideConflict: (c) => overrideConflict(c, id, { code: 'venue', subject: '', reason: 'x' }),
			setConflictLevel: (c) => setConflictLevel(c, 'load', { organizationId, level: 'ignore' }),
			releaseBlockers: (c) => releaseBlockers(c, stage.competitionId)
		};
		const readings: Record<string, (context: Context) => Promise<Result<unknown>>> = {
			readCalendar: (c) => readCalendar(c, { from: TUESDAY, to: TUESDAY }),
			exportCalendar: (c) => exportCalendar(c, { from: TUESDAY, to: TUESDAY }),
			readYear: (c) => readYear(c, '2026')
		};
		const before = await calendar();
		const stranger = stage.app.context(NOBODY);
		const judge = await townOrganizer('judge');
		const town = await townOrganizer('organizer');
		for (const act of [...Object.values(changes), ...Object.values(readings)]) {
			expect(said(await act(stranger)).code).toBe('sign_in_needed');
			expect(said(await act(judge)).code).toBe('not_allowed');
		}
		for (const act of Object.values(changes)) expect(said(await act(town)).code).toBe('not_allowed');
		for (const act of Object.values(readings)) must(await act(town));
		expect(await calendar()).toEqual(before);
		const unknown = await changeOccasion(stage.organizer, stage.room, { people: 3 });
		expect(said(unknown)).toEqual(said(await changeOccasion(town, id, { people: 3 })));
	});
});

it('shows a year day by day, without what is off', async () => {
	await put(stage.organizer, stage.organizationId, '甲', '08:00', '09:00', [taking(stage.room)]);
	await put(stage.organizer, stage.organizationId, '乙', '10:00', '11:00', [], { kind: 'contest' });
	const off = await put(stage.organizer, stage.organizationId, '丙', '12:00', '13:00', []);
	must(await changeOccasion(stage.organizer, off, { state: 'cancelled' }));
	expect(must(await readYear(stage.organizer, '2026')).days).toEqual([
		{ day: TUESDAY, contests: 1, classes: 1, others: 0 }
	]);
	expect((await calendar()).occasions.map((one) => one.title.zh)).toEqual(['甲', '乙']);
	expect(said(await readCalendar(stage.organizer, { from: '2026-13-01', to: TUESDAY })).code).toBe('body_malformed');
	expect(said(await readCalendar(stage.organizer, { from: '2024-01-01', to: '2026-01-01' })).code).toBe(
		'calendar_span'
	);
});

it('is read, moved and judged with as many statements for three as for one', async () => {
	const ids: string[] = [];
	const more = async (n: number) => {
		const { id } = must(
			await addCompetition(stage.organizer, {
				organizationId: stage.organizationId,
				level: 'county',
				title: { zh: `赛${n}` },
				startsOn: TUESDAY,
				endsOn: TUESDAY
			})
		);
		ids.push(
			await put(stage.organizer, stage.organizationId, `赛${n}`, `${8 + n}:00`, `${9 + n}:00`, [taking(stage.room)], {
				kind: 'heat',
				competitionId: n === 0 ? stage.competitionId : id,
				people: 70
			})
		);
		must(
			await overrideConflict(stage.organizer, ids.at(-1) ?? '', {
				code: 'capacity',
				subject: `${stage.room}/70`,
				reason: '分两批'
			})
		);
	};
	const counts = async () => ({
		calendar: await statements(stage.app, () => calendar()),
		year: await statements(stage.app, async () => must(await readYear(stage.organizer, '2026'))),
		blockers: await statements(stage.app, async () => must(await releaseBlockers(stage.organizer, stage.competitionId)))
	});
	await more(0);
	const one = await counts();
	await more(1);
	await more(2);
	expect(await counts()).toEqual(one);
	const moving = (some: readonly string[]) =>
		statements(stage.app, async () =>
			must(
				await moveOccasions(stage.organizer, {
					moves: some.map((id, n) => ({ id, startsAt: at(`${14 + n}:00`), endsAt: at(`${15 + n}:00`), replace: [] }))
				})
			)
		);
	// each competition's organization is asked about by itself, the rest is one for all
	await stage.app.database.db.updateTable('occasion').set({ competition_id: null }).execute();
	expect(await moving(ids)).toBe(await moving(ids.slice(0, 1)));
});

it('is had as a spreadsheet with a line for each booking', async () => {
	await put(stage.organizer, stage.organizationId, '焊工初赛', '14:00', '16:30', [
		taking(stage.hall),
		taking(stage.zhang, 'judge')
	]);
	await put(stage.organizer, stage.organizationId, '碰头会', '17:00', '18:00', [], { kind: 'meeting' });
	const { bytes } = must(await exportCalendar(stage.organizer, { from: TUESDAY, to: TUESDAY }));
	const [head, ...rows] = must(await readTable(bytes));
	expect(head).toHaveLength(9);
	expect(rows.map((row) => row.slice(0, 7))).toEqual([
		[TUESDAY, '14:00', '16:30', '课次', '焊工初赛', '焊接竞赛基地', '场地'],
		[TUESDAY, '14:00', '16:30', '课次', '焊工初赛', '张伟', '裁判'],
		[TUESDAY, '17:00', '18:00', '会议', '碰头会', '', '']
	]);
});
