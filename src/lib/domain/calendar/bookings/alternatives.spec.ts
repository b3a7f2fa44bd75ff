// Ways out: what is offered is really free, near what was wished, and on working days.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOfInstant, instantAt, minuteOfInstant } from '../../shared/day.ts';
import { freeTimes, swapsFor } from './alternatives.ts';
import { conflictsOf } from './conflicts.ts';
import type { Facts } from './facts.ts';
import { indexFacts } from './fact-index.ts';
import { booked, facts, occasion, person, resource, TUESDAY } from './testing/calendar-facts.ts';

const room = resource('room');
const zhang = person('张伟');
const where = { from: '2026-11-30', to: '2026-12-06', notBefore: 0, home: instantAt(TUESDAY, '13:30') };

function times(given: Partial<Facts>, wished = occasion('o', '13:30', '17:00', [booked('room')]), more = {}) {
	return freeTimes(indexFacts(facts(given)), wished, { ...where, ...more }).map(
		(one) =>
			`${dayOfInstant(one.startsAt).slice(8)} ${Math.floor(minuteOfInstant(one.startsAt) / 60)}:${String(minuteOfInstant(one.startsAt) % 60).padStart(2, '0')}`
	);
}

describe('other times', () => {
	const wished = occasion('o', '13:30', '17:00', [booked('room')], { day: '2026-12-02' });
	const busy = occasion('x', '14:00', '16:30', [booked('room')], { day: '2026-12-02' });

	it('are the nearest at which everything is free, one for each half day', () => {
		expect(times({ resources: [room], occasions: [busy] }, wished)).toEqual(['02 8:30', '03 13:30']);
		const full = occasion('y', '08:00', '18:00', [booked('room')], { day: '2026-12-03' });
		expect(times({ resources: [room], occasions: [busy, full] }, wished)).toEqual(['01 8:30', '02 8:30']);
	});

	it('leave out weekends and holidays unless it stands on one, and what lies behind', () => {
		const holidays = ['2026-12-02', '2026-12-03'].map((day) => ({ day, kind: 'holiday' as const, name: { zh: '节' } }));
		expect(times({ resources: [room], occasions: [busy], workDays: holidays }, wished, { limit: 9 })).toEqual([
			'30 8:30',
			'30 13:30',
			'01 8:30',
			'04 8:30',
			'04 13:30'
		]);
		expect(times({ resources: [room], occasions: [busy] }, wished, { notBefore: instantAt('2026-12-04', 0) })).toEqual([
			'04 8:30',
			'04 13:30'
		]);
	});

	it('keep opening hours and set-up', () => {
		const office = resource('room', { opens: 9 * 60, closes: 12 * 60 });
		const short = occasion('o', '13:30', '14:30', [booked('room')], { setup: 30, day: '2026-12-02' });
		for (const time of times({ resources: [office] }, short, { limit: 9 }))
			expect([' 9:30', '10:00', '10:30', '11:00'].some((start) => time.endsWith(start.trim()))).toBe(true);
	});

	it('never clash, whatever else is booked', () => {
		const other = fc.record({
			day: fc.integer({ min: 0, max: 6 }),
			start: fc.integer({ min: 8, max: 16 }),
			hours: fc.integer({ min: 1, max: 5 }),
			who: fc.constantFrom('room', '张伟')
		});
		fc.assert(
			fc.property(fc.array(other, { maxLength: 25 }), (others) => {
				const given = facts({
					resources: [room, zhang],
					occasions: others.map((one, n) =>
						occasion(`x${n}`, `${one.start}:00`, `${one.start + one.hours}:00`, [booked(one.who, { travel: 15 })], {
							day: addDays('2026-11-30', one.day)
						})
					)
				});
				const index = indexFacts(given);
				const needs = occasion('o', '13:30', '15:00', [booked('room'), booked('张伟', { role: 'judge' })]);
				for (const free of freeTimes(index, needs, { ...where, limit: 8 })) {
					const moved = { ...needs, startsAt: free.startsAt, endsAt: free.endsAt };
					expect(conflictsOf(index, moved).filter((one) => one.level === 'block')).toEqual([]);
				}
			})
		);
	});
});

describe('a swap', () => {
	const zhou = person('周德胜');
	const teacher = person('顾春兰', { roles: ['teacher'] });
	const wished = occasion('o', '13:30', '17:00', [booked('张伟', { role: 'judge' }), booked('room')]);

	it('is somebody of the same role who is free the whole time, who has least to do first', () => {
		const busy = person('沈国荣');
		const given = facts({
			resources: [zhang, teacher, busy, zhou],
			occasions: [
				occasion('x', '08:00', '09:00', [booked('沈国荣', { role: 'judge' })]),
				occasion('y', '16:00', '18:00', [booked('顾春兰', { role: 'teacher' })])
			]
		});
		expect(swapsFor(indexFacts(given), wished, '张伟', 3).map((one) => one.resource.id)).toEqual(['周德胜', '沈国荣']);
		expect(swapsFor(indexFacts(given), wished, 'nobody')).toEqual([]);
	});

	it('is a room that holds as many', () => {
		const given = facts({
			resources: [
				resource('room', { capacity: 60 }),
				resource('small', { capacity: 20 }),
				resource('large', { capacity: 80 }),
				resource('base', { kind: 'base', capacity: 90 })
			]
		});
		expect(swapsFor(indexFacts(given), wished, 'room', 3).map((one) => one.resource.id)).toEqual(['large']);
		expect(swapsFor(indexFacts(given), { ...wished, people: 15 }, 'room', 3).map((one) => one.resource.id)).toEqual([
			'small',
			'large'
		]);
	});
});
