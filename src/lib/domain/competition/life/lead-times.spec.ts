import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../shared/day.ts';
import {
	backPlan,
	isRestDay,
	leadState,
	LEAD_KINDS,
	USUAL_LEAD_TIMES,
	workingDay,
	type DayKinds,
	type LeadFacts
} from './lead-times.ts';

// the National Day of 2026: 1 to 7 October off, 20 September and 10 October worked
const october: DayKinds = new Map([
	...Array.from({ length: 7 }, (_, at) => [addDays('2026-10-01', at), 'holiday'] as const),
	['2026-09-20', 'make-up'],
	['2026-10-10', 'make-up']
]);

describe('a rest day', () => {
	it('is a weekend or a holiday, and no make-up workday', () => {
		expect(['2026-10-01', '2026-10-10', '2026-10-11', '2026-10-12'].map((day) => isRestDay(day, october))).toEqual([
			true,
			false,
			true,
			false
		]);
		expect(workingDay('2026-10-05', october, -1)).toBe('2026-09-30');
		expect(workingDay('2026-10-05', october, 1)).toBe('2026-10-08');
	});
});

describe('the back-plan', () => {
	it('counts from the first day and from the last', () => {
		expect(backPlan({ startsOn: '2026-12-16', endsOn: '2026-12-17' }, USUAL_LEAD_TIMES, new Map())).toEqual({
			// 1 November is a Sunday
			approve: '2026-10-30',
			notice: '2026-11-16',
			// 6 December is a Sunday
			registration: '2026-12-04',
			judges: '2026-12-09',
			draw: '2026-12-15',
			'public-notice': '2026-12-22',
			confirm: '2026-12-29',
			archive: '2027-01-01'
		});
	});

	it('lets nothing after a competition be due before its end, however long the holiday', () => {
		const plan = backPlan({ startsOn: '2026-09-30', endsOn: '2026-09-30' }, USUAL_LEAD_TIMES, october);
		expect(plan['public-notice']).toBe('2026-10-08');
	});

	it('puts every deadline on a working day, before the days that were asked for, in their order', () => {
		fc.assert(
			fc.property(fc.nat(900), fc.nat(5), (after, days) => {
				const startsOn = addDays('2026-01-01', after);
				const endsOn = addDays(startsOn, days);
				const plan = backPlan({ startsOn, endsOn }, USUAL_LEAD_TIMES, october);
				for (const kind of LEAD_KINDS) {
					expect(isRestDay(plan[kind], october)).toBe(false);
					const asked = USUAL_LEAD_TIMES[kind];
					if (asked < 0) expect(daysBetween(startsOn, plan[kind])).toBeLessThanOrEqual(asked);
					else expect(plan[kind] > endsOn).toBe(true);
				}
				const due = LEAD_KINDS.map((kind) => plan[kind]);
				expect(due).toEqual(due.toSorted());
			})
		);
	});
});

describe('a deadline', () => {
	const facts: LeadFacts = { life: 'approved', today: '2026-11-10', taken: new Set(['approved']), judged: false };
	it('is ahead, then due for a week, then late', () => {
		expect(leadState('notice', '2026-11-18', facts)).toBe('ahead');
		expect(leadState('notice', '2026-11-17', facts)).toBe('due');
		expect(leadState('notice', '2026-11-10', facts)).toBe('due');
		expect(leadState('notice', '2026-11-09', facts)).toBe('late');
	});

	it('is done by its step, and passed when the competition went on without', () => {
		expect(leadState('approve', '2026-11-01', facts)).toBe('done');
		expect(leadState('notice', '2026-11-01', { ...facts, life: 'running', taken: new Set(['running']) })).toBe(
			'passed'
		);
		expect(leadState('draw', '2026-11-01', { ...facts, life: 'drawn', taken: new Set(['drawn']) })).toBe('done');
	});

	it('of registration is done when it closes, not when it opens', () => {
		const open: LeadFacts = { ...facts, life: 'registration', taken: new Set(['registration']) };
		expect(leadState('registration', '2026-11-10', open)).toBe('due');
		expect(leadState('registration', '2026-11-09', open)).toBe('done');
		expect(leadState('registration', '2026-11-20', { ...open, life: 'drawn' })).toBe('done');
		expect(leadState('registration', '2026-11-09', facts)).toBe('late');
	});

	it('of the judges is done when every seat has one', () => {
		expect(leadState('judges', '2026-11-09', facts)).toBe('late');
		expect(leadState('judges', '2026-11-09', { ...facts, judged: true })).toBe('done');
		expect(leadState('judges', '2026-11-09', { ...facts, life: 'archived' })).toBe('passed');
	});

	it('is void once the competition was put off or called off', () => {
		for (const life of ['postponed', 'cancelled'] as const)
			expect(leadState('notice', '2026-11-01', { ...facts, life })).toBe('void');
	});
});
