import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/day.ts';
import { deriveResults, type Cell, type SeasonFacts } from './derive-results.ts';
import { periodsOf } from './obligation.ts';
import { aCompetition, anObligation, someFacts } from './testing/season-fixtures.ts';

/** The cell of Yilin in a month, or of all together. */
function cell(facts: SeasonFacts, month: number, who: string | null = 'yilin'): Cell {
	const start = `2026-${String(month).padStart(2, '0')}-01`;
	const found = deriveResults(facts, 2026).find((one) => one.start === start && one.organizationId === who);
	if (!found) throw new Error('no such cell');
	return found;
}
const word = (facts: SeasonFacts, month: number, who: string | null = 'yilin') => cell(facts, month, who).result;

describe('the result of a place', () => {
	it('is met by what was held, in the month of its first day', () => {
		const facts = someFacts({ competitions: [aCompetition('2026-08-31'), aCompetition('2026-10-01')] });
		expect([8, 9, 10].map((month) => word(facts, month))).toEqual(['met', 'missed', 'met']);
		expect(word(facts, 8, 'donggou')).toBe('missed');
	});

	it('is planned only by a day that is still to come', () => {
		const planned = (day: string) => cell(someFacts({ competitions: [aCompetition(day, { life: 'approved' })] }), 10);
		expect(planned('2026-10-08')).toMatchObject({ result: 'planned', planned: 1, overdue: 0 });
		expect(planned('2026-10-07')).toMatchObject({ result: 'at-risk', planned: 0, overdue: 1 });
	});

	it('is at risk once preparing takes longer than is left', () => {
		const on = (today: string) => word(someFacts({ today }), 10);
		expect(on('2026-10-06')).toBe('open');
		expect(on('2026-10-07')).toBe('at-risk');
		expect(on('2026-10-31')).toBe('at-risk');
		expect(on('2026-11-01')).toBe('missed');
	});

	it('opens again when what was planned is cancelled or postponed', () => {
		for (const life of ['cancelled', 'postponed'] as const) {
			const facts = (now: 'registration' | typeof life, day: string) =>
				someFacts({ competitions: [aCompetition(day, { life: now })] });
			expect(word(facts('registration', '2026-12-10'), 12)).toBe('planned');
			expect(word(facts(life, '2026-12-10'), 12)).toBe('open');
			expect(word(facts(life, '2026-10-20'), 10)).toBe('at-risk');
			expect(word(facts(life, '2026-09-20'), 9)).toBe('missed');
		}
	});

	it('is waived for one place or for the whole period, unless it was held all the same', () => {
		const waiver = { obligationId: 'monthly', organizationId: 'yilin', start: '2026-02-01' };
		const one = someFacts({ waivers: [waiver] });
		expect([word(one, 2), word(one, 2, 'donggou'), word(one, 3)]).toEqual(['waived', 'missed', 'missed']);
		const whole = someFacts({ waivers: [{ ...waiver, organizationId: null }] });
		expect([word(whole, 2), word(whole, 2, 'donggou')]).toEqual(['waived', 'waived']);
		expect(word({ ...whole, competitions: [aCompetition('2026-02-20')] }, 2)).toBe('met');
	});

	it('asks for as many as the minimum says', () => {
		const two = someFacts({
			obligations: [anObligation({ minimum: 2 })],
			competitions: [aCompetition('2026-10-02'), aCompetition('2026-10-20', { life: 'planned' })]
		});
		expect(cell(two, 10)).toMatchObject({ result: 'planned', held: 1, planned: 1 });
		expect(word({ ...two, today: '2026-11-01' }, 10)).toBe('missed');
	});
});

