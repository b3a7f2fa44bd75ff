// What stands against an occasion: each kind of conflict, and the moment at which it stops being one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt } from '../../shared/day.ts';
import { conflictsOf, overrideOf } from './conflicts.ts';
import type { ContestFacts, Facts, OccasionFacts } from './facts.ts';
import { indexFacts } from './fact-index.ts';
import { CODES, levelOf } from './levels.ts';
import { busySpan, joined, overlaps } from './span.ts';
import { booked, facts, occasion, person, resource, TUESDAY } from './testing/calendar-facts.ts';

const room = resource('room');
const hall = resource('hall', { kind: 'base', capacity: 24 });
const zhang = person('张伟');

function codes(given: Partial<Facts>, one: OccasionFacts): string[] {
	return conflictsOf(indexFacts(facts(given)), one).map((conflict) => conflict.code);
}

describe('one resource for two', () => {
	const first = occasion('first', '08:00', '10:00', [booked('room')]);
	const given = { resources: [room], occasions: [first] };

	it('clashes from the first shared minute, and not where the ends touch', () => {
		expect(codes(given, occasion('second', '09:59', '11:00', [booked('room')]))).toEqual(['clash']);
		expect(codes(given, occasion('second', '10:00', '11:00', [booked('room')]))).toEqual([]);
		expect(codes(given, occasion('second', '07:00', '08:00', [booked('room')]))).toEqual([]);
	});

	it('clashes in set-up, teardown and travel, and says what takes it until when', () => {
		const later = (setup: number, travel = 0) =>
			occasion('second', '10:30', '11:00', [booked('room', { travel })], { setup });
		expect(codes(given, later(30))).toEqual([]);
		expect(codes(given, later(31))).toEqual(['clash']);
		expect(codes(given, later(15, 16))).toEqual(['clash']);
		const [clash] = conflictsOf(indexFacts(facts(given)), later(45));
		expect(clash).toMatchObject({
			level: 'block',
			subject: 'room/first',
			otherId: 'first',
			span: { from: instantAt(TUESDAY, '09:45'), to: instantAt(TUESDAY, '10:00') },
			params: { resource: { zh: 'room' }, other: { zh: 'first' }, to: instantAt(TUESDAY, '10:00') }
		});
	});

	it('is a warning when one of the two is a wish, and nothing when one is off or the same', () => {
		expect(codes(given, occasion('second', '09:00', '11:00', [booked('room', { hard: false })]))).toEqual(['soft']);
		expect(codes(given, { ...first, startsAt: first.startsAt + 60_000 })).toEqual([]);
		for (const state of ['cancelled', 'draft', 'skipped'] as const)
			expect(
				codes({ ...given, occasions: [{ ...first, state }] }, occasion('second', '09:00', '11:00', [booked('room')]))
			).toEqual([]);
	});

	it('is seen between a base and its stations, both ways', () => {
		const station = resource('station', { kind: 'station', parentId: 'hall' });
		const whole = occasion('whole', '08:00', '10:00', [booked('hall')]);
		const one = occasion('one', '09:00', '11:00', [booked('station')]);
		const resources = [hall, station];
		expect(codes({ resources, occasions: [whole] }, one)).toEqual(['station']);
		expect(codes({ resources, occasions: [one] }, whole)).toEqual(['station']);
		expect(codes({ resources, occasions: [whole] }, { ...one, startsAt: whole.endsAt })).toEqual([]);
	});
});

