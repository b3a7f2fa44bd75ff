import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../../shared/day.ts';
import type { Gap, PlanningFacts, Standing } from './planning.ts';
import { proposeDates } from './propose-dates.ts';
import { aGap, someResources } from './testing/planning-fixtures.ts';

const october = aGap('yilin', '2026-10-01', '2026-10-31');
const early = { today: '2026-08-01' };

function standing(day: string, more: Partial<Standing> = {}): Standing {
	return { day, organizationIds: ['donggou'], tradeId: null, county: false, baseId: null, ...more };
}
const propose = (more: Partial<PlanningFacts> = {}, gap: Gap = october) =>
	proposeDates(gap, someResources({ ...early, ...more }));
const days = (more: Partial<PlanningFacts> = {}, gap?: Gap) => propose(more, gap).proposals.map((one) => one.day);
const codes = (more: Partial<PlanningFacts> = {}, gap?: Gap) =>
	propose(more, gap).proposals[0]?.reasons.map((one) => one.code);
/** All of October but these days. */
const but = (...open: string[]) =>
	new Set(Array.from({ length: 31 }, (_, n) => addDays('2026-10-01', n)).filter((day) => !open.includes(day)));
const onlyBase = (busyDays: ReadonlySet<string>) => ({ bases: [{ id: 'pv', organizationId: 'county', busyDays }] });

describe('three dates for a gap', () => {
	it('lie in it, a few days apart, on working days, with base, trade and reasons', () => {
		const { proposals } = propose();
		expect(proposals).toHaveLength(3);
		for (const one of proposals) {
			expect(one.day >= october.start && one.day <= october.end).toBe(true);
			expect(weekday(one.day)).toBeLessThan(6);
			expect(one.baseId).not.toBeNull();
			expect(one.tradeId).not.toBeNull();
			expect(one.reasons.map((reason) => reason.code)).toContain('trade-new');
		}
		expect(new Set(proposals.map((one) => one.day)).size).toBe(3);
		expect(propose()).toEqual(propose());
	});

	it('are neither holidays nor make-up workdays, and say so of the latter', () => {
		const marks = new Map<string, 'holiday' | 'make-up'>([
			['2026-10-06', 'holiday'],
			['2026-10-10', 'make-up']
		]);
		const free = onlyBase(but('2026-10-06', '2026-10-10', '2026-10-21'));
		expect(days({ marks, ...free })).toEqual(['2026-10-21']);
		expect(codes({ marks, ...free })).toContain('clear-of-make-up');
		expect(propose({ marks, ...free }).dropped).toMatchObject({ holiday: 4, 'make-up': 1 });
		// the first three of October are free by law, whether or not somebody entered them
		expect(days(onlyBase(but('2026-10-02', '2026-10-03', '2026-10-21')))).toEqual(['2026-10-21']);
	});

	it('take a base that is free, the nearest first', () => {
		const bases = [
			{ id: 'far', organizationId: 'county', busyDays: new Set<string>() },
			{ id: 'cluster', organizationId: 'food', busyDays: new Set<string>() },
			{ id: 'own', organizationId: 'yilin', busyDays: but('2026-10-20') }
		];
		const clusters = new Map([['yilin', ['food']]]);
		const { proposals } = propose({ bases, clusters });
		expect(proposals.map((one) => one.baseId)).toContain('own');
		expect(proposals.find((one) => one.baseId === 'own')?.day).toBe('2026-10-20');
		expect(proposals.filter((one) => one.baseId !== 'own').every((one) => one.baseId === 'cluster')).toBe(true);
	});

	it('leave the week of a county competition alone', () => {
		const free = onlyBase(but('2026-10-12', '2026-10-16', '2026-10-21'));
		expect(days({ ...free, standing: [standing('2026-10-14', { county: true })] })).toEqual(['2026-10-21']);
	});

	it('need enough judges, unless too few are known at all', () => {
		const judges = { pool: 6, busy: new Map([['2026-10-20', 2]]) };
		const free = onlyBase(but('2026-10-20', '2026-10-22'));
		expect(days({ ...free, judges })).toEqual(['2026-10-22']);
		expect(days({ ...free, judges: { ...judges, pool: 4 } })).toHaveLength(2);
	});

	it('keep the same trade in the same cluster a fortnight apart', () => {
		const one = {
			tradeIds: ['welding'],
			clusters: new Map([
				['yilin', ['pv']],
				['donggou', ['pv']]
			])
		};
		const free = onlyBase(but('2026-10-21', '2026-10-22'));
		const near = { ...one, ...free, standing: [standing('2026-10-07', { tradeId: 'welding' })] };
		expect(days(near)).toEqual(['2026-10-22']);
		expect(propose(near).dropped['trade-near']).toBe(1);
		expect(days({ ...near, clusters: new Map() })).toHaveLength(2);
	});

	it('take a trade not yet held this year, then one that is usual in this season', () => {
		const held = ['trade1', 'trade2'].map((tradeId, n) =>
			standing(`2026-0${n + 2}-10`, { tradeId, organizationIds: ['yilin'] })
		);
		const tradeIds = ['trade1', 'trade2', 'trade3', 'trade4'];
		const usual = standing('2025-11-03', { tradeId: 'trade4', organizationIds: ['yilin'] });
		const { proposals } = propose({ tradeIds, standing: [...held, usual] });
		expect(proposals[0]).toMatchObject({ tradeId: 'trade4' });
		expect(proposals[0]?.reasons.map((one) => one.code)).toContain('trade-season');
	});

	it('warn of a short lead, the weekend and the end of the period', () => {
		const late = { today: '2026-10-20' };
		expect(codes({ ...late, ...onlyBase(but('2026-10-31')) })).toEqual(
			expect.arrayContaining(['lead-short', 'weekend', 'end-near'])
		);
		expect(days({ ...late, ...onlyBase(but('2026-10-19', '2026-10-20')) })).toEqual([]);
		expect(codes({ today: '2026-09-01' })).toContain('lead-enough');
	});

	it('are none when every day is ruled out, and it is told by what', () => {
		const none = propose(onlyBase(but()));
		expect(none.proposals).toEqual([]);
		expect(Object.values(none.dropped).reduce((sum, count) => sum + count, 0)).toBe(31);
		expect(none.dropped['bases-busy']).toBeGreaterThan(20);
	});
});