describe('what counts', () => {
	it('passes the filters of level, activity and trade', () => {
		const strict = anObligation({ levels: ['township'], activities: ['skill'], tradeIds: ['welding'] });
		const held = (more: object) =>
			word(
				someFacts({
					obligations: [strict],
					competitions: [aCompetition('2026-09-10', { tradeId: 'welding', ...more })]
				}),
				9
			);
		expect(held({})).toBe('met');
		expect(held({ level: 'enterprise' })).toBe('missed');
		expect(held({ activity: 'five-small' })).toBe('missed');
		expect(held({ tradeId: null })).toBe('missed');
	});

	it('is a joint competition for all who share it, up to the cap', () => {
		const joint = aCompetition('2026-09-10', { organizationIds: ['donggou', 'yilin'] });
		const facts = (jointCap: number | null) =>
			someFacts({ obligations: [anObligation({ jointCap })], competitions: [joint] });
		expect([word(facts(null), 9), word(facts(null), 9, 'donggou')]).toEqual(['met', 'met']);
		expect([word(facts(1), 9), word(facts(1), 9, 'donggou')]).toEqual(['missed', 'met']);
	});

	it('with any is so many different organizations, with total so many competitions', () => {
		const competitions = [aCompetition('2026-09-10'), aCompetition('2026-09-12')];
		const any = someFacts({ obligations: [anObligation({ quantifier: 'any', minimum: 2 })], competitions });
		expect(cell(any, 9, null)).toMatchObject({ result: 'missed', held: 1 });
		const both = [...competitions, aCompetition('2026-09-30', { organizationIds: ['donggou'] })];
		expect(cell({ ...any, competitions: both }, 9, null)).toMatchObject({ result: 'met', held: 2 });
		const total = someFacts({
			obligations: [anObligation({ quantifier: 'total', period: 'year', minimum: 3, organizationIds: [] })],
			competitions
		});
		expect(cell(total, 1, null)).toMatchObject({ result: 'open', held: 2, end: '2026-12-31' });
	});

	it('with total is also what organizations below hold, a joint one once', () => {
		const total = (organizationIds: string[]) =>
			anObligation({ quantifier: 'total', period: 'year', minimum: 5, organizationIds });
		const competitions = [
			aCompetition('2026-05-10', { organizationIds: ['mill', 'school'] }),
			aCompetition('2026-05-11', { organizationIds: ['school'] }),
			aCompetition('2026-05-12', { organizationIds: ['elsewhere'] })
		];
		const held = (organizationIds: string[]) =>
			cell(someFacts({ obligations: [total(organizationIds)], competitions }), 1, null).held;
		expect(held([])).toBe(2);
		expect(held(['yilin'])).toBe(1);
	});
});

describe('a year', () => {
	it('owes only periods that lie wholly in the time of the obligation', () => {
		const spans = periodsOf({ period: 'month', from: '2026-03-15', to: '2026-06-30' }, 2026);
		expect(spans.map((span) => span.start)).toEqual(['2026-04-01', '2026-05-01', '2026-06-01']);
		expect(periodsOf({ period: 'quarter', from: '2025-01-01', to: null }, 2026)).toHaveLength(4);
		expect(periodsOf({ period: 'year', from: '2026-02-01', to: null }, 2026)).toEqual([]);
	});

	it('has a result for each place, and time alone never leads back from missed', () => {
		const day = fc.integer({ min: 0, max: 364 }).map((n) => addDays('2026-01-01', n));
		const life = fc.constantFrom('planned' as const, 'confirmed' as const, 'cancelled' as const);
		const competition = fc.record({ day, life, organizationIds: fc.constantFrom(['yilin'], ['donggou', 'yilin']) });
		fc.assert(
			fc.property(fc.array(competition, { maxLength: 30 }), day, day, (all, a, b) => {
				const competitions = all.map(({ day: on, ...more }) => aCompetition(on, more));
				const [early, late] = a < b ? [a, b] : [b, a];
				const before = deriveResults(someFacts({ competitions, today: early }), 2026);
				const after = deriveResults(someFacts({ competitions, today: late }), 2026);
				expect(before).toHaveLength(24);
				for (const [index, cellThen] of before.entries())
					if (cellThen.result === 'missed' || cellThen.result === 'met')
						expect(after[index]?.result).toBe(cellThen.result);
			})
		);
	});
});