describe('a place', () => {
	it('holds so many people; the stations of a base are taken in turn by the heats of a contest', () => {
		const small = resource('room', { capacity: 40 });
		const people = (n: number) => occasion('c', '09:00', '10:00', [booked('room')], { people: n });
		expect(codes({ resources: [small] }, people(40))).toEqual([]);
		expect(codes({ resources: [small] }, people(41))).toEqual(['capacity']);
		const contest = occasion('c', '09:00', '10:00', [booked('hall')], { people: 60, kind: 'contest' });
		expect(codes({ resources: [hall] }, contest)).toEqual([]);
		expect(codes({ resources: [hall] }, { ...contest, kind: 'heat' })).toEqual(['capacity']);
	});

	it('opens and closes, for set-up too', () => {
		const office = resource('room', { opens: 8 * 60, closes: 17 * 60 + 30 });
		const at = (from: string, to: string, setup = 0) =>
			codes({ resources: [office] }, occasion('o', from, to, [booked('room')], { setup }));
		expect(at('08:00', '17:30')).toEqual([]);
		expect(at('08:15', '17:30', 20)).toEqual(['hours']);
		expect(at('14:00', '17:31')).toEqual(['hours']);
		expect(
			codes(
				{ resources: [resource('room', { closes: 17 * 60 })] },
				occasion('o', '22:00', '23:59', [booked('room')], { teardown: 1 })
			)
		).toEqual(['hours']);
	});

	it('has to be named when something is contested there', () => {
		const at = (naming: Exclude<ReturnType<typeof resource>['naming'], null>, kind: 'heat' | 'class' = 'heat') =>
			codes(
				{ resources: [resource('base', { kind: 'base', naming })] },
				occasion('o', '08:00', '09:00', [booked('base')], { kind })
			);
		expect(at({ state: 'named', expiresOn: '2027-12-31' })).toEqual([]);
		expect(at({ state: 'named', expiresOn: '2026-11-30' })).toEqual(['base']);
		expect(at({ state: 'named', expiresOn: '2026-11-30' }, 'class')).toEqual([]);
		expect(at({ state: 'visited', expiresOn: null })).toEqual(['base']);
		expect(at({ state: 'rectify', expiresOn: '2027-12-31' })).toEqual(['base-check']);
	});

	it('may be out of use, or missing where one is needed', () => {
		expect(
			codes({ resources: [resource('room', { retired: true })] }, occasion('o', '08:00', '09:00', [booked('room')]))
		).toEqual(['retired']);
		expect(codes({}, occasion('o', '08:00', '09:00', [], { kind: 'class' }))).toEqual(['venue']);
		expect(codes({}, occasion('o', '08:00', '09:00', [], { kind: 'meeting' }))).toEqual([]);
	});
});

describe('a person', () => {
	const judge = booked('张伟', { role: 'judge' });
	const resources = [room, hall, zhang];

	it('needs half an hour from one place to another, none within one', () => {
		const morning = occasion('morning', '08:00', '10:00', [judge, booked('room')]);
		const next = (from: string, place: string) =>
			codes({ resources, occasions: [morning] }, occasion('next', from, '12:00', [judge, booked(place)]));
		expect(next('10:29', 'hall')).toEqual(['tight']);
		expect(next('10:30', 'hall')).toEqual([]);
		expect(next('10:00', 'room')).toEqual([]);
	});

	it('works eight hours a day', () => {
		const morning = occasion('morning', '08:00', '12:00', [judge]);
		const afternoon = (to: string) =>
			codes({ resources, occasions: [morning] }, occasion('next', '14:00', to, [judge]));
		expect(afternoon('18:00')).toEqual([]);
		expect(afternoon('18:30')).toEqual(['load']);
	});

	it('does not judge where it competes', () => {
		const competition = { id: 'c', life: 'approved' as const };
		const heat = occasion('heat', '08:00', '09:00', [booked('张伟', { role: 'contestant' })], { competition });
		const judging = occasion('judging', '14:00', '15:00', [judge], { competition });
		expect(codes({ resources, occasions: [heat] }, judging)).toEqual(['judge']);
		expect(codes({ resources, occasions: [heat] }, { ...judging, competition: { ...competition, id: 'd' } })).toEqual(
			[]
		);
	});
});

describe('a day', () => {
	const workDays = [
		{ day: '2026-10-01', kind: 'holiday' as const, name: { zh: '国庆节' } },
		{ day: '2026-10-10', kind: 'make-up' as const, name: { zh: '国庆节' } }
	];

	it('may be a holiday, or a Saturday that is worked', () => {
		const on = (day: string, kind: 'class' | 'contest' | 'maintenance') =>
			codes({ resources: [room], workDays }, occasion('o', '09:00', '10:00', [booked('room')], { day, kind }));
		expect(on('2026-10-01', 'class')).toEqual(['holiday']);
		expect(on('2026-10-01', 'maintenance')).toEqual([]);
		expect(on('2026-10-10', 'class')).toEqual(['make-up']);
		expect(on('2026-10-10', 'contest')).toEqual([]);
		expect(on('2026-10-12', 'class')).toEqual([]);
	});
});

describe('a contest', () => {
	const contest = (id: string, startsOn: string, more: Partial<ContestFacts> = {}): ContestFacts => ({
		id,
		title: { zh: id },
		tradeId: 'welding',
		clusterIds: ['pv'],
		startsOn,
		endsOn: startsOn,
		life: 'approved',
		...more
	});
	const own = occasion('o', '09:00', '10:00', [booked('room')], {
		kind: 'contest',
		competition: { id: 'own', life: 'approved' }
	});

	it('keeps two weeks from the next of its trade in its cluster', () => {
		const near = (other: ContestFacts) => codes({ resources: [room], contests: [contest('own', TUESDAY), other] }, own);
		expect(near(contest('other', '2026-12-15'))).toEqual(['trade']);
		expect(near(contest('other', '2026-12-16'))).toEqual([]);
		expect(near(contest('other', '2026-11-10', { endsOn: '2026-11-17' }))).toEqual(['trade']);
		expect(near(contest('other', TUESDAY, { clusterIds: ['filters'] }))).toEqual([]);
		expect(near(contest('other', TUESDAY, { tradeId: 'fitting' }))).toEqual([]);
		expect(near(contest('other', TUESDAY, { life: 'cancelled' }))).toEqual([]);
	});

	it('needs its papers', () => {
		expect(codes({ resources: [room] }, { ...own, competition: { id: 'own', life: 'filed' } })).toEqual(['papers']);
	});
});

describe('the weight of a conflict', () => {
	const holiday = { workDays: [{ day: TUESDAY, kind: 'holiday' as const, name: { zh: '节' } }], resources: [room] };
	const one = occasion('o', '09:00', '10:00', [booked('room')]);

	it('is what the organization says, except where the database says it', () => {
		const levels = { county: { holiday: 'ignore' as const, clash: 'ignore' as const } };
		expect(codes({ ...holiday, levels }, one)).toEqual([]);
		expect(levelOf('clash', levels.county)).toBe('block');
		expect(CODES.map((code) => levelOf(code, undefined)).filter((level) => level === 'ignore')).toEqual([]);
		const heavy = { ...holiday, levels: { county: { holiday: 'block' as const } } };
		expect(conflictsOf(indexFacts(facts(heavy)), one).map((conflict) => conflict.level)).toEqual(['block']);
	});

	it('is settled by an override of the same facts only, and never when it blocks', () => {
		const [conflict] = conflictsOf(indexFacts(facts(holiday)), one);
		if (!conflict) throw new Error('no conflict');
		const kept = { code: 'holiday' as const, subject: TUESDAY, reason: '节日技能展示', by: { zh: '组' }, at: 0 };
		expect(overrideOf(conflict, [kept])).toEqual(kept);
		expect(overrideOf(conflict, [{ ...kept, subject: '2026-12-02' }])).toBeNull();
		expect(overrideOf({ ...conflict, level: 'block' }, [kept])).toBeNull();
	});

	it('comes first when it is heavier', () => {
		const other = occasion('x', '09:30', '10:30', [booked('room')]);
		expect(codes({ ...holiday, occasions: [other] }, one)).toEqual(['clash', 'holiday']);
	});
});

it('two occasions that change places do not clash with where they were', () => {
	const morning = occasion('morning', '08:00', '10:00', [booked('room')]);
	const later = occasion('later', '10:00', '12:00', [booked('room')]);
	const given = facts({ resources: [room], occasions: [morning, later] });
	const swapped = [
		{ ...morning, startsAt: later.startsAt, endsAt: later.endsAt },
		{ ...later, startsAt: morning.startsAt, endsAt: morning.endsAt }
	];
	const index = indexFacts(given, swapped);
	expect(swapped.flatMap((one) => conflictsOf(index, one))).toEqual([]);
	expect(conflictsOf(indexFacts(given), swapped[0] ?? morning)).toHaveLength(1);
});

it('clashes exactly when the two times taken overlap', () => {
	const times = fc.record({
		start: fc.integer({ min: 0, max: 600 }),
		length: fc.integer({ min: 1, max: 300 }),
		setup: fc.integer({ min: 0, max: 60 }),
		travel: fc.integer({ min: 0, max: 60 })
	});
	fc.assert(
		fc.property(times, times, (a, b) => {
			const [first, second] = [a, b].map((one, n) => {
				const made = occasion(`o${n}`, '08:00', '09:00', [booked('room', { travel: one.travel })]);
				const startsAt = made.startsAt + one.start * 60_000;
				return { ...made, startsAt, endsAt: startsAt + one.length * 60_000, setup: one.setup };
			}) as [OccasionFacts, OccasionFacts];
			const minutes = (o: OccasionFacts) => busySpan(o, o.bookings[0] ?? { travel: 0 });
			const clash = codes({ resources: [room], occasions: [second] }, first).includes('clash');
			expect(clash).toBe(overlaps(minutes(first), minutes(second)));
			expect(joined([minutes(first), minutes(second)])).toHaveLength(
				clash || minutes(first).to === minutes(second).from || minutes(second).to === minutes(first).from ? 1 : 2
			);
		})
	);
});
